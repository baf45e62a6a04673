"""The calendar's peer is exact for the rates that it tries: it keeps every rule, is worth what our objective says, and no
bound of ours is above it."""

from __future__ import annotations

import pytest
from benchmarks.cpsat_baseline import Found, ours, peer
from benchmarks.cpsat_model import build_peer
from hypothesis import given, settings
from tests.communities import communities, monday, tiny

from alternance import calendar
from alternance.calendar.problem import Problem
from alternance.community import Community

WORK, SECONDS = 2_000, 30.0


def both(where: Community) -> tuple[Problem, Found, Found]:
    problem = calendar.build(where).problem
    return problem, ours(problem, 1, WORK), peer(problem, SECONDS, 1)


def agree(problem: Problem, mine: Found, other: Found) -> None:
    """Nothing broken; the peer's optimum is not below our bound, nor, with one rate a module, above what we found.

    Ours may end a module with weekly minutes that the peer does not try.
    """
    one_rate = all(module.weekly_min == module.weekly_max for cohort in problem.cohorts for module in cohort.modules)
    assert mine.broken == other.broken == 0
    if mine.status == "impossible":
        assert other.status == "infeasible"
    elif other.status == "optimal":
        assert other.value is not None
        assert mine.bound <= other.value + 1e-3
        assert not one_rate or mine.value is None or other.value <= mine.value + 1e-3


PHASES = [{"weeks": 2, "alone": {"a": None}}, {"weeks": 1}]
CASES = {
    "plain": tiny(),
    "late": tiny(weeks=8),
    "splittable": tiny(modules={"m": {"gives": {"a": 2}, "minutes": 1440}, "n": {"splittable": True, "minutes": 1920}}),
    "alternation": tiny(
        blocks={"b": {"phases": PHASES, "rhythm": "alternation", "practice_weeks": 1, "school_weeks": 1}},
        modules={"m": {"gives": {"a": 2}}, "n": {"minutes": 2400}},
    ),
    "coupled": tiny(
        cohorts={"c": {}, "d": {}},
        positions={"p1": {"seats": 2, "promised": 2}},
        modules={"m": {"gives": {"a": 2}, "qualification": "q"}},
        teachers=[{"id": "t", "school": "s", "minutes_per_week": 240}],
    ),
    "impossible": tiny(weeks=5),
    "day release": tiny(
        weeks=9,
        blocks={"b": {"phases": PHASES, "rhythm": "day release", "days_per_week": 3, "applies": ["m"]}},
        modules={"m": {"gives": {"a": 2}}, "n": {"minutes": 1440}},
        block_resources=[{"block": "b", "kind": "room", "what": "lab", "minutes_per_week": 300, "team_size": 2}],
        rooms=[{"id": "r", "site": "s:site", "kind": "lab", "places": 9, "minutes_per_week": 300}],
    ),
    "dates": tiny(
        cohorts={"c": {}, "d": {}},
        blocks={"b": {"phases": PHASES, "applies": ["m"]}},
        offers=[{"module": "m", "week": monday(week), "places": places} for week, places in ((2, 2), (6, 4))],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_peer_proves_tiny_problems_and_agrees(name: str) -> None:
    problem, mine, other = both(CASES[name])
    agree(problem, mine, other)
    assert other.status == ("infeasible" if name == "impossible" else "optimal")


@settings(max_examples=8, deadline=None)
@given(communities(weeks=(10, 14), most=2))
def test_the_peer_agrees_on_random_communities(where: Community) -> None:
    problem, mine, other = both(where)
    agree(problem, mine, other)


def test_what_it_does_not_know_it_says() -> None:
    modules = {"m": {"gives": {"a": 2}, "shared": True}}
    with pytest.raises(ValueError, match="courses"):
        build_peer(calendar.build(tiny(modules=modules)).problem)
