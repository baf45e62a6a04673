"""What a student likes at least as well as what is held is the beginning of the whole list."""

from __future__ import annotations

from collections import Counter

from tests.placement.test_all_placements import drawn

from alternance.community import CommunityError
from alternance.planner import Options, plan
from alternance.verify.facts import Facts


def test_nothing_is_lost_by_looking_only_at_what_is_liked_as_well() -> None:
    seen = Counter[str]()
    for seed in range(6):
        where, _ = drawn(seed)
        try:
            facts = Facts(where, plan(where, Options(work_limit=20, workers=1, rounds=0)))
        except CommunityError:  # fewer seats than students: nothing is planned then
            continue
        for row, stay in facts.planned.placements:
            student = row["student"]
            whole = facts.candidates.listed(student, stay, None)
            assert list(whole.values()) == sorted(whole.values())
            for held in facts.given.positions:
                most = whole.get(held)
                kept = {p: liking for p, liking in whole.items() if most is None or liking <= most}
                found = facts.candidates.listed(student, stay, held)
                assert list(found.items()) == list(kept.items())
                seen["shorter"] += len(found) < len(whole)
                seen["alike"] += most is not None and list(whole.values()).count(most) > 1
                seen["not listed"] += held not in whole
    assert min(seen[what] for what in ("shorter", "alike", "not listed")) > 3, seen
