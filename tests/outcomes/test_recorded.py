"""A recorded plan says less than a computed one: what cannot be computed is missing, never 0."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import monday, table, tiny
from tests.plans import calendar_plan

from alternance.community import Community
from alternance.outcomes import solve
from alternance.plan import Plan

CALENDAR = ("cohorts", "sections", "sessions", "spans")


def recorded(community: Community, known: tuple[str, ...], **meta: Any) -> Plan:
    facts = {"kind": "recorded", "mode": "recorded", "status": "recorded", "tables_given": known, **meta}
    return calendar_plan(
        community, {("c", "m"): (0, 1)}, {("c", "b", 1): (3, 6)}, placed={("c/1", "b"): None}, meta=facts
    )


def figures(community: Community, plan: Plan) -> dict[str, float | None]:
    return {row.id: row.value for row in solve(community, plan) if row.scope == "all"}


def test_a_calendar_alone_says_red_weeks_lag_and_lateness() -> None:
    community = tiny(blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}})
    assert figures(community, recorded(community, CALENDAR)) == {
        "working_before_learning_weeks": 0, "lag_mean_weeks": 1, "late_weeks": 0
    }  # fmt: skip


def test_placements_of_enterprises_alone_say_nothing_of_seats() -> None:
    community = tiny()
    found = figures(community, recorded(community, (*CALENDAR, "placements")))
    unknown = {"first_choice_share", "own_field_share", "seats_used_share", "promised_seats_unused"}
    assert {name: found.get(name, "left out") for name in unknown} == dict.fromkeys(unknown)
    assert not {"unplaced_students", "unstaffed_sections", "teacher_load_highest", "teacher_load_mean"} & set(found)


@pytest.mark.parametrize("known", [("cohorts", "spans"), ("cohorts", "sections", "sessions"), ("cohorts",)])
def test_without_lessons_or_without_practice_red_weeks_are_not_known(known: tuple[str, ...]) -> None:
    community = tiny()
    assert figures(community, recorded(community, known)) == {}


def test_without_a_due_week_lateness_is_not_known() -> None:
    community = tiny()
    plan = recorded(community, CALENDAR)
    undue = plan.with_tables(cohorts=plan["cohorts"].drop("due_week"))
    assert figures(community, undue)["late_weeks"] is None


def test_of_a_school_that_is_not_known_neither_lag_nor_lateness_is() -> None:
    community = tiny(blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}})
    plan = recorded(community, CALENDAR)
    foreign = plan.with_tables(cohorts=plan["cohorts"].drop("school"))
    found = figures(community, foreign)
    assert (found["lag_mean_weeks"], found["late_weeks"]) == (None, None)


def test_weeks_are_those_of_the_plans_own_horizon_and_what_its_sheets_mark_as_free() -> None:
    community = tiny(
        weeks=8,
        blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}},
        school_weeks=[{"school": "s", "week": monday(-8), "days": 0}],
    )
    earlier = recorded(
        community, CALENDAR, first_week=monday(-10), weeks=30, options={"weeks_without_school": [monday(2).isoformat()]}
    )
    # the module ends before week 2, which the sheets mark as free; the block begins in week 3
    assert figures(community, earlier)["lag_mean_weeks"] == 0
    open_ = recorded(community, CALENDAR, first_week=monday(-10), weeks=30)
    assert figures(community, open_)["lag_mean_weeks"] == 1
    said = community.with_tables(school_weeks=table("school_weeks", [{"school": "s", "week": monday(2), "days": 5}]))
    assert figures(said, earlier)["lag_mean_weeks"] == 1  # the school's own year goes before
