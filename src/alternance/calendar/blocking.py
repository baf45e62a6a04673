"""Where the search found no calendar: the limits in its way, each tried by lifting it, and who could be placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from alternance.calendar.asking import resources_of
from alternance.calendar.chains import MORE_THAN_ANY, Chains
from alternance.calendar.objective import Usage, usage
from alternance.calendar.problem import Problem
from alternance.calendar.reason import Code, Reason
from alternance.calendar.solution import Solution

__all__ = ["blocking"]

MOST_TRIED = 6  # limits lifted one by one
LIFTED_WORK = 6_000  # schedules tried with a limit lifted


@dataclass(frozen=True, slots=True)
class _Over:
    """A limit that is broken: its kind, position, id and weeks."""

    code: Code
    position: int
    group: str
    weeks: tuple[int, ...]
    excess: int


def blocking(problem: Problem, chains: Chains) -> tuple[Solution, list[Reason]]:
    """Return the calendar of the cohorts that can be kept, and a reason for each other one.

    Notes
    -----
    A limit is named where the search ends within all limits once it is lifted; where no single one is enough, all
    that are broken are named. Neither proves that there is no calendar.
    """
    nearest = chains.nearest()
    over = sorted(_broken(problem, usage(problem, nearest)), key=lambda o: (-o.excess, o.group))
    enough = [o for o in over[:MOST_TRIED] if chains.succeeds(_lifted(problem, o), LIFTED_WORK)]
    partial, left_out = _keep(problem, nearest)
    named = enough or over
    reasons = []
    for c in left_out:
        cohort = problem.cohorts[c].id
        mine = [o for o in named if _uses(problem, c, o)] or named
        reasons += [Reason(o.code, cohort, group=o.group, weeks=o.weeks) for o in mine[:3]]
        if not mine:
            reasons.append(Reason("not_placed", cohort))
    return partial, reasons


def _broken(problem: Problem, used: Usage) -> Iterator[_Over]:
    for k, r in enumerate(problem.resources):
        yield from _weeks_over("over_resource", k, r.id, used.minutes[k] - r.capacity)
    for k, s in enumerate(problem.seat_groups):
        yield from _weeks_over("over_seats", k, s.id, used.away[k] - s.seats)
    for k, g in enumerate(problem.beginner_groups):
        excess = int(used.beginners[k]) - g.limit
        if excess > 0:
            yield _Over("over_beginners", k, g.id, (), excess)


def _weeks_over(
    code: Code, position: int, group: str, excess: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Iterator[_Over]:
    weeks = np.flatnonzero(excess > 0)
    if len(weeks):
        yield _Over(code, position, group, tuple(int(w) for w in weeks), int(excess[weeks].sum()))


def _lifted(problem: Problem, over: _Over) -> Problem:
    """Return the problem without one limit."""
    none = np.full(problem.weeks, MORE_THAN_ANY, np.int64)
    if over.code == "over_resource":
        rows = list(problem.resources)
        rows[over.position] = replace(rows[over.position], capacity=none)
        return replace(problem, resources=tuple(rows))
    if over.code == "over_seats":
        groups = list(problem.seat_groups)
        groups[over.position] = replace(groups[over.position], seats=none)
        return replace(problem, seat_groups=tuple(groups))
    begun = list(problem.beginner_groups)
    begun[over.position] = replace(begun[over.position], limit=MORE_THAN_ANY)
    return replace(problem, beginner_groups=tuple(begun))


def _keep(problem: Problem, solution: Solution) -> tuple[Solution, list[int]]:
    """Leave out cohorts, the one that is most over first, until no limit is broken."""
    held = list(solution.cohorts)
    left_out = [c for c, h in enumerate(held) if h is None]
    while True:
        now = Solution(tuple(held))
        over = list(_broken(problem, usage(problem, now)))
        if not over:
            return now, sorted(left_out)
        shares = {c: sum(_share(problem, now, c, o) for o in over) for c, h in enumerate(held) if h is not None}
        worst = min(shares, key=lambda c: (-shares[c], c))
        held[worst] = None
        left_out.append(worst)


def _share(problem: Problem, solution: Solution, c: int, over: _Over) -> int:
    """Return what one cohort alone asks of a broken limit, in the weeks in which it is broken."""
    alone = usage(problem, Solution(tuple(held if k == c else None for k, held in enumerate(solution.cohorts))))
    if over.code == "over_beginners":
        return int(alone.beginners[over.position])
    asked = alone.away if over.code == "over_seats" else alone.minutes
    return int(asked[over.position, list(over.weeks)].sum())


def _uses(problem: Problem, c: int, over: _Over) -> bool:
    """Tell whether a cohort can ask anything of a limit."""
    cohort = problem.cohorts[c]
    if over.code == "over_seats":
        return any(over.position in b.seat_groups for b in cohort.blocks)
    if over.code == "over_beginners":
        begun = {g for b in cohort.blocks for o in b.options for g in o.groups}
        return over.position in begun | {g for m in cohort.modules for _, g in m.dates}
    return over.position in resources_of(problem, cohort)
