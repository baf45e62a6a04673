"""The whole frontier: what is covered against the hours moved."""

from __future__ import annotations

from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.result import Frontier, Result
from alternance.gap.recommend.solve import WORK, solve

__all__ = ["POINTS", "frontier"]

#: Most points of a frontier.
POINTS = 20


def frontier(problem: Problem, *, points: int = POINTS, work: int = WORK, top: Result | None = None) -> Frontier:
    """Return every step of coverage against hours moved, or `points` of them where there are more.

    From the most that can be covered downwards: each step is the best that moves at least a minute less than the one
    above. Every step is proven; what lies between two of them covers no more than the lower one.

    Parameters
    ----------
    points : int
        Steps told at most, at least 2. Where there are more, those at hours equally far apart from nothing to the most.
    top : Result or None
        The best without a limit of hours, where it is known already.
    """
    down = [top or solve(problem, work=work, fewest=False)]
    while down[-1].moved and len(down) < points:
        down.append(solve(problem, down[-1].moved - 1, work=work, fewest=False))
    if not down[-1].moved:
        return Frontier(_rising(down), True)
    most = down[0].moved
    hours = [most * step // (points - 1) for step in range(points - 1)]
    grid = [solve(problem, minutes, work=work, fewest=False) for minutes in hours]
    return Frontier(_rising([*grid, down[0]]), False)


def _rising(found: list[Result]) -> tuple[Result, ...]:
    """Return those that cover more than all that move less."""
    kept: list[Result] = []
    for result in sorted(found, key=lambda result: (result.moved, -result.worth)):
        if not kept or result.worth > kept[-1].worth:
            kept.append(result)
    return tuple(kept)
