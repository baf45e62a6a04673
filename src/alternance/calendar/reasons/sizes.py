"""The least size by which a requirement must be softened for some cohorts to have a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from alternance.calendar.check import broken
from alternance.calendar.objective import usage
from alternance.calendar.problem import Problem
from alternance.calendar.reasons.case import Case
from alternance.calendar.reasons.change import RATES, Change, ChangeKind
from alternance.calendar.reasons.larger import most_larger
from alternance.calendar.reasons.oracle import Oracle
from alternance.calendar.reasons.relax import begun_in, bundle_of
from alternance.calendar.reasons.requirement import Kind, Requirement
from alternance.calendar.reasons.soften import SOFTENED, softened
from alternance.calendar.solution import Solution

__all__ = ["Sized", "measured", "sized"]

_LESSON, _QUARTER = 45, 15  # minutes: the grains of what teachers and rooms give, and of a day
#: Kinds that are widened on either side.
_BOTH_SIDES: frozenset[Kind] = frozenset({"block window", "block lock", "module window", "module start"})
_SAID: dict[Kind, ChangeKind] = {"block window": "block moves", "block lock": "block moves"}


@dataclass(frozen=True, eq=False)
class Sized:
    """A change without its price, and the case with it."""

    change: Change
    case: Case


def sized(case: Case, requirement: Requirement, oracle: Oracle) -> Iterator[Sized]:
    """Yield the least changes of one requirement with which the cohorts of a case have a calendar.

    About ``2 · log₂`` of the greatest size questions; none where even without the requirement there is no calendar.
    """
    if requirement.kind not in SOFTENED:
        return
    if oracle.impossible(case.without(_with_beginners(case, requirement))):
        return
    unit, most = _grain(case, requirement)
    for sign in (1, -1) if requirement.kind in _BOTH_SIDES else (1,):
        found = _least(case, requirement, sign * unit, most, oracle)
        if found is not None:
            size, solution = found
            yield _changed(case, requirement, size, solution)


def measured(case: Case, requirement: Requirement, oracle: Oracle, work: int) -> Iterator[Sized]:
    """Yield a change of a limit that is enough, as much as a calendar without the limit is over it.

    For many cohorts: one plan instead of a search for the least size.
    """
    if requirement.kind not in ("seats", "minutes", "beginners", "sections"):
        return
    solution = oracle.planned(case.without(_with_beginners(case, requirement)), work)
    if solution is not None:
        size = _excess(case.problem, case, requirement, solution)
        yield _changed(case, requirement, max(1, size), solution)


def _with_beginners(case: Case, requirement: Requirement) -> set[Requirement]:
    """Return a requirement; seats with the beginners of the same blocks."""
    more = begun_in(case.wide, case.bundles, requirement.group) if requirement.kind == "seats" else set()
    return {requirement} | more


def _excess(problem: Problem, case: Case, r: Requirement, solution: Solution) -> int:
    """Return by how much a calendar is over a limit at the most, in any week; seats: also over their beginners.

    Sections: by how many students they must be larger for it to break nothing.
    """
    if r.kind == "sections":
        sizes = range(1, most_larger(case.wide)[r.module] + 1)
        return next(n for n in sizes if not broken(softened(case, r, n).problem, solution))
    used = usage(problem, solution)
    groups = {q.group for q in _with_beginners(case, r) if q.kind == "beginners"}
    over = [
        int(used.beginners[k]) - g.limit
        for k, g in enumerate(problem.beginner_groups)
        if bundle_of(case.bundles, g.id) in groups
    ]
    if r.kind == "seats":
        over += [int((used.away[k] - s.seats).max()) for k, s in enumerate(problem.seat_groups) if s.id == r.group]
    if r.kind == "minutes":
        over += [int((used.minutes[k] - x.capacity).max()) for k, x in enumerate(problem.resources) if x.id == r.group]
    return max(over, default=0)


def _least(case: Case, r: Requirement, unit: int, most: int, oracle: Oracle) -> tuple[int, Solution] | None:
    """Return the least multiple of `unit`, up to `most` of them, that is enough: by doubling, then by halving."""
    low, high = 0, 1
    best = oracle.calendar(softened(case, r, unit).problem)
    while best is None:
        if high == most:
            return None
        low, high = high, min(2 * high, most)
        best = oracle.calendar(softened(case, r, unit * high).problem)
    while high - low > 1:
        middle = (low + high) // 2
        found = oracle.calendar(softened(case, r, unit * middle).problem)
        if found is None:
            low = middle
        else:
            high, best = middle, found
    return unit * high, best


def _grain(case: Case, r: Requirement) -> tuple[int, int]:
    """Return the unit of a size and the most units that make a difference."""
    cohorts = case.wide.cohorts
    if r.kind in ("seats", "beginners"):
        return 1, max(1, sum(c.size for c in cohorts) * max((len(c.blocks) for c in cohorts), default=1))
    if r.kind == "whole":
        return 1, 1
    if r.kind == "sections":
        return 1, most_larger(case.wide)[r.module]
    if r.kind == "minutes":
        return _LESSON, max(1, _asked_at_most(case.wide, r.group) // _LESSON + 1)
    modules = [m for c in cohorts for m in c.modules if r.cohort in ("", c.id)]
    if r.kind == "weekly":
        mine = [m for m in modules if m.id == r.module]
        step = max(m.weekly_step for m in mine)
        return step, max(1, max(m.minutes - m.weekly_max for m in mine) // step + 1)
    if r.kind == "day":
        return _QUARTER, max(1, sum(m.minutes for m in modules) // _QUARTER)
    return 1, case.wide.weeks


def _asked_at_most(problem: Problem, group: str) -> int:
    """Return what all cohorts together could ask of a resource in a full week, or more."""
    position = next(k for k, x in enumerate(problem.resources) if x.id == group)
    taught = sum(m.weekly_max * n for c in problem.cohorts for m in c.modules for k, n in m.uses if k == position)
    practised = sum(m * n for c in problem.cohorts for b in c.blocks for k, m, n in b.uses if k == position)
    shared = [k for k, x in enumerate(problem.shared) if position in dict(x.uses)]
    joined = sum(m.weekly_max * c.size for c in problem.cohorts for m in c.modules if m.shared in shared)
    return taught + practised + joined


def _changed(case: Case, r: Requirement, size: int, solution: Solution) -> Sized:
    weeks = None
    if r.kind in ("seats", "minutes"):
        weeks = _weeks_over(case, r, solution)
        narrow = softened(case, r, size, (weeks[0], weeks[1] + 1))
        if broken(narrow.problem, solution):
            weeks = None
    changed = softened(case, r, size, None if weeks is None else (weeks[0], weeks[1] + 1))
    kind = _SAID.get(r.kind) or _kind(r.kind)
    change = Change(kind, 0.0, r.cohort, r.block, r.module, r.other, r.group, r.phase, size, weeks)
    return Sized(change, changed)


def _kind(kind: Kind) -> ChangeKind:
    found: ChangeKind = next(k for k in RATES if k == kind)
    return found


def _weeks_over(case: Case, r: Requirement, solution: Solution) -> tuple[int, int]:
    """Return the first and last week in which a calendar asks more than there is."""
    problem: Problem = case.problem
    used = usage(problem, solution)
    if r.kind == "seats":
        k = next(k for k, s in enumerate(problem.seat_groups) if s.id == r.group)
        over = np.flatnonzero(used.away[k] > problem.seat_groups[k].seats)
    else:
        k = next(k for k, x in enumerate(problem.resources) if x.id == r.group)
        over = np.flatnonzero(used.minutes[k] > problem.resources[k].capacity)
    return (int(over[0]), int(over[-1])) if len(over) else (0, problem.weeks - 1)
