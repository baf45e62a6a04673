"""What a calendar problem must fulfil before any engine sees it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from alternance.calendar.problem import Block, Cohort, Module, Problem, Shared


def validate(problem: Problem) -> None:
    """Check ranges and shapes; make the arrays read-only.

    Raises
    ------
    ValueError
        Naming the row and what is wrong with it.
    """
    days = problem.days
    if days.ndim != 2 or (days.size and (days.min() < 0 or days.max() > 7)):
        raise ValueError("days: shape (calendars, weeks), 0 to 7 each")
    _arrays(problem)
    ids = [c.id for c in problem.cohorts]
    if ids != sorted(set(ids)):
        raise ValueError("cohorts: sorted by id, each once")
    weights = problem.weights
    if min(weights.lag, weights.late, weights.peak, weights.unused, weights.thin, weights.moved) < 0:
        raise ValueError("weights: none below 0")
    for shared in problem.shared:
        _shared(problem, shared)
    for cohort in problem.cohorts:
        _cohort(problem, cohort)


def _arrays(problem: Problem) -> None:
    weeks = problem.weeks
    arrays = [("days", problem.days[0])] if len(problem.days) else []
    for r in problem.resources:
        arrays.append((r.id, r.capacity))
        if r.offered is not None:
            arrays.append((r.id, r.offered))
            r.offered.setflags(write=False)
        r.capacity.setflags(write=False)
    for s in problem.seat_groups:
        arrays += [(s.id, s.seats), (s.id, s.promised)]
        s.seats.setflags(write=False)
        s.promised.setflags(write=False)
    for name, a in arrays:
        if a.shape != (weeks,) or (a.size and not (np.isfinite(a).all() and a.min() >= 0)):
            raise ValueError(f"{name}: one finite number of at least 0 for each week")
    problem.days.setflags(write=False)


def _inside(name: str, values: Iterable[int], size: int) -> None:
    for v in values:
        if not 0 <= v < size:
            raise ValueError(f"{name}: position {v} of {size}")


def _cohort(problem: Problem, c: Cohort) -> None:
    n, k = len(c.modules), len(c.blocks)
    _inside(f"{c.id} calendar", [c.calendar], problem.days.shape[0])
    if c.first_week < 0 or c.minutes_per_day < 0 or c.size < 0:
        raise ValueError(f"{c.id}: first week, minutes a day and size are at least 0")
    for m in c.modules:
        _module(problem, c.id, m)
    for b in c.blocks:
        _block(problem, c.id, b)
    for pairs in (c.builds_on, c.applies):
        _inside(f"{c.id} modules of blocks", (m for m, _ in pairs), n)
        _inside(f"{c.id} blocks of modules", (b for _, b in pairs), k)
    for d in c.distances:
        _inside(f"{c.id} distances", [d.before, d.after], n)
        if d.weeks_min < 0 or (d.weeks_max is not None and d.weeks_max < d.weeks_min):
            raise ValueError(f"{c.id}: 0 ≤ weeks_min ≤ weeks_max")
    for group in c.orders:
        _inside(f"{c.id} order group", group.modules, n)
        if group.spacing_min < 0 or (group.spacing_max is not None and group.spacing_max < group.spacing_min):
            raise ValueError(f"{c.id}: 0 ≤ spacing_min ≤ spacing_max")
    taught = [m for group in c.orders for m in group.modules]
    if len(taught) != len(set(taught)):
        raise ValueError(f"{c.id}: a module is in one order group at most")
    for need in c.needs:
        _inside(f"{c.id} needs", [need.block], k)
        _inside(f"{c.id} needs", need.modules, n)
        for o in c.blocks[need.block].options:
            _inside(f"{c.id} phase", [need.phase], len(o.phases))


def _module(problem: Problem, cohort: str, m: Module) -> None:
    if m.minutes <= 0 or not 0 < m.weekly_min <= m.weekly_max or m.weekly_step <= 0:
        raise ValueError(f"{cohort} {m.id}: minutes and 0 < weekly_min ≤ weekly_max")
    _inside(f"{cohort} {m.id} uses", (r for r, _ in m.uses), len(problem.resources))
    if any(times <= 0 for _, times in m.uses) or len({r for r, _ in m.uses}) != len(m.uses):
        raise ValueError(f"{cohort} {m.id}: each resource once, at least one time")
    for more, less in pairwise((m.uses, *m.eased)):
        if not set(less) <= {(r, n) for r, times in more for n in range(1, times + 1)}:
            raise ValueError(f"{cohort} {m.id}: larger sections ask nothing more")
    weeks = [week for week, _ in m.dates]
    if weeks != sorted(set(weeks)):
        raise ValueError(f"{cohort} {m.id}: dates ascend, each once")
    _inside(f"{cohort} {m.id} dates", (g for _, g in m.dates if g is not None), len(problem.beginner_groups))
    if m.shared is not None:
        _inside(f"{cohort} {m.id} shared", [m.shared], len(problem.shared))
        if m.uses or m.thin or m.eased:
            raise ValueError(f"{cohort} {m.id}: what a shared module uses stands with the shared module")
    _near(cohort, m)


def _block(problem: Problem, cohort: str, b: Block) -> None:
    _inside(f"{cohort} {b.id} seats", b.seat_groups, len(problem.seat_groups))
    _inside(f"{cohort} {b.id} uses", (r for r, _, _ in b.uses), len(problem.resources))
    if any(minutes <= 0 or times <= 0 for _, minutes, times in b.uses):
        raise ValueError(f"{cohort} {b.id}: uses take minutes, at least one time")
    if b.release is not None and (b.interrupts or b.release <= 0):
        raise ValueError(f"{cohort} {b.id}: a day release takes at least a day and interrupts nothing")
    _near(cohort, b)
    firsts = [o.first for o in b.options if o.away]
    if len(firsts) != len(b.options) or firsts != sorted(set(firsts)):
        raise ValueError(f"{cohort} {b.id}: options have weeks and are sorted by first week")
    for o in b.options:
        _inside(f"{cohort} {b.id} weeks", o.away, problem.weeks)
        if list(o.away) != sorted(set(o.away)) or not set(o.phases) <= set(o.away):
            raise ValueError(f"{cohort} {b.id}: practice weeks ascend, and phases begin in them")
        _inside(f"{cohort} {b.id} beginners", o.groups, len(problem.beginner_groups))
        if list(o.groups) != sorted(set(o.groups)):
            raise ValueError(f"{cohort} {b.id}: beginner groups ascend, each once")


def _shared(problem: Problem, s: Shared) -> None:
    _inside(f"{s.id} uses", (r for r, _ in s.uses), len(problem.resources))
    if s.section_max is not None and s.section_max <= 0:
        raise ValueError(f"{s.id}: sections of at least one student")
    if s.section_ideal is not None and s.section_ideal <= 0:
        raise ValueError(f"{s.id}: an ideal of at least one student")
    if s.section_min < 0 or any(least < 0 for _, least in s.uses) or len({r for r, _ in s.uses}) != len(s.uses):
        raise ValueError(f"{s.id}: each resource once, sizes at least 0")


def _near(cohort: str, x: Module | Block) -> None:
    if x.near is not None and x.near.weight < 0:
        raise ValueError(f"{cohort} {x.id}: moving costs at least 0")
