"""The objective of a calendar and what it uses, recomputed from the walk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from alternance.calendar.courses import courses_of
from alternance.calendar.problem import Cohort, Floats, Ints, Option, Problem, teaching_weeks_before
from alternance.calendar.solution import Held, Parts, Solution
from alternance.calendar.walk import asked_by_practice, module_weeks, taken_options, week_states


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """Minutes by resource and week, students away by seat group and week, beginners by group."""

    minutes: Ints
    away: Ints
    beginners: Ints


def unavoidable(problem: Problem) -> Floats:
    """For each resource with `offered`: all it is asked ÷ all it is offered (0 where it offers nothing).

    A shared module asks as if all who take it were in one course, a block as in full weeks.
    """
    asked = np.zeros(len(problem.resources))
    students: Counter[tuple[int, int]] = Counter()
    for c in problem.cohorts:
        for m in c.modules:
            if m.shared is not None:
                students[m.shared, m.minutes] += c.size
            for r, times in m.uses:
                asked[r] += m.minutes * times
        for b in c.blocks:
            for r, minutes, times in b.uses:
                asked[r] += minutes * times * max((len(o.away) for o in b.options), default=0)
    for (shared, minutes), count in students.items():
        for r, least in problem.shared[shared].uses:
            asked[r] += minutes * problem.shared[shared].times(count, least)
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
            _add_blocks(problem, cohort, held, out)
            _add_modules(problem, cohort, held, out)
    for course in courses_of(problem, solution):
        shared = problem.shared[course.shared]
        for r, least in shared.uses:
            for w, minutes in course.weeks:
                out.minutes[r, w] += minutes * shared.times(course.students, least)
    return out


def _add_blocks(problem: Problem, cohort: Cohort, held: Held, out: Usage) -> None:
    days = problem.days[cohort.calendar]
    for block, o in zip(cohort.blocks, taken_options(cohort, held.options), strict=True):
        for s in block.seat_groups:
            out.away[s, list(o.away)] += cohort.size
        out.beginners[list(o.groups)] += cohort.size
        for r, minutes, times in block.uses:
            for w in o.away:
                out.minutes[r, w] += asked_by_practice(int(days[w]), minutes, times)


def _add_modules(problem: Problem, cohort: Cohort, held: Held, out: Usage) -> None:
    states = week_states(problem, cohort, taken_options(cohort, held.options))
    for module, start, weekly in zip(cohort.modules, held.starts, held.weekly, strict=True):
        group = dict(module.dates).get(start)
        if group is not None:
            out.beginners[group] += cohort.size
        for w, minutes in module_weeks(states, module, start, weekly) or () if module.uses else ():
            for r, times in module.uses:
                out.minutes[r, w] += minutes * times


def ends_of(problem: Problem, cohort: Cohort, held: Held) -> list[int]:
    """Return for each module of a cohort the week after its last.

    Raises
    ------
    ValueError
        When a module cannot be taught from its first week on.
    """
    taken = taken_options(cohort, held.options)
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
    taken = taken_options(cohort, held.options)
    ends = ends_of(problem, cohort, held)
    lag = sum(_lag(teaching, taken[b], ends[m]) for m, b in cohort.applies)
    last = max([*ends, *(o.end for o in taken)], default=0)
    late = max(0, int(teaching[last]) - teaching_weeks_before(teaching, cohort.due_week))
    return lag, late


def _lag(teaching: Ints, taken: Option, end: int) -> int:
    """Return the teaching weeks between a module's end and the block that applies it, whichever comes first."""
    return max(0, int(teaching[taken.first] - teaching[end]), int(teaching[end] - teaching[taken.end]))


def moved_weeks(cohort: Cohort, held: Held) -> float:
    """How far one cohort is from where a published plan has it, in weighted calendar weeks."""
    begins = [*(o.first for o in taken_options(cohort, held.options)), *held.starts]
    nears = [*(b.near for b in cohort.blocks), *(m.near for m in cohort.modules)]
    pairs = zip(nears, begins, strict=True)
    return sum((near.weight * abs(begin - near.week) for near, begin in pairs if near is not None), 0.0)


def thin_weeks(problem: Problem, cohort: Cohort, held: Held) -> int:
    """Lesson weeks of the sections of one cohort alone that are below the size wanted."""
    states = week_states(problem, cohort, taken_options(cohort, held.options))
    return sum(
        module.thin * len(module_weeks(states, module, start, weekly) or ())
        for module, start, weekly in zip(cohort.modules, held.starts, held.weekly, strict=True)
        if module.thin
    )


def alone_cost(problem: Problem, cohort: Cohort, held: Held, teaching: Ints) -> float:
    """What one cohort costs whatever the others do: lag, lateness, moves, and thin sections that it does not share."""
    w = problem.weights
    lag, late = lag_and_late(problem, cohort, held, teaching)
    cost = w.lag * lag + w.late * late + w.moved * moved_weeks(cohort, held)
    return cost + w.thin * thin_weeks(problem, cohort, held)


def evaluate(problem: Problem, solution: Solution) -> Parts:
    """The objective; cohorts that are not placed count nothing but the seats they leave empty."""
    teaching = problem.teaching_before()
    placed = [(c, h) for c, h in zip(problem.cohorts, solution.cohorts, strict=True) if h is not None]
    pairs = [lag_and_late(problem, c, h, teaching[c.calendar]) for c, h in placed]
    lag, late = float(sum(a for a, _ in pairs)), float(sum(b for _, b in pairs))
    used = usage(problem, solution)
    peak = 0.0
    for r, (resource, least) in enumerate(zip(problem.resources, unavoidable(problem), strict=True)):
        if resource.offered is not None:
            there = resource.offered > 0
            highest = float((used.minutes[r, there] / resource.offered[there]).max(initial=0.0))
            peak += max(0.0, highest - float(least))
    unused = float(sum(np.maximum(0, s.promised - used.away[k]).sum() for k, s in enumerate(problem.seat_groups)))
    shared = sum(len(x.weeks) * problem.shared[x.shared].thin(x.students) for x in courses_of(problem, solution))
    thin = float(shared + sum(thin_weeks(problem, c, h) for c, h in placed))
    moved = float(sum(moved_weeks(c, h) for c, h in placed))
    w = problem.weights
    total = w.lag * lag + w.late * late + w.peak * peak + w.unused * unused + w.thin * thin + w.moved * moved
    return Parts(lag, late, peak, unused, thin, moved, total)
