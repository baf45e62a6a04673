"""Bound and calendar against trying everything, on tiny problems."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.calendar.instances import all_alone, all_calendars, alone_cost, problems

from alternance.calendar.check import broken
from alternance.calendar.problem import Problem
from alternance.calendar.single import solve_single
from alternance.calendar.solve import solve

few = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
WORK = 6_000


@few
@given(problems(coupled=False, cohorts=1))
def test_alone_bound_is_at_most_the_optimum(problem: Problem) -> None:
    """The model of one cohort is a relaxation: its bound never passes the optimum, and infinity is true."""
    single = solve_single(problem, problem.cohorts[0], 2.0)
    costs = [alone_cost(problem, 0, held) for held in all_alone(problem, 0)]
    best = min(costs, default=float("inf"))
    assert single.bound <= best + 1e-5


@few
@given(problems(coupled=False, cohorts=1))
def test_alone_calendar_is_the_optimum(problem: Problem) -> None:
    result = solve(problem, work_limit=WORK)
    costs = [alone_cost(problem, 0, held) for held in all_alone(problem, 0)]
    if not costs:
        assert result.solution is None
        return
    assert result.solution is not None
    assert not broken(problem, result.solution)
    assert result.parts.total == pytest.approx(min(costs))


@few
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
