"""Every figure of a region's plan is what the verifier counts, which shares nothing with what counted it."""

from __future__ import annotations

from tests.verify.hand_made import hand_made
from tests.verify.region import region

from alternance.community import Community
from alternance.outcomes import REGISTER, solve
from alternance.plan import Plan
from alternance.verify.facts import Facts
from alternance.verify.recounted import RECOUNTS


def both(
    community: Community, plan: Plan
) -> dict[str, tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]]:
    found: dict[str, dict[tuple[str, str], float]] = {name: {} for name in REGISTER}
    for row in solve(community, plan):
        if row.value is not None:
            found[row.id][row.kind, row.scope] = round(row.value, 6)
    facts = Facts(community, plan)
    counted = {
        name: {
            scope: round(value, 6)
            for scope, value in recount(facts).items()
            if scope[0] in ("all", *REGISTER[name].kinds)
        }
        for name, recount in RECOUNTS.items()
    }  # fmt: skip
    return {name: (found[name], counted[name]) for name in REGISTER}


def test_the_verifier_counts_every_indicator() -> None:
    assert set(RECOUNTS) == set(REGISTER)


def test_figures_and_recount_agree_in_every_scope() -> None:
    for community, plan in (hand_made(), region()):
        for name, (figures, counted) in both(community, plan).items():
            assert (name, figures) == (name, counted)
            assert not figures or ("all", "all") in figures
