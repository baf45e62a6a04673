"""A calendar is found where none is easy to find: all that is offered is asked, and each week must be met exactly.

What finds it are prices that rise in the weeks in which a limit stays broken, and that whoever asks for what is over is
removed first. Of these six the same work finds five where cohorts are removed at random, two where besides the price
rises for all weeks of a limit alike, and one where it never rises.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numba import njit
from tests.calendar.planted import planted

from alternance.calendar.check import broken
from alternance.calendar.kernel.fault import at_fault
from alternance.calendar.kernel.scratch import scratch
from alternance.calendar.kernel.search import FALL, RISE, _reprice, first_round
from alternance.calendar.objective import usage
from alternance.calendar.pack import pack
from alternance.calendar.problem import Problem
from alternance.calendar.solution import Point, Solution
from alternance.calendar.solve import solve
from alternance.calendar.state import empty, keys_like, least_prices, seed, write

COHORTS, WORK = 12, 150_000
NOBODY = -7


@pytest.mark.parametrize("number", range(6))
def test_a_calendar_without_a_hole_is_found(number: int) -> None:
    problem, known = planted(number, COHORTS)
    assert not broken(problem, known)
    assert all((usage(problem, known).minutes == [r.capacity for r in problem.resources]).ravel())
    found: list[Point] = []

    def heard(point: Point) -> None:
        found.extend([point] if point.total is not None else [])

    result = solve(problem, work_limit=WORK, seed=number, progress=heard, cancelled=lambda: bool(found))
    assert result.solution is not None
    assert not broken(problem, result.solution)


def held(problem: Problem, solution: Solution) -> tuple[Any, Any]:
    """Return a problem and a calendar of it as the search keeps them."""
    p = pack(problem)
    state = empty(p)
    for c, one in enumerate(solution.cohorts):
        assert one is not None
        write(p, state, c, one, keys_like(problem, c, one))
    every = np.arange(len(problem.cohorts))
    first_round(p, state, every, np.ones(len(every), np.bool_), 1, least_prices(p, 1.0), seed(0, 0))
    return p, state


@njit
def drawn(p: Any, state: Any, cohorts: Any, chance: Any) -> int:
    """Return who is at fault, drawn once."""
    return int(at_fault(p, state, cohorts, NOBODY, scratch(p), chance))


def test_who_asks_for_what_is_over_is_at_fault_and_nobody_else() -> None:
    problem, known = planted(0, COHORTS)
    p, state = held(problem, known)
    every, chance = np.arange(COHORTS), seed(3, 0)
    assert {drawn(p, state, every, chance) for _ in range(20)} == {NOBODY}, "nothing is over"
    alone = [
        usage(problem, Solution(tuple(h if c == k else None for k, h in enumerate(known.cohorts)))).minutes
        for c in every
    ]
    for resource, there in enumerate(problem.resources):
        week = int(np.argmax(there.capacity))
        asking = {c for c in range(COHORTS) if alone[c][resource, week] > 0}
        short = p._replace(capacity=p.capacity.copy())
        short.capacity[resource, week] -= 1
        assert 0 < len(asking) < COHORTS
        assert {drawn(short, state, every, chance) for _ in range(200)} - {NOBODY} == asking


@njit
def repriced(p: Any, used: Any, prices: Any, least: Any) -> None:
    """Move the prices once."""
    _reprice(p, used, prices, least, RISE)


def test_the_price_of_a_week_rises_where_its_limit_is_broken_and_sinks_again() -> None:
    problem, known = planted(0, COHORTS)
    p, state = held(problem, known)
    least = least_prices(p, 1.0)
    prices = tuple(a.copy() for a in least)
    state.used.use[1, 4] += 1
    repriced(p, state.used, prices, least)
    risen = np.argwhere(prices[0] > least[0])
    assert risen.tolist() == [[1, 4]]
    assert prices[0][1, 4] == pytest.approx(RISE * least[0][1, 4])
    state.used.use[1, 4] -= 1
    repriced(p, state.used, prices, least)
    assert prices[0][1, 4] == pytest.approx(FALL * RISE * least[0][1, 4])
    for _ in range(20):
        repriced(p, state.used, prices, least)
    assert prices[0] == pytest.approx(least[0])
