"""Placement, counted by hand."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from tests.communities import tiny
from tests.outcomes.counts.made import seats
from tests.outcomes.figures import computed, figure, told

from alternance.community import Community
from alternance.plan import Plan


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


def test_the_rank_in_the_middle_and_the_worst() -> None:
    community, plan = ranked({"c/1": 1, "c/2": 2, "c/3": None, "c/4": 5})
    assert figure("rank_median", community, plan) == 2
    assert figure("rank_worst", community, plan) == 5
    assert figure("rank_median", *ranked({"c/1": 1, "c/2": 4})) == 2.5
    assert figure("rank_worst", *ranked({"c/1": None})) is None


def test_unplaced_students_by_cohort_and_nobody_where_nobody_was_asked() -> None:
    community, plan = ranked({"c/1": 1}, [("c/2", "b")])
    assert told("unplaced_students", community, plan) == dict.fromkeys(
        (("all", "all"), ("school", "s"), ("programme", "p"), ("cohort", "c")), 1
    )
    assert figure("unplaced_students", community, computed(community)) is None


def test_the_way_is_known_from_a_row_or_from_coordinates() -> None:
    students = [{"id": f"c/{n}", "cohort": "c", "lat": 51.0, "lon": 13.0} for n in (1, 2)]
    students += [{"id": f"c/{n}", "cohort": "c"} for n in (3, 4)]
    sites: list[dict[str, Any]] = [
        {"id": "s:site", "organisation": "s", "title": "School"},
        {"id": "e:site", "organisation": "e", "title": "Works", "lat": 51.0, "lon": 13.0},
    ]
    ways = [{"student": "c/2", "site": "e:site", "minutes": 45}]
    community = tiny(cohorts={"c": {"size": 4}}, students=students, sites=sites, travel=ways)
    placed = {(f"c/{n}", "b"): "p1" for n in (1, 2, 3)}
    plan = computed(community, {}, {("c", "b", 1): (2, 5)}, placed=placed)
    assert figure("travel_mean_minutes", community, plan) == (10 + 45) / 2  # c/3's is not known
    assert figure("travel_mean_minutes", tiny(), computed(tiny(), {}, {}, placed={("c/1", "b"): "p1"})) is None


def test_practice_in_ones_own_field() -> None:
    assert figure("own_field_share", *seats(("c/1", "p1"), ("c/2", "p1"), ("c/3", "x1"))) == pytest.approx(8 / 12)
    assert figure("own_field_share", *seats(("c/1", None), ("c/3", "x1"))) == 0
    assert figure("own_field_share", *seats()) is None
