"""Of graduated cohorts drawn at random, the figures and targets are what the verifier counts."""

from __future__ import annotations

import random
from typing import Any

import pytest
from tests.outcomes.counts.test_graduated import cohort
from tests.outcomes.test_recounted import both

from alternance.community import Community
from alternance.outcomes import REGISTER
from alternance.plan import Plan
from alternance.planner import counted
from alternance.verify import verify

COHORTS = ("g", "h", "k")
DAYS = ("2026-06-12", "2026-06-26", "2026-07-10")
OCCUPATIONS = ("o", "x", "y")


def drawn(seed: int) -> tuple[Community, Plan]:
    """Return three cohorts with gaps in all that is known of them."""
    chance = random.Random(seed)
    people = [(c, f"{c}/{n}") for c in COHORTS for n in range(chance.choice([3, 8, 14]))]
    pick = chance.choice

    def maybe(*values: Any) -> Any:
        return pick([None, *values])

    rows: dict[str, list[dict[str, Any]]] = {
        "graduated_cohorts": [
            {"id": c, "programme": "p", "school": "s", "began": pick([4, 15, 20]), "graduated_on": pick(DAYS)}
            for c in COHORTS
        ],
        "exam_results": [
            {"cohort": c, "student": s, "exam": exam, "date": day, "passed": pick([True, True, True, False, None])}
            for c, s in people
            for exam in ("one", "two")
            for day in chance.sample(DAYS, pick([0, 1, 1, 2]))
        ],
        "graduate_aims": [
            {"cohort": c, "student": s, "aim": "a", "seen_on": day, "seen_by": by, "level": pick(range(5))}
            for c, s in people
            for by in ("mentor", "teacher", "examination")
            for day in chance.sample(DAYS, pick([0, 1, 2]))
        ],
        "first_jobs": [
            {
                "cohort": c, "student": s, "after": after, "answered_on": maybe(*["2027-01-11"] * 5),
                "activity": maybe("work", "work", "work", "work", "study", "seeking work", "other"), "occupation": maybe(*OCCUPATIONS),
                "in_field": maybe(True, True, False), "nearby": maybe(True, True, False),
            }
            for c, s in people
            for after in ("6 months", "12 months")
            if chance.random() < 0.8
        ],
        "leavers": [
            {"student": f"{c}/left-{n}", "cohort": c, "left_on": "2025-01-01"}
            for c in (*COHORTS, "c")
            for n in range(pick([0, 1, 4]))
        ],
        "cohort_targets": [
            {
                "id": f"{c}.{measure}.{code}", "cohort": c, "measure": measure, "set_on": pick(["2023-08-01", "2023-08-01", *DAYS]),
                "occupation": code, "target": pick([0.1, 0.25, 0.5]) if code else pick([0, 0.5, 0.9, 4]),
            }
            for c in (*COHORTS, "c")
            for measure, codes in (
                ("quality", [None]), ("quantity", [None]), ("type", [None]), ("drop_out_share", [None]),
                ("late_weeks", [None]), ("structure", ["o", "x"]),
            )
            for code in codes
            if chance.random() < 0.7
        ],
    }  # fmt: skip
    return cohort(**rows)


@pytest.mark.parametrize("seed", range(25))
def test_figures_and_targets_are_what_is_counted_again(seed: int) -> None:
    community, plan = drawn(seed)
    for name, (figures, recount) in both(community, plan).items():
        if REGISTER[name].optional:
            assert (name, figures) == (name, recount)
    plan = plan.with_tables(**counted(community, plan))
    verification = verify(community, plan)
    assert verification["targets-recounted"].violations == ()
    assert verification["targets-recounted"].checked == community["cohort_targets"].height
    assert verification["figures-recounted"].violations == ()


def test_what_is_drawn_has_all_that_matters() -> None:
    met, told = set[bool | None](), set[str]()
    for seed in range(25):
        community, plan = drawn(seed)
        tables = counted(community, plan)
        met |= set(tables["cohort_results"]["met"])
        told |= set(tables["indicators"].drop_nulls("value")["id"])
    assert met == {True, False, None}
    assert {name for name, entry in REGISTER.items() if entry.optional} <= told
