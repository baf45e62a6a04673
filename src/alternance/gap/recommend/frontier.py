"""The whole frontier: what is covered against the hours moved, or against what improvements cost."""

from __future__ import annotations

from collections.abc import Callable

from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.result import Frontier, Result
from alternance.gap.recommend.solve import WORK, solve

__all__ = ["POINTS", "costs", "frontier"]

#: Most points of a frontier.
POINTS = 20


def frontier(
    problem: Problem, *, points: int = POINTS, budget: int | None = 0, work: int = WORK, top: Result | None = None
) -> Frontier:
    """Return every step of coverage against hours moved, or `points` of them where there are more.

    From the most that can be covered downwards: each step is the best that moves at least a minute less than the one
    above. Every step is proven; what lies between two of them covers no more than the lower one.

    Parameters
    ----------
    points : int
        Steps told at most, at least 2. Where there are more, those at hours equally far apart from nothing to the most.
    budget : int or None
        What improvements may cost together; None: any sum.
    top : Result or None
        The best without a limit of hours, where it is known already.
    """

    def within(minutes: int | None) -> Result:
        return solve(problem, minutes, budget=budget, work=work, order=("moved", "cost"))

    return _frontier(within, lambda found: found.moved, points, top)


def costs(problem: Problem, allowed: int | None = None, *, points: int = POINTS, work: int = WORK) -> Frontier:
    """Return every step of coverage against the cost of improvements, as `frontier` does against hours.

    The first step costs nothing. Of equally low cost the one with fewest hours moved.

    Parameters
    ----------
    allowed : int or None
        Minutes that may be moved; None: any.
    """

    def within(budget: int | None) -> Result:
        return solve(problem, allowed, budget=budget, work=work, order=("cost", "moved"))

    return _frontier(within, lambda found: found.cost, points, None)


def _frontier(
    within: Callable[[int | None], Result], amount: Callable[[Result], int], points: int, top: Result | None
) -> Frontier:
    down = [top or within(None)]
    while amount(down[-1]) and len(down) < points:
        down.append(within(amount(down[-1]) - 1))
    if not amount(down[-1]):
        return Frontier(_rising(down, amount), True)
    most = amount(down[0])
    grid = [within(most * step // (points - 1)) for step in range(points - 1)]
    return Frontier(_rising([*grid, down[0]], amount), False)


def _rising(found: list[Result], amount: Callable[[Result], int]) -> tuple[Result, ...]:
    """Return those that cover more than all below them."""
    kept: list[Result] = []
    for result in sorted(found, key=lambda result: (amount(result), -result.worth)):
        if not kept or result.worth > kept[-1].worth:
            kept.append(result)
    return tuple(kept)
