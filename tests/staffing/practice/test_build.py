"""Who is to practise, and which weeks are free."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import monday, tiny

from alternance.policy import Limits
from alternance.staffing import duties, practice

PACKS = ("alternance-core", "cn-teachers")
# twenty weeks from 2026-09-07 on: the last day is 2027-01-24
TEACHER = {"id": "t", "school": "s", "minutes_per_week": 1000, "other_duties_minutes": 100}


def one(packs: tuple[str, ...] = PACKS, lessons: tuple[int, ...] = (), **more: Any) -> practice.Teacher | None:
    """Return the teacher of a community; None where nobody is asked."""
    where = tiny(**{"teachers": [TEACHER], **more}, facts={"packs": packs})
    taught = {("t", week) for week in lessons}
    made = practice.build(where, Limits.of(packs), duties(where), taught, set())
    return made.teachers[0] if made.teachers else None


def test_nobody_is_asked_where_no_pack_does() -> None:
    assert one(("alternance-core",)) is None
    asked = one()
    assert asked is not None and (asked.asked, asked.needed, asked.due, asked.new) == (180, 26, True, False)


@pytest.mark.parametrize(
    ("first", "last", "done"),
    [
        ("2022-01-24", "2022-01-25", 1),  # the window begins after 2022-01-24
        ("2021-01-01", "2022-01-24", 0),
        ("2024-07-01", "2024-07-31", 31),
        ("2027-01-24", "2027-01-25", 1),
    ],
)
def test_days_within_the_window_count(first: str, last: str, done: int) -> None:
    found = one(teacher_practice=[{"teacher": "t", "from": first, "to": last}])
    assert found is not None and found.done == done


def test_a_day_counts_once_whoever_says_it() -> None:
    rows = [{"teacher": "t", "from": f"2024-07-{n:02}", "to": "2024-07-20"} for n in (1, 11)]
    found = one(teacher_practice=rows)
    assert found is not None and found.done == 20


def test_who_began_within_the_years_is_new_until_the_first_practice() -> None:
    new = one(teachers=[{**TEACHER, "since": "2025-08-01"}])
    assert new is not None and (new.due, new.new) == (False, True)
    row = {"teacher": "t", "from": "2026-07-01", "to": "2026-07-31"}
    after = one(teachers=[{**TEACHER, "since": "2025-08-01"}], teacher_practice=[row])
    assert after is not None and (after.due, after.new) == (False, False)
    long = one(teachers=[{**TEACHER, "since": "2010-08-01"}])
    assert long is not None and long.due


def test_experts_who_are_lent_are_not_asked() -> None:
    assert one(teachers=[{**TEACHER, "enterprise": "e"}]) is None


def test_weeks_with_lessons_absence_or_agreed_practice_are_taken() -> None:
    away = [{"teacher": "t", "from": monday(3), "to": monday(3), "share": 0.5}]
    agreed = [{"teacher": "t", "from": monday(5), "to": monday(6)}]
    weeks = [{"school": "s", "week": monday(2), "days": 0}]
    found = one(lessons=(0,), teacher_absences=away, teacher_practice=agreed, school_weeks=weeks)
    assert found is not None
    assert found.busy[:8] == ("lessons", "", "", "absence", "", "agreed", "agreed", "")
    assert found.cost[:4] == (100, 100, 0, 50)
