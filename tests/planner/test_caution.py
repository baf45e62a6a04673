"""Warnings: soft limits, ties, hours over contract, demand that counts nothing; and none where all is well."""

from __future__ import annotations

import datetime as dt

import polars as pl
from tests.communities import FIRST, GROWN_UP, tiny
from tests.placement.test_idle import at_other_times
from tests.planner.made import drawn, rows

from alternance.community import Community
from alternance.framework import esco
from alternance.planner import caution
from alternance.planner.progress import Watch
from alternance.planner.stages.gap import gaps
from alternance.planner.stages.placement import placements
from alternance.planner.stages.staffing import staffed
from alternance.policy import Limits

CORE = Limits.of(["alternance-core"])


def with_staff(staff: int | None, students: int = 3) -> Community:
    unit = {"id": "u", "site": "e:site", "occupation": "o", "seats_total": students, "staff": staff}
    return tiny(cohorts={"c": {"size": students}}, hiring_units=[unit])


def crowded(community: Community) -> list[tuple[str, str, str]]:
    placed = placements(community, drawn(community), CORE, Watch()).result.placed
    found = caution.crowded_units(community, placed, CORE)
    return [(warning.rule, warning.place, warning.message) for warning in found]


def test_more_trainees_than_a_tenth_of_the_staff_warns_once_with_the_week() -> None:
    assert crowded(with_staff(29)) == [
        ("trainee-share", "u", "3 trainees at a time among 29 staff (from 2026-09-28 on)")
    ]
    assert crowded(with_staff(30)) == []


def test_one_trainee_is_always_allowed_and_unknown_staff_says_nothing() -> None:
    assert crowded(with_staff(1, students=1)) == []
    assert crowded(with_staff(None)) == []


def test_seats_that_a_split_total_leaves_empty_are_told_with_the_split() -> None:
    """All three of the cohort want the one unit; another cohort, which is not away then, has a share in the other."""
    where = at_other_times(3, cohorts={"c": {"size": 3}, "d": {"size": 1}}, preferences=[
        {"student": s, "position": p, "rank": 1} for s, p in (("c/1", "pu"), ("c/2", "pu"), ("c/3", "pu"), ("d/1", "pv"))
    ], positions={"pu": {"unit": "u", "seats": 4}, "pv": {"unit": "v", "seats": 2}}, hiring_units=[
        {"id": u, "site": "e:site", "occupation": "o", "seats_total": 4} for u in "uv"
    ])  # fmt: skip
    result = placements(where, drawn(where), CORE, Watch()).result
    (warning,) = caution.split_totals(result)
    assert (warning.rule, warning.place, warning.message) == (
        "enterprise-total", "e",
        "e takes 3 trainees in all, split over its units by how many ask (u 2, v 1). 1 student without a place would have one "
        "at u, and in these weeks seats of v stay empty",
    )  # fmt: skip
    alone = where.with_tables(organisations=where["organisations"].with_columns(seats_total=pl.lit(None, pl.Int64)))
    result = placements(alone, drawn(alone), CORE, Watch()).result  # the remedy: totals of units alone
    assert list(caution.split_totals(result)) == [] and not result.unplaced


def test_ties_are_counted() -> None:
    positions = {"p1": {"seats": 1}, "p2": {"seats": 1}}
    same = [{"student": "c/1", "position": name, "rank": 1} for name in positions]
    for preferences, count in ((same, 1), (same[:1], 0)):
        community = tiny(positions=positions, preferences=preferences)
        result = placements(community, drawn(community), CORE, Watch()).result
        found = list(caution.ties(result))
        assert [warning.message for warning in found] == (
            [f"{count} ranks are equal to another on the same list; they are kept as ties"] if count else []
        )


def test_who_is_left_out_for_want_of_a_date_of_birth_is_counted_where_the_rules_ask_it() -> None:
    students = [{"id": f"c/{n}", "cohort": "c", "birth_date": GROWN_UP if n == 1 else None} for n in (1, 2, 3)]
    community = tiny(cohorts={"c": {"size": 3}}, students=students)
    result = placements(community, drawn(community), CORE, Watch()).result
    assert [row.student for row in result.placed] == ["c/1"]
    (warning,) = caution.ages_unknown(result)
    assert (warning.rule, warning.place) == ("age-known", "c/2, c/3")
    assert warning.message == "Of the students without a position, 2 have no date of birth, which the rules ask of them"
    assert "students.birth_date" in warning.remedy
    unasked = placements(community, drawn(community), Limits(()), Watch()).result
    assert len(unasked.placed) == 3 and list(caution.ages_unknown(unasked)) == []


def test_minutes_over_contract_are_told() -> None:
    teachers = [{"id": "t", "school": "s", "minutes_per_week": 200, "ceiling": 240}]
    community = tiny(modules={"m": {"gives": {"a": 2}, "qualification": "q"}}, teachers=teachers)
    (warning,) = caution.over_contract(staffed(community, drawn(community), Watch()).result)
    assert warning.message.startswith("80 minutes")


def test_demand_without_a_headcount_is_told() -> None:
    demands = [{"id": f"d{n}", "occupation": "o", "from": FIRST, "to": FIRST} for n in range(7)]
    (warning,) = caution.demand_unknown(gaps(tiny(demands=demands), esco(), Watch()).result)
    assert warning.place == "d0, d1, d2, d3, d4 ..."
    assert warning.message.startswith("7 lines of demand")
    assert list(caution.demand_unknown(gaps(tiny(), esco(), Watch()).result)) == []


def test_the_table_numbers_them() -> None:
    table = caution.table([caution.Caution("r", "x" * 300, "m", "d"), caution.Caution("s", "", "m", "d")])
    assert rows(table, "id", "rule") == [("w-0001", "r"), ("w-0002", "s")]
    assert len(table["place"][0]) == 200
    assert caution.table([]).height == 0


def test_demand_beyond_the_reach_of_a_change_is_named() -> None:
    far = FIRST + dt.timedelta(weeks=20 + 52 + 1)  # the horizon, for the programme says no length, and a year
    demands = [
        {"id": name, "occupation": "o", "from": day, "to": day, "headcount_low": 1}
        for name, day in (("far", far), ("last", far - dt.timedelta(weeks=1)))
    ]
    (warning,) = caution.demand_beyond(gaps(tiny(demands=demands), esco(), Watch()).result)
    assert (warning.rule, warning.place) == ("demand-beyond", "far")
    assert warning.message.startswith("1 lines of demand begin later")
    assert list(caution.demand_beyond(gaps(tiny(demands=demands[1:]), esco(), Watch()).result)) == []
