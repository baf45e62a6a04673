"""Bound and calendar against trying everything, on tiny problems."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.calendar.instances import all_alone, all_calendars, alone_cost, lagging, problems

from alternance.calendar.check import broken
from alternance.calendar.earliest import earliest_ends
from alternance.calendar.explain import hopeless
from alternance.calendar.objective import ends_of
from alternance.calendar.problem import Problem
from alternance.calendar.single import lag_floor, solve_single
from alternance.calendar.solve import solve


def few(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )  # fmt: skip


WORK = 4_000


def optimum_alone(problem: Problem) -> float:
    return min((alone_cost(problem, 0, held) for held in all_alone(problem, 0)), default=float("inf"))


@few(40)
@given(problems(coupled=False, cohorts=1))
def test_the_bound_alone_is_at_most_the_optimum(problem: Problem) -> None:
    """The model of one cohort is a relaxation: its bound never passes the optimum, and infinity is true."""
    single = solve_single(problem, problem.cohorts[0], 2.0)
    assert single.bound <= optimum_alone(problem) + 1e-5


@few(40)
@given(lagging())
def test_the_lag_before_one_block_is_bounded(problem: Problem) -> None:
    assert lag_floor(problem, problem.cohorts[0]) <= optimum_alone(problem) + 1e-9


@few(40)
@given(lagging(exact=True))
def test_the_bound_alone_equals_the_optimum_where_the_model_is_exact(problem: Problem) -> None:
    best = optimum_alone(problem)
    bound = solve_single(problem, problem.cohorts[0], 5.0).bound
    assert bound == pytest.approx(best, abs=1e-5)


@few(60)
@given(problems(coupled=False, cohorts=1))
def test_no_calendar_is_earlier_than_said_and_none_is_where_it_is_said_hopeless(problem: Problem) -> None:
    cohort, earliest = problem.cohorts[0], earliest_ends(problem, problem.cohorts[0])
    for held in all_alone(problem, 0):
        assert not hopeless(problem)
        for said, end in zip(earliest, ends_of(problem, cohort, held), strict=True):
            assert said is not None
            assert said <= end


@few(25)
@given(problems(coupled=False, cohorts=1))
def test_the_calendar_alone_is_the_optimum(problem: Problem) -> None:
    result = solve(problem, work_limit=WORK)
    best = optimum_alone(problem)
    if best == float("inf"):
        assert result.solution is None
        return
    assert result.solution is not None
    assert result.parts.total == pytest.approx(best)


@few(30)
@given(problems())
def test_bound_at_most_optimum_at_most_value(problem: Problem) -> None:
    result = solve(problem, work_limit=WORK)
    best = min((parts.total for _, parts in all_calendars(problem)), default=float("inf"))
    assert result.bound <= best + 1e-5
    if result.solution is None:
        assert result.status in ("impossible", "not found")
        assert result.reasons
        return
    assert not broken(problem, result.solution)
    assert result.parts.total >= best - 1e-5
    if result.status == "optimal":
        assert result.parts.total == pytest.approx(best, abs=1e-5)
