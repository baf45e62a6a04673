"""Planning whole examples: seconds by stage, the calendar's gap, and what the independent verifier finds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from benchmarks.timing import timed

from alternance.community import Community
from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.verify import verify

__all__ = ["first_call", "planned", "row"]


def first_call(community: Community, workers: int) -> dict[str, Any]:
    """Plan with the least work, and return a row: what loading, and on a new machine compiling, costs beforehand."""
    made, seconds = timed(lambda: plan(community, Options(workers=workers, work_limit=1)))
    return {"case": "first call, least work", "status": made.meta.status, "seconds": seconds}


def planned(case: str, community: Community, options: Options, seconds: float | None) -> dict[str, Any]:
    """Plan and verify, and return the row.

    Parameters
    ----------
    seconds : float or None
        After so many the planner is cancelled, and the row says ``cut short``.
    """
    made, total = timed(lambda: plan(community, options, cancelled=_after(seconds), clock=time.perf_counter))
    judged, verifying = timed(lambda: verify(community, made))
    return row(case, made, total) | {
        "verify": verifying,
        "violations": judged.violations,
        "red_weeks": judged.red_weeks,
        "not_checked": sum(bool(rule.not_checked) for rule in judged.rules),
    }


def row(case: str, made: Plan, total: float) -> dict[str, Any]:
    """Return a plan's figures: seconds by stage, gap, who is left out."""
    value, bound = made.meta.objective.get("calendar"), made.meta.bounds.get("calendar")
    return {
        "case": case,
        "status": made.meta.status,
        "seconds": total,
        **{f"{stage}_s": seconds for stage, seconds in made.meta.times.items()},
        "value": value,
        "bound": bound,
        "gap": None if value is None or bound is None else max(0.0, (value - bound) / value) if value else 0.0,
        "placed": made["placements"].height,
        "unplaced": made["unplaced"].select("student", "block").unique().height,
        "unstaffed": made["unstaffed"].height,
    }


def _after(seconds: float | None) -> Callable[[], bool] | None:
    if seconds is None:
        return None
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end
