"""What teachers offer by week, and which sections ask for one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import monday, tiny

from alternance.staffing import Lessons, build, by_week, duties, solve

TEACHER = {"id": "t", "school": "s", "minutes_per_week": 1000, "other_duties_minutes": 100, "ceiling": 1200}


def minutes(**more: Any) -> tuple[list[int], list[int]]:
    """Contract and ceiling of the first three weeks."""
    (one,) = build(tiny(**{"teachers": [TEACHER], **more}), []).teachers
    return list(one.contract[:3]), list(one.ceiling[:3])


def test_other_duties_are_taken_from_contract_and_ceiling() -> None:
    assert minutes() == ([900] * 3, [1100] * 3)


def test_without_a_ceiling_the_contract_is_it() -> None:
    assert minutes(teachers=[{**TEACHER, "ceiling": None}]) == ([900] * 3, [900] * 3)


@pytest.mark.parametrize(("days", "contract", "ceiling"), [(3, 540, 660), (0, 0, 0), (5, 900, 1100)])
def test_a_short_week_offers_its_part(days: int, contract: int, ceiling: int) -> None:
    weeks = [{"school": "s", "week": monday(1), "days": days}]
    assert minutes(school_weeks=weeks) == ([900, contract, 900], [1100, ceiling, 1100])


def test_of_absences_that_meet_the_largest_counts() -> None:
    away = [
        {"teacher": "t", "from": monday(0), "to": monday(1), "share": 0.5},
        {"teacher": "t", "from": monday(1), "to": monday(2), "share": 0.25},
    ]
    assert minutes(teacher_absences=away) == ([450, 450, 675], [550, 550, 825])


def test_absences_outside_the_horizon_do_not_count() -> None:
    away = [
        {"teacher": "t", "from": monday(-9), "to": monday(-1)},
        {"teacher": "t", "from": monday(20), "to": monday(25)},
    ]
    assert minutes(teacher_absences=away) == ([900] * 3, [1100] * 3)


def test_only_sections_that_ask_a_qualification_are_staffed_and_locks_are_kept() -> None:
    modules = {"m": {"qualification": "metal"}, "n": {}}
    lock = [{"id": "l", "what": "teacher", "cohort": "c", "item": "m", "value": "t"}]
    where = tiny(modules=modules, locks=lock)
    rows = [
        Lessons("c/m/1", "c", "s", "m", {0: 240, 1: 240}),
        Lessons("c/n/1", "c", "s", "n", {0: 240}),
        Lessons("c/m/2", "c", "s", "m", {}),
    ]
    (one,) = build(where, rows).sections
    assert (one.id, one.qualification, one.total, one.locked) == ("c/m/1", "metal", 480, "t")


def test_a_lock_gives_a_teacher_also_to_a_section_that_asks_no_qualification() -> None:
    lock = {"id": "l", "what": "teacher", "cohort": "c", "item": "m", "value": "t"}
    (section,) = build(tiny(locks=[lock]), [Lessons("c/m/1", "c", "s", "m", {0: 240})]).sections
    assert (section.qualification, section.locked) == ("", "t")
    made = solve(build(tiny(locks=[lock]), [Lessons("c/m/1", "c", "s", "m", {0: 240})]))
    assert made.teacher == {"c/m/1": "t"}


def test_other_duties_by_week() -> None:
    weeks = [{"school": "s", "week": monday(1), "days": 2}]
    where = tiny(teachers=[TEACHER], school_weeks=weeks)
    assert by_week(where, duties(where))["t", "other duties"][:3] == (100, 40, 100)


TWO: dict[str, dict[str, Any]] = {"c": {}, "d": {}}
METAL = {"m": {"qualification": "metal"}}


def test_sections_taught_as_one_are_one_section_and_count_once() -> None:
    rows = [Lessons(f"{c}/m/1", c, "s", "m", {0: 240, 1: 240}, "m/0/1") for c in "cd"]
    where = tiny(modules=METAL, cohorts=TWO)
    (one,) = build(where, rows).sections
    assert (one.id, one.members, one.total) == ("c/m/1", ("c/m/1", "d/m/1"), 480)
    assert solve(build(where, rows)).teacher == {"c/m/1": "t", "d/m/1": "t"}
    alone = [row._replace(together=None) for row in rows]
    assert len(build(where, alone).sections) == 2


def test_two_locks_of_one_course_are_apart() -> None:
    rows = [Lessons(f"{c}/m/1", c, "s", "m", {0: 240}, "m/0/1") for c in "cd"]
    locks = [{"id": c, "what": "teacher", "cohort": c, "item": "m", "value": f"t{c}"} for c in "cd"]
    (one,) = build(tiny(modules=METAL, cohorts=TWO, locks=locks), rows).sections
    assert one.apart
    (one,) = build(tiny(modules=METAL, cohorts=TWO, locks=locks[:1]), rows).sections
    assert not one.apart and one.locked == "tc"


def rule(activity: str, per: str, minutes: int) -> dict[str, Any]:
    return {"school": "s", "activity": activity, "per": per, "minutes": minutes}


def test_weekly_duties_are_taken_from_contract_and_ceiling_and_shrink_with_the_week() -> None:
    rules = [rule("administration", "week", 50), rule("this system", "week", 10)]
    assert minutes(duty_rules=rules) == ([840] * 3, [1040] * 3)
    weeks = [{"school": "s", "week": monday(1), "days": 2}]
    assert minutes(duty_rules=rules, school_weeks=weeks)[0] == [840, 336, 840]


def test_a_class_is_headed_from_its_first_to_its_due_week() -> None:
    heads = {"c": {"class_head": "t", "first_week": monday(1), "due_week": monday(1)}, "d": {"class_head": "t"}}
    rules = [rule("class head", "class headed", 90)]
    assert minutes(duty_rules=rules, cohorts=heads)[0] == [810, 720, 810]
    assert minutes(cohorts=heads)[0] == [900] * 3, "without a rule it takes nothing"


def test_lessons_bring_their_preparation_with_them() -> None:
    rules = [rule("preparation and marking", "100 minutes of lessons", 30)]
    (one,) = build(tiny(modules=METAL, duty_rules=rules), [Lessons("c/m/1", "c", "s", "m", {0: 250})]).sections
    assert one.minutes == {0: 325}


def test_duties_never_leave_less_than_nothing() -> None:
    assert minutes(duty_rules=[rule("administration", "week", 5000)]) == ([0] * 3, [0] * 3)
