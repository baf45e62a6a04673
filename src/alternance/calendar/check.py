"""Every hard rule of a calendar, recomputed in plain Python from the problem and the walk: the engine's own audit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from alternance.calendar.objective import usage
from alternance.calendar.problem import Cohort, Option, Problem
from alternance.calendar.solution import Held, Solution
from alternance.calendar.walk import lesson_days, module_weeks, taken_options, week_states

__all__ = ["broken", "broken_alone"]


def broken(problem: Problem, solution: Solution) -> list[str]:
    """Return what a calendar breaks, one line each; cohorts that are not placed break nothing.

    Linear in cohorts × (module weeks + practice weeks).
    """
    found = []
    for cohort, held in zip(problem.cohorts, solution.cohorts, strict=True):
        if held is not None:
            found += [f"{cohort.id}: {line}" for line in broken_alone(problem, cohort, held)]
    return found + list(_together(problem, solution))


def broken_alone(problem: Problem, cohort: Cohort, held: Held) -> list[str]:
    """Return what the calendar of one cohort breaks of the rules that concern it alone."""
    return list(_alone(problem, cohort, held))


def _alone(problem: Problem, cohort: Cohort, held: Held) -> Iterator[str]:
    taken = taken_options(cohort, held.options)
    states = week_states(problem, cohort, taken)
    walked = [module_weeks(states, m, s, h) for m, s, h in zip(cohort.modules, held.starts, held.weekly, strict=True)]
    yield from _blocks(cohort, taken)
    for module, start, weekly, weeks in zip(cohort.modules, held.starts, held.weekly, walked, strict=True):
        low, high = module.window or (0, problem.weeks)
        first, last = module.starts or (0, problem.weeks)
        if weeks is None:
            yield f"{module.id} cannot be taught from week {start}"
        elif not (max(low, cohort.first_week) <= start and weeks[-1][0] < high and first <= start <= last):
            yield f"{module.id} is outside its window"
        if module.dates and start not in dict(module.dates):
            yield f"{module.id} begins on none of its dates"
        if not module.weekly_min <= weekly <= module.weekly_max:
            yield f"{module.id}: {weekly} minutes a week"
    if all(weeks is not None for weeks in walked):
        ends = [weeks[-1][0] + 1 for weeks in walked if weeks is not None]
        yield from _ties(cohort, taken, held, ends)
        minutes = np.zeros(problem.weeks, np.int64)
        for weeks in walked:
            for week, taught in weeks or ():
                minutes[week] += taught
        if np.any(minutes > cohort.minutes_per_day * np.array(lesson_days(problem, cohort, taken), np.int64)):
            yield "more minutes in a week than there are"


def _blocks(cohort: Cohort, taken: list[Option]) -> Iterator[str]:
    ended = cohort.first_week
    for block, o in zip(cohort.blocks, taken, strict=True):
        if o.first < ended:
            yield f"{block.id} begins before the one before has ended"
        ended = o.end


def _ties(cohort: Cohort, taken: list[Option], held: Held, ends: list[int]) -> Iterator[str]:
    for need in cohort.needs:
        if not any(ends[m] <= taken[need.block].phases[need.phase] for m in need.modules):
            yield f"{need.what} is not taught before phase {need.phase} of {cohort.blocks[need.block].id}"
    for m, b in cohort.builds_on:
        if held.starts[m] < taken[b].end:
            yield f"{cohort.modules[m].id} begins before {cohort.blocks[b].id} has ended"
    for d in cohort.distances:
        distance = held.starts[d.after] - ends[d.before]
        if distance < d.weeks_min or (d.weeks_max is not None and distance > d.weeks_max):
            yield f"{cohort.modules[d.after].id} begins {distance} weeks after {cohort.modules[d.before].id}"
    for group in cohort.orders:
        for before, after in pairwise(sorted(group.modules, key=lambda m: (held.starts[m], ends[m]))):
            gap = held.starts[after] - ends[before]
            if gap < group.spacing_min or (group.spacing_max is not None and gap > group.spacing_max):
                yield f"{cohort.modules[after].id} begins {gap} weeks after {cohort.modules[before].id}, of its group"


def _together(problem: Problem, solution: Solution) -> Iterator[str]:
    used = usage(problem, solution)
    for k, resource in enumerate(problem.resources):
        for week in np.flatnonzero(used.minutes[k] > resource.capacity):
            yield f"{resource.id}: {used.minutes[k, week]} minutes in week {week}"
    for k, group in enumerate(problem.seat_groups):
        for week in np.flatnonzero(used.away[k] > group.seats):
            yield f"{group.id}: {used.away[k, week]} students in week {week}"
    for k, begun in enumerate(problem.beginner_groups):
        if used.beginners[k] > begun.limit:
            yield f"{begun.id}: {used.beginners[k]} beginners"
