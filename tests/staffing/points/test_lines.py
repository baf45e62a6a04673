"""Points, line by line."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.communities import tiny

from alternance.staffing.points import Done, Line, lines

RULE = {"id": "r", "school": "s", "activity": "Visits", "counts": "visits", "points": 2.0}


def line(done: Done, rule: dict[str, Any], *records: dict[str, Any]) -> Line:
    rows = [{"id": f"a{n}", "teacher": "t", "rule": "r", "day": "2026-10-01", **row} for n, row in enumerate(records)]
    (found,) = lines(tiny(points_rules=[{**RULE, **rule}], activity_records=rows), done)
    return found


def test_visits_count_up_to_the_cap_and_one_more_is_told() -> None:
    found = [line(Done(visits={"t": n}), {"cap": 5.0}) for n in range(4)]
    assert [(one.count, one.points, one.next) for one in found] == [(0, 0, 2), (1, 2, 2), (2, 4, 1), (3, 5, 0)]


def test_only_whole_times_count() -> None:
    hours = Done(lessons={"t": 60 * 25 + 59})
    found = line(hours, {"counts": "hours of lessons", "per": 10})
    assert (found.count, found.points, found.next) == (25, 4, 2)


def test_weeks_as_class_head_and_weeks_of_practice() -> None:
    done = Done(headed={"t": 20}, practice={"t": 4})
    assert line(done, {"counts": "weeks as class head"}).points == 40
    assert line(done, {"counts": "weeks of practice"}).points == 8


def test_records_count_once_they_are_proven() -> None:
    records = {"evidence": "no. 1", "count": 2}, {"count": 5}
    asked = line(Done(), {"counts": "records", "evidence": "certificate"}, *records)
    assert (asked.count, asked.points, asked.unproven, asked.rows) == (2, 4, 1, ("a0",))
    free = line(Done(), {"counts": "records"}, *records)
    assert (free.count, free.points, free.unproven, free.rows) == (7, 14, 0, ("a0", "a1"))


def test_teachers_of_other_schools_have_no_line() -> None:
    assert lines(tiny(points_rules=[{**RULE, "school": "e"}]), Done()) == []


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 500), st.integers(1, 12), st.floats(0, 100), st.one_of(st.none(), st.floats(0, 1000))
)  # fmt: skip
def test_one_more_time_adds_what_was_said(count: int, per: int, points: float, cap: float | None) -> None:
    rule = {"points": points, "per": per, "cap": None if cap is None else max(cap, points)}
    now, then = (line(Done(visits={"t": n}), rule) for n in (count, count + per))
    assert then.points - now.points == now.next >= 0
