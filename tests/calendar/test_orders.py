"""Modules in any order with spacing, and modules that begin at fixed dates with places."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from tests.communities import FIRST, Items, monday, tiny

from alternance.calendar import Draft, Solution, build, solve, tables, words
from alternance.community import Community

COURSE: dict[str, Any] = {"minutes": 300, "weekly_min": 300, "weekly_max": 300, "order_group": "courses"}
SPACED = [{"id": "courses", "spacing_min": 2, "spacing_max": 3}]


def week(day: dt.date) -> int:
    return (day - FIRST).days // 7


def made(community: Community) -> tuple[Draft, Solution]:
    draft = build(community)
    result = solve(draft.problem, work_limit=4_000)
    assert result.solution is not None, [words(draft, reason) for reason in result.reasons]
    assert result.bound <= result.parts.total
    return draft, result.solution


def begins(community: Community) -> dict[str, list[int]]:
    """Module → the weeks in which cohorts begin it, in their order."""
    sessions = tables(*made(community))["sessions"].sort("section")
    found: dict[str, list[int]] = {}
    for section, first in sessions.select("section", "from").rows():
        found.setdefault(section.split("/")[1], []).append(week(first))
    return found


def test_courses_of_a_group_are_some_weeks_apart() -> None:
    modules: Items = dict.fromkeys("xyz", COURSE)
    found = begins(tiny(weeks=10, modules=modules, blocks={}, order_groups=SPACED))
    at = sorted(week for weeks in found.values() for week in weeks)
    assert all(2 <= later - (earlier + 1) <= 3 for earlier, later in pairwise(at))


def test_any_order_will_do_where_windows_leave_only_one() -> None:
    """In the order of their names they would not fit."""
    windows = {"x": (6, 9), "y": (3, 5), "z": (0, 2)}
    modules: Items = {
        name: {**COURSE, "window_from": monday(low), "window_to": monday(high)} for name, (low, high) in windows.items()
    }
    found = begins(tiny(weeks=10, modules=modules, blocks={}, order_groups=SPACED))
    assert found["z"] < found["y"] < found["x"]


def test_a_group_of_one_is_free() -> None:
    modules: Items = {"x": COURSE, "y": {**COURSE, "order_group": None}}
    assert not build(tiny(modules=modules, blocks={}, order_groups=SPACED)).problem.cohorts[0].orders


def test_a_module_begins_at_one_of_its_dates() -> None:
    modules: Items = {"x": {"minutes": 480, "weekly_min": 240, "weekly_max": 240}}
    offers = [{"module": "x", "week": monday(5)}, {"module": "x", "week": monday(9)}]
    assert begins(tiny(weeks=10, modules=modules, blocks={}, offers=offers)) == {"x": [5]}


@pytest.mark.parametrize(("places", "expected"), [(4, {3}), (2, {3, 7})])
def test_so_many_begin_at_a_date_as_it_has_places(places: int, expected: set[int]) -> None:
    modules: Items = {"x": {"minutes": 480, "weekly_min": 240, "weekly_max": 240, "gives": {"a": 2}}}
    offers = [{"module": "x", "week": monday(w), "places": places} for w in (3, 7)]
    cohorts: Items = {"c": {"due_week": monday(4)}, "d": {"due_week": monday(4)}}
    community = tiny(weeks=10, modules=modules, blocks={}, offers=offers, cohorts=cohorts)
    assert set(begins(community)["x"]) == expected


def test_no_date_is_said() -> None:
    modules: Items = {"x": {"minutes": 480, "weekly_min": 240, "weekly_max": 240}}
    offers = [{"module": "x", "week": monday(9), "places": 1}]
    draft = build(tiny(weeks=10, modules=modules, blocks={}, offers=offers))
    result = solve(draft.problem, work_limit=500)
    assert (result.status, result.bound) == ("impossible", float("inf"))
