"""Every requirement of a problem, and the problem without it: one small function a kind.

Each relaxation only takes something away: a calendar of the problem is one of the relaxed problem too. They touch
different parts, so that any of them can be dropped together, in any order. Blocks in their order, whole modules, school
days and the horizon are never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from alternance.calendar.asking import resources_of
from alternance.calendar.problem import Cohort, Module, Problem
from alternance.calendar.reasons.larger import most_larger, with_larger_sections
from alternance.calendar.reasons.requirement import Kind, Requirement

__all__ = ["UNLIMITED", "begun_in", "bundle_of", "relaxed", "requirements"]

UNLIMITED = 1 << 40
SCHOOL_DAYS = 5
#: Beginner group → the name under which it is dropped with its like; itself where it has none.
Bundles = Mapping[str, str]


def bundle_of(bundles: Bundles, group: str) -> str:
    """Return the name under which a beginner group is dropped."""
    return bundles.get(group, group)


def requirements(problem: Problem, bundles: Bundles) -> Iterator[Requirement]:
    """Yield every requirement of a problem but those on the starts of blocks. Linear in what it holds."""
    for cohort in problem.cohorts:
        yield from _of_cohort(cohort)
    used = {r for c in problem.cohorts for r in resources_of(problem, c)}
    yield from (Requirement("minutes", group=problem.resources[r].id) for r in sorted(used))
    seats = {s for c in problem.cohorts for b in c.blocks for s in b.seat_groups}
    yield from (Requirement("seats", group=problem.seat_groups[s].id) for s in sorted(seats))
    begun = {g for c in problem.cohorts for b in c.blocks for o in b.options for g in o.groups}
    begun |= {g for c in problem.cohorts for m in c.modules for _, g in m.dates if g is not None}
    names = {bundle_of(bundles, problem.beginner_groups[g].id) for g in begun}
    yield from (Requirement("beginners", group=name) for name in sorted(names))
    yield from (Requirement("sections", module=module) for module in sorted(most_larger(problem)))


def begun_in(problem: Problem, bundles: Bundles, seats: str) -> set[Requirement]:
    """Return the requirements on beginners of the blocks that a seat group is asked for."""
    position = next(k for k, s in enumerate(problem.seat_groups) if s.id == seats)
    blocks = [b for c in problem.cohorts for b in c.blocks if position in b.seat_groups]
    groups = {g for b in blocks for o in b.options for g in o.groups}
    limits = (problem.beginner_groups[g] for g in groups)
    return {Requirement("beginners", group=bundle_of(bundles, limit.id)) for limit in limits if limit.proven}


def _of_cohort(c: Cohort) -> Iterator[Requirement]:
    for n in c.needs:
        block = c.blocks[n.block].id
        yield Requirement("need", block=block, phase=n.phase, what=n.what, safety=n.safety)
    yield from _of_modules(c)
    for k, b in c.builds_on:
        yield Requirement("builds on", block=c.blocks[b].id, module=c.modules[k].id)
    for d in c.distances:
        before, after = c.modules[d.before].id, c.modules[d.after].id
        yield Requirement("order", module=after, other=before)
        if d.weeks_max is not None:
            yield Requirement("distance", module=after, other=before)
    for group in c.orders:
        yield Requirement("any order", module=_named(c, group.modules))
    if c.modules:
        yield Requirement("day", c.id)


def _of_modules(c: Cohort) -> Iterator[Requirement]:
    for m in c.modules:
        if m.window is not None:
            yield Requirement("module window", module=m.id)
        if m.starts is not None:
            yield Requirement("module start", c.id, module=m.id)
        if m.dates:
            yield Requirement("dates", module=m.id)
        if m.weekly_max < m.minutes:
            yield Requirement("weekly", module=m.id)
        if not m.splittable and c.blocks:
            yield Requirement("whole", module=m.id)


def _named(c: Cohort, modules: tuple[int, ...]) -> str:
    """Name a group by its modules."""
    return ", ".join(c.modules[m].id for m in modules)


def relaxed(problem: Problem, dropped: Requirement, bundles: Bundles) -> Problem:
    """Return the problem without one requirement; itself where the requirement is on the starts of a block."""
    if dropped.kind in _LIMITS:
        return _LIMITS[dropped.kind](problem, dropped, bundles)
    change = _OWN.get(dropped.kind)
    if change is None:
        return problem
    cohorts = tuple(change(c, dropped) if dropped.cohort in ("", c.id) else c for c in problem.cohorts)
    return replace(problem, cohorts=cohorts)


def _need(c: Cohort, r: Requirement) -> Cohort:
    def is_it(block: int, phase: int, what: str, safety: bool) -> bool:
        return (c.blocks[block].id, phase, what, safety) == (r.block, r.phase, r.what, r.safety)

    return replace(c, needs=tuple(n for n in c.needs if not is_it(n.block, n.phase, n.what, n.safety)))


def _module(c: Cohort, r: Requirement, change: Callable[[Module], Module]) -> Cohort:
    return replace(c, modules=tuple(change(m) if m.id == r.module else m for m in c.modules))


def _module_window(c: Cohort, r: Requirement) -> Cohort:
    return _module(c, r, lambda m: replace(m, window=None))


def _module_start(c: Cohort, r: Requirement) -> Cohort:
    return _module(c, r, lambda m: replace(m, starts=None))


def _dates(c: Cohort, r: Requirement) -> Cohort:
    return _module(c, r, lambda m: replace(m, dates=()))


def _any_order(c: Cohort, r: Requirement) -> Cohort:
    return replace(c, orders=tuple(g for g in c.orders if _named(c, g.modules) != r.module))


def _weekly(c: Cohort, r: Requirement) -> Cohort:
    """More than the cohort's day holds helps nobody; where the day is dropped too, that goes first (by the name)."""
    most = c.minutes_per_day * SCHOOL_DAYS
    return _module(c, r, lambda m: replace(m, weekly_max=max(m.weekly_max, min(m.minutes, most))))


def _whole(c: Cohort, r: Requirement) -> Cohort:
    return _module(c, r, lambda m: replace(m, splittable=True))


def _builds_on(c: Cohort, r: Requirement) -> Cohort:
    kept = tuple((m, b) for m, b in c.builds_on if (c.modules[m].id, c.blocks[b].id) != (r.module, r.block))
    return replace(c, builds_on=kept)


def _order(c: Cohort, r: Requirement) -> Cohort:
    """The order goes with its greatest distance: that one has no meaning without it."""
    kept = tuple(d for d in c.distances if (c.modules[d.before].id, c.modules[d.after].id) != (r.other, r.module))
    return replace(c, distances=kept)


def _distance(c: Cohort, r: Requirement) -> Cohort:
    rows = tuple(
        replace(d, weeks_max=None) if (c.modules[d.before].id, c.modules[d.after].id) == (r.other, r.module) else d
        for d in c.distances
    )
    return replace(c, distances=rows)


def _day(c: Cohort, _r: Requirement) -> Cohort:
    """So many minutes that all modules would go into one day."""
    return replace(c, minutes_per_day=max(c.minutes_per_day, sum(m.minutes for m in c.modules)))


def _seats(problem: Problem, r: Requirement, _bundles: Bundles) -> Problem:
    free = np.full(problem.weeks, UNLIMITED, np.int64)
    rows = tuple(replace(s, seats=free) if s.id == r.group else s for s in problem.seat_groups)
    return replace(problem, seat_groups=rows)


def _beginners(problem: Problem, r: Requirement, bundles: Bundles) -> Problem:
    rows = tuple(
        replace(g, limit=UNLIMITED) if bundle_of(bundles, g.id) == r.group else g for g in problem.beginner_groups
    )
    return replace(problem, beginner_groups=rows)


def _sections(problem: Problem, r: Requirement, _bundles: Bundles) -> Problem:
    return with_larger_sections(problem, r.module, most_larger(problem).get(r.module, 0))


def _minutes(problem: Problem, r: Requirement, _bundles: Bundles) -> Problem:
    free = np.full(problem.weeks, UNLIMITED, np.int64)
    rows = tuple(replace(x, capacity=free) if x.id == r.group else x for x in problem.resources)
    return replace(problem, resources=rows)


_OWN: Mapping[Kind, Callable[[Cohort, Requirement], Cohort]] = {
    "need": _need,
    "module window": _module_window,
    "module start": _module_start,
    "dates": _dates,
    "any order": _any_order,
    "weekly": _weekly,
    "whole": _whole,
    "builds on": _builds_on,
    "order": _order,
    "distance": _distance,
    "day": _day,
}
_LIMITS: Mapping[Kind, Callable[[Problem, Requirement, Bundles], Problem]] = {
    "seats": _seats,
    "beginners": _beginners,
    "minutes": _minutes,
    "sections": _sections,
}
