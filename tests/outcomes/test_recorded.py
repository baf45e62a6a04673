"""A recorded plan says less than a computed one: what cannot be computed has no value but a reason, never 0."""

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


def figures(community: Community, plan: Plan) -> dict[str, float]:
    return {row.id: row.value for row in solve(community, plan) if row.kind == "all" and row.value is not None}


def notes(community: Community, plan: Plan) -> dict[str, str]:
    return {row.id: row.note for row in solve(community, plan) if row.note}


def test_a_calendar_alone_says_red_weeks_lag_and_lateness() -> None:
    community = tiny(blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}})
    found = figures(community, recorded(community, CALENDAR))
    assert found.pop("seats_offered_weeks") == 40  # the community's, whatever the plan
    assert found == {
        "working_before_learning_weeks": 0, "working_before_learning_share": 0, "lag_mean_weeks": 1,
        "lag_ninth_tenth_weeks": 1, "late_weeks": 0, "aims_given_share": 0,
    }  # fmt: skip


def test_placements_of_enterprises_alone_say_nothing_of_seats() -> None:
    community = tiny()
    plan = recorded(community, (*CALENDAR, "placements"))
    said = notes(community, plan)
    assert said["first_choice_share"] == "not known: nobody is at a position that they ranked"
    assert said["own_field_share"] == "not known: nobody is at a position that is known"
    assert said["seats_used_share"] == "not known: no seat is offered, or of somebody only the enterprise is known"
    assert said["promised_seats_unused"].startswith("not known: no seat is promised")
    for name, unsaid in (
        ("unplaced_students", "unplaced"),
        ("unstaffed_sections", "unstaffed"),
        ("teacher_load_mean", "duties"),
    ):
        assert said[name] == f"not known: the recorded plan does not say {unsaid}"
    assert not set(said) & set(figures(community, plan))


@pytest.mark.parametrize("known", [("cohorts", "spans"), ("cohorts", "sections", "sessions"), ("cohorts",)])
def test_without_lessons_or_without_practice_red_weeks_are_not_known(known: tuple[str, ...]) -> None:
    community = tiny()
    assert set(figures(community, recorded(community, known))) == {"seats_offered_weeks"}


def test_without_a_due_week_lateness_is_not_known() -> None:
    community = tiny()
    plan = recorded(community, CALENDAR)
    undue = plan.with_tables(cohorts=plan["cohorts"].drop("due_week"))
    assert notes(community, undue)["late_weeks"] == "not known: no cohort has both a due week and a known school"


def test_of_a_school_that_is_not_known_neither_lag_nor_lateness_is() -> None:
    community = tiny(blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}})
    plan = recorded(community, CALENDAR)
    foreign = plan.with_tables(cohorts=plan["cohorts"].drop("school"))
    assert {"lag_mean_weeks", "late_weeks"} <= set(notes(community, foreign))


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
