"""The independent verifier finds nothing in what the engine returns: quotas, fixed students, locks, shared seats."""

from __future__ import annotations

from tests.placement.test_all_placements import drawn

from alternance.community import CommunityError
from alternance.planner import Options, plan
from alternance.verify import verify


def test_random_placements_pass_the_verifier() -> None:
    planned = placed = left = 0
    for seed in range(18):
        where, _ = drawn(seed, apart=seed % 3 == 2)
        try:
            made = plan(where, Options(work_limit=300, workers=1))
        except CommunityError:  # fewer seats than students: nothing is planned then
            continue
        found = verify(where, made)
        assert found.violations == 0, [violation.message for rule in found.rules for violation in rule.violations]
        planned += made.meta.status == "planned"
        placed += made["placements"].height
        left += made["unplaced"].height
    assert planned > 8 and placed > 20 and left > 3
