"""Each indicator of the register, by a plan made and counted by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.communities import FIRST, monday, tiny
from tests.plans import calendar_plan, plan_table

from alternance.community import Community
from alternance.outcomes import REGISTER, GapSides, solve
from alternance.plan import Plan
from alternance.plan.tables import TABLES as PLAN_TABLES

#: The sides of the gap, as the gap engine gave them.
SIDES = {
    "gap_quantity_too_few": 3.0,
    "gap_quantity_too_many": 1.0,
    "gap_structure": 0.25,
    "gap_quality": 0.5,
    "gap_compound": None,
}


def figure(name: str, community: Community, plan: Plan, scope: str = "all") -> float | None:
    values = {(found.id, found.scope): found.value for found in solve(community, plan)}
    return values[name, scope]


def computed(community: Community, modules: Any = None, phases: Any = None, **more: Any) -> Plan:
    return calendar_plan(community, modules or {}, phases or {}, **more)


# Red weeks


def test_red_weeks_by_all_school_and_cohort() -> None:
    community = tiny(cohorts={"c": {"size": 3}, "d": {"size": 5}})
    plan = computed(community, {("c", "m"): (0, 3), ("d", "m"): (0, 1)}, {("c", "b", 1): (2, 5), ("d", "b", 1): (2, 5)})
    scopes = ("all", "s", "c", "d")
    assert [figure("working_before_learning_weeks", community, plan, scope) for scope in scopes] == [6, 6, 6, 0]


# Lag and lateness


def lagging(**facts: Any) -> Community:
    block = {"phases": [{"weeks": 2, "alone": {"a": None}}], "applies": ["m", "n"]}
    return tiny(modules={"m": {"gives": {"a": 2}}, "n": {}}, blocks={"b": block}, **facts)


def test_lag_is_the_mean_over_pairs_in_teaching_weeks() -> None:
    community = lagging(school_weeks=[{"school": "s", "week": monday(w), "days": d} for w, d in ((3, 0), (4, 1))])
    plan = computed(community, {("c", "m"): (0, 1), ("c", "n"): (1, 2)}, {("c", "b", 1): (6, 7)})
    # m ends before week 2: weeks 2, 4, 5 lie between, for week 3 is free; n: 4 and 5
    assert figure("lag_mean_weeks", community, plan) == (3 + 2) / 2


def test_a_module_taught_after_its_block_is_as_far_from_it_and_one_not_taught_has_no_lag() -> None:
    community = lagging()
    late = computed(community, {("c", "m"): (8, 9), ("c", "n"): (0, 0)}, {("c", "b", 1): (3, 4)})
    # the block ends with week 4, m with week 9: weeks 5 to 9; n ends with week 0: weeks 1 and 2
    assert figure("lag_mean_weeks", community, late) == (5 + 2) / 2
    within = computed(community, {("c", "m"): (2, 4), ("c", "n"): (0, 0)}, {("c", "b", 1): (3, 6)})
    assert figure("lag_mean_weeks", community, within) == (0 + 2) / 2
    without = computed(community, {("c", "n"): (0, 0)}, {("c", "b", 1): (3, 4)})
    assert figure("lag_mean_weeks", community, without) == 2
    nothing = computed(community, {}, {("c", "b", 1): (3, 4)})
    assert figure("lag_mean_weeks", community, nothing) is None


def test_lateness_counts_teaching_weeks_after_the_due_week() -> None:
    cohorts = {name: {"size": 1, "due_week": monday(9)} for name in ("c", "d", "e")}
    community = tiny(cohorts=cohorts, school_weeks=[{"school": "s", "week": monday(10), "days": 0}])
    plan = computed(
        community,
        {("c", "m"): (0, 1), ("d", "m"): (11, 13), ("e", "m"): (0, 1)},
        {("c", "b", 1): (6, 9), ("d", "b", 1): (2, 5), ("e", "b", 1): (9, 12)},
    )
    # c ends in its due week; d after 11, 12, 13; e after 11, 12, for week 10 is free
    assert figure("late_weeks", community, plan) == 3 + 2


# Placement


def ranked(ranks: dict[str, int | None], unplaced: list[tuple[str, str]] | None = None) -> tuple[Community, Plan]:
    community = tiny(cohorts={"c": {"size": 4}})
    plan = computed(
        community,
        {},
        {("c", "b", 1): (2, 5)},
        placed={(student, "b"): "p1" for student in ranks},
        unplaced=unplaced or [],
    )
    placements = plan["placements"].with_columns(rank=pl.Series(list(ranks.values()), dtype=pl.Int64))
    return community, plan.with_tables(placements=placements)


def test_unplaced_students_count_once() -> None:
    community, plan = ranked({}, [("c/1", "b"), ("c/2", "b")])
    again = plan["unplaced"].with_columns(reason=pl.lit("not-ready"))
    plan = plan.with_tables(unplaced=pl.concat([plan["unplaced"], again]))
    assert figure("unplaced_students", community, plan) == 2


def test_first_choice_is_among_those_at_a_position_that_they_ranked() -> None:
    community, plan = ranked({"c/1": 1, "c/2": 2, "c/3": None, "c/4": 1})
    assert figure("first_choice_share", community, plan) == pytest.approx(2 / 3)
    assert figure("first_choice_share", *ranked({"c/1": None})) is None


def seats(*placed: tuple[str, str | None], **meta: Any) -> tuple[Community, Plan]:
    """Positions p1 (own field, 2 seats, 1 promised, weeks 0 to 9) and x1 (another field, 1 seat, weeks 5 to 19)."""
    community = tiny(
        weeks=10,
        cohorts={"c": {"size": 3}},
        hiring_units=[
            {"id": "u", "site": "e:site", "occupation": "o", "seats_total": 2},
            {"id": "x", "site": "e:site", "occupation": "another", "seats_total": 1},
        ],
        positions={
            "p1": {"seats": 2, "promised": 1},
            "x1": {"seats": 3, "unit": "x", "from": monday(5), "to": monday(19)},
        },
        position_weeks=[
            {"position": "p1", "from": FIRST, "to": monday(9), "promised": 1},
            {"position": "x1", "from": monday(5), "to": monday(19), "seats": 1},
        ],
    )
    plan = computed(community, {}, {("c", "b", 1): (4, 7)}, placed={(s, "b"): p for s, p in placed}, meta=meta)
    return community, plan


def test_practice_in_ones_own_field() -> None:
    assert figure("own_field_share", *seats(("c/1", "p1"), ("c/2", "p1"), ("c/3", "x1"))) == pytest.approx(8 / 12)
    assert figure("own_field_share", *seats(("c/1", None), ("c/3", "x1"))) == 0
    assert figure("own_field_share", *seats()) is None


def test_seats_used_of_those_offered_within_the_horizon() -> None:
    # offered: p1 2 × 10 weeks, x1 1 × 5 weeks (5 to 9; its span's seats, not its own)
    assert figure("seats_used_share", *seats(("c/1", "p1"), ("c/2", "p1"), ("c/3", "x1"))) == pytest.approx(12 / 25)
    assert figure("seats_used_share", *seats()) == 0


def test_promised_seats_that_nobody_takes() -> None:
    assert figure("promised_seats_unused", *seats(("c/1", "p1"), ("c/2", "p1"))) == 6  # weeks 0 to 3, 8, 9
    assert figure("promised_seats_unused", *seats(("c/3", "x1"))) == 10


def test_where_some_position_is_not_known_nothing_is_said_of_seats() -> None:
    known = seats(("c/1", "p1"), ("c/2", None))
    assert figure("seats_used_share", *known) is None
    assert figure("promised_seats_unused", *known) is None
    assert figure("own_field_share", *known) == 1


# Staffing


def duties(*rows: tuple[str, int, str, int], **facts: Any) -> tuple[Community, Plan]:
    teachers = [
        {"id": "t", "school": "s", "minutes_per_week": 1000},
        {"id": "v", "school": "s", "minutes_per_week": 500},
    ]
    community = tiny(weeks=10, teachers=teachers, school_weeks=[{"school": "s", "week": monday(9), "days": 2}], **facts)
    table = plan_table("duties", [
        {"teacher": teacher, "week": monday(week), "activity": activity, "minutes": minutes} for teacher, week, activity, minutes in rows
    ])  # fmt: skip
    return community, computed(community).with_tables(duties=table)


def test_the_highest_load_is_a_teachers_fullest_week_by_the_contract() -> None:
    fullest = duties(
        ("t", 0, "lessons", 600), ("t", 0, "other duties", 100), ("t", 1, "lessons", 650), ("v", 3, "lessons", 400)
    )
    assert figure("teacher_load_highest", *fullest) == 0.8
    assert figure("teacher_load_highest", *duties()) == 0


def test_the_mean_load_is_of_all_contracts_by_school_days() -> None:
    # 1,500 minutes a week: nine full weeks and one of two days
    given = duties(("t", 0, "lessons", 600), ("v", 3, "lessons", 810))
    assert figure("teacher_load_mean", *given) == pytest.approx(1410 / (1500 * 9.4))


def test_sections_without_a_teacher() -> None:
    community = tiny()
    rows = [{"section": f"c/m/{number}", "reason": "all-full"} for number in (1, 2)]
    plan = computed(community).with_tables(unstaffed=plan_table("unstaffed", rows))
    assert figure("unstaffed_sections", community, plan) == 2


# Gap


def test_the_gaps_sides_are_those_of_the_gap_engine() -> None:
    community = tiny()
    found = solve(community, computed(community), GapSides(3.0, 1.0, 0.25, 0.5, None))
    assert {row.id: row.value for row in found if row.id.startswith("gap_")} == SIDES
    assert not [row for row in solve(community, computed(community)) if row.id.startswith("gap_")]


# The register itself


def test_every_indicator_is_counted_by_hand_above() -> None:
    counted = set(re.findall(r'figure\("(\w+)"', Path(__file__).read_text(encoding="utf-8")))
    assert counted | set(SIDES) == set(REGISTER)


def test_every_indicator_says_what_it_is() -> None:
    for name, entry in REGISTER.items():
        assert entry.id == name
        assert entry.title and entry.formula and entry.unit
        assert entry.direction in ("lower", "higher", "none")
        assert entry.target is None or entry.direction != "none"
        assert set(entry.tables) <= set(PLAN_TABLES) | set(tiny().tables)
        assert set(entry.tables) & set(PLAN_TABLES)


def test_figures_come_in_the_registers_order_all_first() -> None:
    community = tiny()
    found = [(row.id, row.scope) for row in solve(community, computed(community), GapSides())]
    order = list(REGISTER)
    assert [name for name, _ in found] == sorted((name for name, _ in found), key=order.index)
    assert found[:3] == [("working_before_learning_weeks", scope) for scope in ("all", "c", "s")]
    assert set(order) == {name for name, _ in found}
