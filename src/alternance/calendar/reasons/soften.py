"""A requirement asked a little less: so many weeks, seats or minutes more than it leaves.

What is softened by more holds all that is softened by less, so that the least size can be searched by halving.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from alternance.calendar.problem import Cohort, Ints, Module
from alternance.calendar.reasons.case import Case
from alternance.calendar.reasons.larger import with_larger_sections
from alternance.calendar.reasons.relax import begun_in, bundle_of
from alternance.calendar.reasons.requirement import Kind, Requirement

__all__ = ["SOFTENED", "softened"]

Weeks = tuple[int, int]


def softened(case: Case, r: Requirement, size: int, weeks: Weeks | None = None) -> Case:
    """Return the case in which a requirement asks less.

    Parameters
    ----------
    size
        Weeks later (less than 0: earlier) for what has a window, a start or a greatest distance; seats; beginners;
        minutes a week or, of a cohort's day, a day; students by which sections are larger than their ideal.
    weeks
        Seats and minutes: in these weeks only (half open).
    """
    if r.kind in ("block window", "block lock"):
        return _opened(case, r, size)
    if r.kind in _LIMITS:
        return _LIMITS[r.kind](case, r, size, weeks)
    change = _OWN[r.kind]
    cohorts = tuple(change(c, r, size, case.wide.weeks) if r.cohort in ("", c.id) else c for c in case.wide.cohorts)
    return replace(case, wide=replace(case.wide, cohorts=cohorts))


def _opened(case: Case, r: Requirement, size: int) -> Case:
    """Open the options that miss the requirement by at most `size` weeks, on its side."""
    low, high = min(size, 0), max(size, 0)

    def stays(requirement: Requirement, missed: int) -> bool:
        return requirement != r or not low <= missed <= high

    closed = {
        key: {requirement: missed for requirement, missed in closers.items() if stays(requirement, missed)}
        for key, closers in case.closed.items()
    }
    return replace(case, closed={key: closers for key, closers in closed.items() if closers})


def _more(values: Ints, size: int, weeks: Weeks | None) -> Ints:
    more = values.copy()
    first, end = weeks or (0, len(values))
    more[first:end] += size
    return more


def _seats(case: Case, r: Requirement, size: int, weeks: Weeks | None) -> Case:
    """Whoever gives a seat lets somebody begin in it."""
    rows = (replace(s, seats=_more(s.seats, size, weeks)) if s.id == r.group else s for s in case.wide.seat_groups)
    softer = replace(case, wide=replace(case.wide, seat_groups=tuple(rows)))
    for beginners in begun_in(case.wide, case.bundles, r.group):
        softer = _beginners(softer, beginners, size, None)
    return softer


def _minutes(case: Case, r: Requirement, size: int, weeks: Weeks | None) -> Case:
    """In weeks that offer something: nobody teaches in the holidays."""

    def more(capacity: Ints) -> Ints:
        return np.where(capacity > 0, _more(capacity, size, weeks), 0)

    rows = (replace(x, capacity=more(x.capacity)) if x.id == r.group else x for x in case.wide.resources)
    return replace(case, wide=replace(case.wide, resources=tuple(rows)))


def _beginners(case: Case, r: Requirement, size: int, _weeks: Weeks | None) -> Case:
    rows = (
        replace(g, limit=g.limit + size) if bundle_of(case.bundles, g.id) == r.group else g
        for g in case.wide.beginner_groups
    )
    return replace(case, wide=replace(case.wide, beginner_groups=tuple(rows)))


def _sections(case: Case, r: Requirement, size: int, _weeks: Weeks | None) -> Case:
    return replace(case, wide=with_larger_sections(case.wide, r.module, size))


def _module(c: Cohort, r: Requirement, change: Callable[[Module], Module]) -> Cohort:
    return replace(c, modules=tuple(change(m) if m.id == r.module else m for m in c.modules))


def _module_window(c: Cohort, r: Requirement, size: int, weeks: int) -> Cohort:
    def wider(m: Module) -> Module:
        low, high = m.window or (0, weeks)
        return replace(m, window=(max(0, low + min(size, 0)), min(weeks, high + max(size, 0))))

    return _module(c, r, wider)


def _module_start(c: Cohort, r: Requirement, size: int, weeks: int) -> Cohort:
    def wider(m: Module) -> Module:
        low, high = m.starts or (0, weeks)
        return replace(m, starts=(max(0, low + min(size, 0)), min(weeks, high + max(size, 0))))

    return _module(c, r, wider)


def _weekly(c: Cohort, r: Requirement, size: int, _weeks: int) -> Cohort:
    return _module(c, r, lambda m: replace(m, weekly_max=m.weekly_max + size))


def _whole(c: Cohort, r: Requirement, _size: int, _weeks: int) -> Cohort:
    return _module(c, r, lambda m: replace(m, splittable=True))


def _distance(c: Cohort, r: Requirement, size: int, _weeks: int) -> Cohort:
    rows = tuple(
        replace(d, weeks_max=d.weeks_max + size)
        if d.weeks_max is not None and (c.modules[d.before].id, c.modules[d.after].id) == (r.other, r.module)
        else d
        for d in c.distances
    )
    return replace(c, distances=rows)


def _day(c: Cohort, _r: Requirement, size: int, _weeks: int) -> Cohort:
    return replace(c, minutes_per_day=c.minutes_per_day + size)


_OWN: Mapping[Kind, Callable[[Cohort, Requirement, int, int], Cohort]] = {
    "module window": _module_window,
    "module start": _module_start,
    "weekly": _weekly,
    "whole": _whole,
    "distance": _distance,
    "day": _day,
}
_LIMITS: Mapping[Kind, Callable[[Case, Requirement, int, Weeks | None], Case]] = {
    "seats": _seats,
    "beginners": _beginners,
    "minutes": _minutes,
    "sections": _sections,
}
#: Kinds that can be asked less.
SOFTENED: frozenset[Kind] = frozenset({"block window", "block lock", *_OWN, *_LIMITS})
