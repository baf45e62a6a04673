"""Day release: some days of a week in the enterprise, lessons on the others."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import FIRST, Items, monday, tiny

from alternance.calendar import build, solve, tables
from alternance.community import Community

RELEASE: dict[str, Any] = {"rhythm": "day release", "days_per_week": 3}


def released(days: int = 3, phases: list[dict[str, Any]] | None = None, **more: Any) -> Items:
    phases = phases or [{"weeks": 4, "alone": {"a": None}}]
    return {"b": {"phases": phases, **RELEASE, "days_per_week": days, **more}}


def solved(community: Community) -> dict[str, Any]:
    draft = build(community)
    result = solve(draft.problem, work_limit=2_000)
    assert result.solution is not None, result.reasons
    return {**tables(draft, result.solution), "parts": result.parts, "bound": result.bound}


def week(day: Any) -> int:
    return int((day - FIRST).days // 7)


def test_lessons_go_on_beside_it_in_the_days_that_are_left() -> None:
    """Two days of 360 minutes are left: `late` (600 a week) lasts as long as in full weeks, `b` needs `m` before."""
    modules: Items = {"m": {"gives": {"a": 2}}, "late": {"minutes": 1800, "weekly_min": 600, "weekly_max": 600}}
    community = tiny(weeks=7, modules=modules, blocks=released())
    made = solved(community)
    spans, sessions = made["spans"], made["sessions"]
    assert spans.select("days").to_series().to_list() == [3]
    assert week(spans["from"][0]) >= 2
    assert week(spans["to"][0]) - week(spans["from"][0]) == 3
    late = sessions.filter(sessions["section"].str.contains("late"))
    assert sum(week(last) - week(first) + 1 for first, last in late.select("from", "to").rows()) == 3


def test_too_little_room_on_the_days_that_are_left() -> None:
    """One day of 360 minutes cannot take 600: the module waits for the end, or comes before."""
    modules = {"m": {"gives": {"a": 2}, "minutes": 1200, "weekly_min": 600, "weekly_max": 600}}
    community = tiny(weeks=8, modules=modules, blocks=released(4, [{"weeks": 4}]))
    made = solved(community)
    taught = {week(day) for day in made["sessions"]["from"]}
    away = set(range(week(made["spans"]["from"][0]), week(made["spans"]["to"][0]) + 1))
    assert not taught & away


def test_a_later_phase_may_need_what_is_taught_beside_an_earlier_one() -> None:
    """Five weeks in all: only because `m` is taught beside the first phase does the second come in time."""
    phases = [{"weeks": 2, "observe": {"a": None}}, {"weeks": 2, "alone": {"a": None}}]
    made = solved(tiny(weeks=4, blocks=released(3, phases)))
    assert sorted(week(day) for day in made["spans"]["from"]) == [0, 2]


def test_a_week_without_a_day_left_is_no_lesson_week_and_interrupts_nothing() -> None:
    """Week 1 has three school days, all of them practice: a module runs from week 0 over it into week 2."""
    weeks = [{"school": "s", "week": monday(1), "days": 3}]
    modules = {"m": {"gives": {"a": 2}, "minutes": 480, "weekly_min": 240, "weekly_max": 240}}
    cohorts = {"c": {"due_week": FIRST}}
    blocks = released(3, [{"weeks": 3}], applies=["m"])
    made = solved(tiny(weeks=3, modules=modules, blocks=blocks, cohorts=cohorts, school_weeks=weeks))
    assert [(week(a), week(b)) for a, b in made["sessions"].select("from", "to").rows()] == [(0, 0), (2, 2)]


@pytest.mark.parametrize(("in_holidays", "ends"), [(True, 2), (False, 3)])
def test_holidays_are_practice_weeks_only_where_it_goes_on(in_holidays: bool, ends: int) -> None:
    weeks = [{"school": "s", "week": monday(1), "days": 0}]
    blocks = released(2, [{"weeks": 3}], in_school_holidays=in_holidays)
    made = solved(tiny(weeks=5, blocks=blocks, cohorts={"c": {"due_week": FIRST}}, school_weeks=weeks))
    assert max(week(day) for day in made["spans"]["to"]) == ends


def test_seats_are_taken_in_every_week() -> None:
    cohorts: Items = {"c": {}, "d": {}}
    community = tiny(weeks=11, cohorts=cohorts, blocks=released(), positions={"p1": {"seats": 2}})
    made = solved(community)["spans"].sort("from")
    assert week(made["from"][1]) > week(made["to"][0])
