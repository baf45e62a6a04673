"""Recommending what to change in a programme: seconds to the proven best, and to its whole frontier."""

from __future__ import annotations

from typing import Any

from benchmarks.timing import timed

from alternance.community import Community
from alternance.framework import esco
from alternance.gap import recommend
from alternance.planner.stages.gap import problem

__all__ = ["recommended"]


def recommended(case: str, community: Community, programme: str, *, unlocked: bool = False) -> dict[str, Any]:
    """Recommend for one programme, and return the row: seconds, steps of the frontier, how much can be covered.

    Parameters
    ----------
    unlocked : bool
        As if every module were the school's to change: more to choose from, and a longer frontier.
    """
    posed = recommend.build(community, problem(community, esco()), programme, unlocked=unlocked)
    best, seconds = timed(lambda: recommend.solve(posed))
    steps, whole = timed(lambda: recommend.frontier(posed))
    return {
        "case": f"{case}, {programme}" + (", all modules open" if unlocked else ""),
        "seconds": seconds,
        "frontier_s": whole,
        "points": len(steps.points),
        "proven": best.status == "optimal" and all(point.status == "optimal" for point in steps.points),
        "changes": sum(len(source.changes) for source in posed.sources),
        "covered": best.worth / posed.asked if posed.asked else None,
    }
