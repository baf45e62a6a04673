"""What graduated cohorts became, counted by hand: who is known counts, who is not does not, and few are never told."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import tiny
from tests.outcomes.figures import computed, figure, told
from tests.tables import Rows, table

from alternance.community import Community
from alternance.outcomes import REGISTER, solve
from alternance.plan import Plan


def cohort(**tables: Rows) -> tuple[Community, Plan]:
    """Return a plan beside cohort ``g``, of which nine began and which graduated in July 2026."""
    graduated = [{"id": "g", "programme": "p", "school": "s", "began": 9, "graduated_on": "2026-07-03"}]
    tables.setdefault("graduated_cohorts", graduated)
    community = tiny().with_tables(**{name: table(name, rows) for name, rows in tables.items()})
    return community, computed(community, {("c", "m"): (0, 1)}, {("c", "b", 1): (2, 5)})


def tried(student: int, passed: bool | None, exam: str = "final", day: str = "2026-06-12") -> dict[str, Any]:
    return {"cohort": "g", "student": f"g/{student}", "exam": exam, "date": day, "passed": passed}


def seen(student: int, level: int, day: str = "2026-06-12", by: str = "examination") -> dict[str, Any]:
    return {"cohort": "g", "student": f"g/{student}", "aim": "a", "level": level, "seen_on": day, "seen_by": by}


def job(student: int, activity: str | None, field: bool | None = None, nearby: bool | None = None, **cells: Any) -> Any:
    row = {"cohort": "g", "student": f"g/{student}", "after": "6 months", "activity": activity, "in_field": field}
    return {**row, "nearby": nearby, "answered_on": "2027-01-11" if activity else None, **cells}


def left(*students: int) -> Rows:
    return [{"student": f"g/{n}", "cohort": "g", "left_on": "2024-11-01"} for n in students]


def passed(*verdicts: bool | None) -> list[dict[str, Any]]:
    return [tried(n, verdict) for n, verdict in enumerate(verdicts, start=1)]


def test_who_passed_graduated_and_who_left_did_not() -> None:
    made = cohort(exam_results=passed(True, True, True, False), leavers=left(9))
    assert figure("graduated_quantity", *made) == 3
    assert figure("graduated_share", *made, scope="g") == 3 / 5


def test_the_last_try_counts_and_every_examination_is_asked() -> None:
    again = [tried(4, True, day="2026-06-26"), tried(1, False, day="2026-06-26")]
    made = cohort(exam_results=passed(True, True, True, False, True) + again)
    assert figure("graduated_quantity", *made) == 4
    # of whom one part is not known yet nothing is known, unless another part was failed
    second = [tried(n, n != 5, "practical") for n in (1, 2, 3, 5)]
    made = cohort(exam_results=passed(True, True, True, True, True) + second, leavers=left(8, 9))
    assert (figure("graduated_quantity", *made), figure("graduated_share", *made)) == (3, 3 / 6)


def test_a_result_that_is_not_known_is_no_failure() -> None:
    made = cohort(exam_results=passed(True, True, True, True, True, None))
    assert figure("graduated_share", *made) == 1


@pytest.mark.parametrize("name", ["graduated_quantity", "graduated_share"])
def test_of_four_nothing_is_told(name: str) -> None:
    made = cohort(exam_results=passed(True, True, True, True))
    assert told(name, *made) == {("all", "all"): None}
    assert not any(found.items for found in solve(*made) if found.id == name)


def test_quality_is_levels_up_to_the_target_of_those_seen() -> None:
    # the aim's target is 3: 4 counts as 3, and the better of what school and mentor saw last
    rows = [seen(n, level) for n, level in ((1, 4), (2, 3), (3, 1), (4, 1), (5, 2))]
    made = cohort(graduate_aims=[*rows, seen(4, 2, by="mentor"), seen(3, 0, "2026-06-20", "teacher")])
    assert figure("graduated_quality", *made) == pytest.approx((3 + 3 + 0 + 2 + 2) / 15)
    behind = next(found.items for found in solve(*made) if found.id == "graduated_quality")
    assert [(item.table, item.row, item.value, item.of) for item in behind] == [("aims", "g · a", 10, 15)]


def test_type_asks_the_target_at_school_and_at_work_of_those_seen_at_both() -> None:
    rows = [seen(n, 3) for n in range(1, 7)]
    rows += [seen(n, 3 - (n == 2), by="mentor") for n in range(1, 6)]
    assert figure("graduated_type", *cohort(graduate_aims=rows)) == 4 / 5
    assert figure("graduated_type", *cohort(graduate_aims=rows[:-1])) is None


def test_structure_is_how_far_first_jobs_are_from_the_shares_aimed_at() -> None:
    jobs = [job(n, "work", occupation=code) for n, code in enumerate(("o", "o", "o", "x", "y"), start=1)]
    later = [job(1, "work", occupation="z", after="12 months"), job(6, "work", occupation="x", after="12 months")]
    aims: list[dict[str, Any]] = [
        {"id": code, "cohort": "g", "measure": "structure", "occupation": code, "target": share, "set_on": "2023-08-01"}
        for code, share in (("o", 0.75), ("x", 0.25))
    ]
    made = cohort(first_jobs=[*jobs, *later], cohort_targets=aims)
    # 3 of 6 are o, 2 x, 1 another: half of .25 + 1/12 + 1/6
    assert figure("graduated_structure", *made) == pytest.approx(0.25)
    # a share that was set when the results were known is none that was aimed at: x and y are others
    late = [aims[0], {**aims[1], "set_on": "2026-07-03"}]
    assert figure("graduated_structure", *cohort(first_jobs=jobs, cohort_targets=late)) == pytest.approx(0.15)
    assert figure("graduated_structure", *cohort(first_jobs=jobs[1:], cohort_targets=aims)) is None


def test_work_in_the_field_is_of_those_who_say_it_and_do_not_study_on() -> None:
    jobs = [
        job(1, "work", True, True),
        job(2, "work", True, False),
        job(3, "work", False, True),
        job(4, "seeking work"),
    ]
    jobs += [job(5, "other"), job(6, "study"), job(7, None), job(8, "work", None, True)]
    made = cohort(first_jobs=jobs)
    assert figure("in_field_6_months_share", *made) == 2 / 5
    assert figure("in_field_nearby_6_months_share", *made) == 1 / 5
    assert figure("answers_6_months_share", *made) == 7 / 8
    few = cohort(first_jobs=jobs[1:])
    assert (figure("in_field_6_months_share", *few), figure("answers_6_months_share", *few)) == (None, 6 / 7)


def test_twelve_months_on_it_is_asked_again() -> None:
    made = cohort(first_jobs=[job(n, "work", n > 1, n > 2, after="12 months") for n in range(1, 6)])
    assert figure("in_field_12_months_share", *made) == 4 / 5
    assert figure("in_field_nearby_12_months_share", *made) == 3 / 5
    assert figure("answers_12_months_share", *made) == 1
    assert figure("in_field_6_months_share", *made) is None


def test_who_left_is_told_of_planned_cohorts_too() -> None:
    gone = [*left(1, 2, 3), {"student": "c/9", "cohort": "c", "left_on": "2026-11-01"}]
    community, plan = cohort(leavers=gone)
    assert figure("drop_out_share", community, plan) == 3 / 9  # c has three with the one who left: too few
    five = community.with_tables(cohorts=community["cohorts"].with_columns(size=4))
    assert figure("drop_out_share", five, plan) == 4 / 14
    assert figure("drop_out_share", five, plan, "c") == 1 / 5


def test_a_community_without_any_of_it_says_nothing_of_it() -> None:
    community = tiny()
    plan = computed(community, {("c", "m"): (0, 1)}, {("c", "b", 1): (2, 5)})
    said = {found.id for found in solve(community, plan)}
    assert said == {name for name, entry in REGISTER.items() if not entry.optional}
    notes = {found.id: found.note for found in solve(*cohort()) if found.kind == "all"}
    assert notes["in_field_6_months_share"] == "not known: the community has no first_jobs"
