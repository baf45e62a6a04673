"""What teachers offer by week, and which sections ask for one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import monday, tiny

from alternance.staffing import build, other_duties, solve

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
        ("c/m/1", "c", "s", "m", {0: 240, 1: 240}),
        ("c/n/1", "c", "s", "n", {0: 240}),
        ("c/m/2", "c", "s", "m", {}),
    ]
    (one,) = build(where, rows).sections
    assert (one.id, one.qualification, one.total, one.locked) == ("c/m/1", "metal", 480, "t")


def test_a_lock_gives_a_teacher_also_to_a_section_that_asks_no_qualification() -> None:
    lock = {"id": "l", "what": "teacher", "cohort": "c", "item": "m", "value": "t"}
    (section,) = build(tiny(locks=[lock]), [("c/m/1", "c", "s", "m", {0: 240})]).sections
    assert (section.qualification, section.locked) == ("", "t")
    made = solve(build(tiny(locks=[lock]), [("c/m/1", "c", "s", "m", {0: 240})]))
    assert made.teacher == {"c/m/1": "t"}


def test_other_duties_by_week() -> None:
    weeks = [{"school": "s", "week": monday(1), "days": 2}]
    assert other_duties(tiny(teachers=[TEACHER], school_weeks=weeks))["t"][:3] == (100, 40, 100)
