"""Second stage: when is each module taught, and each block held?"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from alternance import calendar
from alternance.community import Community
from alternance.plan import Plan
from alternance.planner.options import Options
from alternance.planner.progress import Watch
from alternance.planner.stages.why import why
from alternance.text import N_, _, say

__all__ = ["Timetable", "timetable"]

#: The terms of the objective, each told apart.
TERMS = ("lag", "late", "peak", "unused", "thin", "moved")


@dataclass(frozen=True, eq=False)
class Timetable:
    """The calendar as plan tables, and what is to be said of it.

    Attributes
    ----------
    tables : mapping of str to polars.DataFrame
        `cohorts`, `sections`, `sessions` (without teachers) and `spans`; empty where there is no calendar.
    status : str
        ``planned``, ``cut short``, ``impossible`` or ``not found``.
    reasons : tuple of str
        Why there is none, in the user's words.
    changes : tuple of str
        What would do, each verified by planning again, the cheapest first.
    objective, bounds : mapping of str to float
        The parts and, as `calendar`, their weighted sum; its proven lower bound.
    ways : mapping
        (Cohort, block) → the practice weeks of each way in which it could be held.
    """

    tables: Mapping[str, pl.DataFrame]
    status: str
    reasons: tuple[str, ...]
    rules_off: tuple[str, ...]
    assumed: tuple[str, ...]
    objective: Mapping[str, float]
    bounds: Mapping[str, float]
    reproducible: bool
    changes: tuple[str, ...] = ()
    ways: Mapping[tuple[str, str], tuple[tuple[int, ...], ...]] = field(default_factory=dict)


def timetable(
    community: Community,
    options: Options,
    watch: Watch,
    cancelled: Callable[[], bool] | None = None,
    cuts: Sequence[calendar.Cut] = (),
    *,
    near: Plan | None = None,
    today: dt.date | None = None,
) -> Timetable:
    """Make the calendar.

    Parameters
    ----------
    cuts : sequence of Cut
        What placement handed back. Where there is no calendar under them, that is told without reasons.
    near, today
        The published plan to stay close to, and the day before which it stays as it is (see `calendar.build`).
    """
    watch.tell("calendar", _("setting up the problem; the first run on a machine also compiles"))
    draft = calendar.build(community, mode=options.mode, cuts=cuts, near=near, today=today)
    cohorts = len(draft.problem.cohorts)
    result = calendar.solve(
        draft.problem,
        work_limit=options.work_limit,
        workers=options.workers,
        seed=options.seed,
        progress=lambda point: watch.tell("calendar", _searching(point), point.total, _finite(point.bound)),
        cancelled=cancelled,
    )
    if result.solution is None and cuts:
        watch.tell("calendar", _("no calendar under these limits"))
        return Timetable({}, "not found", (), draft.rules_off, draft.assumed, {}, {}, result.reproducible)
    if result.solution is None:
        again = partial(calendar.build, mode=options.mode, near=near, today=today)
        told = why(draft, result, again, watch, cancelled)
        status = "impossible" if told.proven else "not found"
        watch.tell("calendar", _("no calendar"), done=True)
        return Timetable(
            {}, status, told.reasons, draft.rules_off, draft.assumed, {}, {}, result.reproducible, told.changes
        )
    parts = result.parts
    text = N_("{count} cohorts") if result.reproducible else N_("{count} cohorts, cut short")
    watch.tell("calendar", say(text, count=cohorts), parts.total, _finite(result.bound), done=True)
    return Timetable(
        calendar.tables(draft, result.solution),
        "planned" if result.reproducible else "cut short",
        (),
        draft.rules_off,
        draft.assumed,
        {**{name: getattr(parts, name) for name in TERMS}, "calendar": parts.total},
        {"calendar": result.bound},
        result.reproducible,
        ways=_ways(draft),
    )


def _ways(draft: calendar.Draft) -> dict[tuple[str, str], tuple[tuple[int, ...], ...]]:
    """Return (cohort, block) → the practice weeks of each way to hold it."""
    return {
        (cohort.id, block.id): tuple(tuple(option.away) for option in block.options)
        for cohort in draft.problem.cohorts
        for block in cohort.blocks
    }


def _searching(point: calendar.Point) -> str:
    return _("searching") if point.total is not None else _("searching a first calendar")


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
