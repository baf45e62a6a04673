"""Each rarer rule against trying everything: nothing breaks it, no bound passes the optimum, and that is met alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.calendar.features import FEATURES, with_feature
from tests.calendar.instances import all_alone, all_calendars, alone_cost

from alternance.calendar.bounds import thin_courses
from alternance.calendar.check import broken
from alternance.calendar.explain import hopeless
from alternance.calendar.problem import Problem
from alternance.calendar.single import solve_single
from alternance.calendar.solve import solve

#: Calendars of all cohorts beyond which an instance is not tried.
MOST = 6_000
WORK = 8_000


def few(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )  # fmt: skip


#: Features under which weekly minutes that the search does not try may be the only ones that fit.
TIGHT = ("uses", "shared", "all")


@pytest.mark.parametrize("feature", FEATURES)
@few(15)
@given(data=st.data())
def test_alone_the_bound_is_at_most_the_optimum_which_is_found(feature: str, data: Any) -> None:
    problem: Problem = data.draw(with_feature(feature, cohorts=1))
    every = [(parts.total, solution.cohorts[0]) for solution, parts in all_calendars(problem)]
    costs = [alone_cost(problem, 0, held) for _, held in every if held is not None]
    assert solve_single(problem, problem.cohorts[0], 2.0).bound <= min(costs, default=float("inf")) + 1e-5
    result = solve(problem, work_limit=WORK)
    best = min((total for total, _ in every), default=float("inf"))
    assert result.bound <= best + 1e-5
    if not every:
        assert result.solution is None
        return
    assert not hopeless(problem)
    if feature in TIGHT and result.solution is None:
        assert result.status == "not found"
        return
    assert result.solution is not None
    assert not broken(problem, result.solution)
    assert result.parts.total >= best - 1e-9
    if feature not in TIGHT:
        assert result.parts.total == pytest.approx(best)


@pytest.mark.parametrize("feature", FEATURES)
@few(10)
@given(data=st.data())
def test_together_bound_at_most_optimum_at_most_value(feature: str, data: Any) -> None:
    problem: Problem = data.draw(with_feature(feature))
    ways = 1
    for k in range(len(problem.cohorts)):
        ways *= len(all_alone(problem, k))
    assume(ways <= MOST)
    best = min((parts.total for _, parts in all_calendars(problem)), default=float("inf"))
    result = solve(problem, work_limit=WORK)
    assert result.bound <= best + 1e-5
    assert problem.weights.thin * thin_courses(problem) <= best + 1e-5
    if result.solution is None:
        assert result.reasons
        return
    assert not broken(problem, result.solution)
    assert result.parts.total >= best - 1e-5
    if result.status == "optimal":
        assert result.parts.total == pytest.approx(best, abs=1e-5)
