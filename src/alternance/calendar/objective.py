"""The objective of a calendar and what it uses, recomputed from the walk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alternance.calendar.problem import Cohort, Floats, Ints, Option, Problem, teaching_weeks_before
from alternance.calendar.solution import Held, Parts, Solution
from alternance.calendar.walk import module_weeks, week_states


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """Minutes by resource and week, students away by seat group and week, beginners by group."""

    minutes: Ints
    away: Ints
    beginners: Ints


def unavoidable(problem: Problem) -> Floats:
    """For each resource with `offered`: all it is asked ÷ all it is offered (0 where it offers nothing)."""
    asked = np.zeros(len(problem.resources))
    for c in problem.cohorts:
        for m in c.modules:
            for r, times in m.uses:
                asked[r] += m.minutes * times
    offered = [0.0 if r.offered is None else float(r.offered.sum()) for r in problem.resources]
    return np.array([a / o if o > 0 else 0.0 for a, o in zip(asked, offered, strict=True)])


def usage(problem: Problem, solution: Solution) -> Usage:
    """What the placed cohorts use. Linear in cohorts × (module weeks + practice weeks)."""
    weeks = problem.weeks
    out = Usage(
        np.zeros((len(problem.resources), weeks), np.int64),
        np.zeros((len(problem.seat_groups), weeks), np.int64),
        np.zeros(len(problem.beginner_groups), np.int64),
    )
    for cohort, held in zip(problem.cohorts, solution.cohorts, strict=True):
        if held is not None:
            _add(problem, cohort, held, out)
    return out


def _add(problem: Problem, cohort: Cohort, held: Held, out: Usage) -> None:
    taken = [b.options[o] for b, o in zip(cohort.blocks, held.options, strict=True)]
    for block, o in zip(cohort.blocks, taken, strict=True):
        for s in block.seat_groups:
            out.away[s, list(o.away)] += cohort.size
        out.beginners[list(o.groups)] += cohort.size
    states = week_states(problem, cohort, taken)
    for module, start, weekly in zip(cohort.modules, held.starts, held.weekly, strict=True):
        for w, minutes in module_weeks(states, module, start, weekly) or ():
            for r, times in module.uses:
                out.minutes[r, w] += minutes * times


def ends_of(problem: Problem, cohort: Cohort, held: Held) -> list[int]:
    """Return for each module of a cohort the week after its last.

    Raises
    ------
    ValueError
        When a module cannot be taught from its first week on.
    """
    taken = [b.options[o] for b, o in zip(cohort.blocks, held.options, strict=True)]
    states = week_states(problem, cohort, taken)
    ends = []
    for module, start, weekly in zip(cohort.modules, held.starts, held.weekly, strict=True):
        walked = module_weeks(states, module, start, weekly)
        if walked is None:
            raise ValueError(f"{cohort.id} {module.id}: cannot begin in week {start}")
        ends.append(walked[-1][0] + 1)
    return ends


def lag_and_late(problem: Problem, cohort: Cohort, held: Held, teaching: Ints) -> tuple[int, int]:
    """Lag and lateness of one cohort, in teaching weeks of its calendar."""
    taken = [b.options[o] for b, o in zip(cohort.blocks, held.options, strict=True)]
    ends = ends_of(problem, cohort, held)
    lag = sum(_lag(teaching, taken[b], ends[m]) for m, b in cohort.applies)
    last = max([*ends, *(o.end for o in taken)], default=0)
    late = max(0, int(teaching[last]) - teaching_weeks_before(teaching, cohort.due_week))
    return lag, late


def _lag(teaching: Ints, taken: Option, end: int) -> int:
    """Return the teaching weeks between a module's end and the block that applies it, whichever comes first."""
    return max(0, int(teaching[taken.first] - teaching[end]), int(teaching[end] - teaching[taken.end]))


def evaluate(problem: Problem, solution: Solution) -> Parts:
    """The objective; cohorts that are not placed count nothing but the seats they leave empty."""
    teaching = problem.teaching_before()
    pairs = [
        lag_and_late(problem, c, h, teaching[c.calendar])
        for c, h in zip(problem.cohorts, solution.cohorts, strict=True)
        if h is not None
    ]
    lag, late = float(sum(a for a, _ in pairs)), float(sum(b for _, b in pairs))
    used = usage(problem, solution)
    peak = 0.0
    for r, (resource, least) in enumerate(zip(problem.resources, unavoidable(problem), strict=True)):
        if resource.offered is not None:
            there = resource.offered > 0
            highest = float((used.minutes[r, there] / resource.offered[there]).max(initial=0.0))
            peak += max(0.0, highest - float(least))
    unused = float(sum(np.maximum(0, s.promised - used.away[k]).sum() for k, s in enumerate(problem.seat_groups)))
    w = problem.weights
    total = w.lag * lag + w.late * late + w.peak * peak + w.unused * unused
    return Parts(lag, late, peak, unused, total)
