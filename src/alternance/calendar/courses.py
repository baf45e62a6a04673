"""Courses: cohorts that take a shared module in the same weeks at the same minutes, in sections over all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from alternance.calendar.problem import Problem
from alternance.calendar.solution import Solution
from alternance.calendar.walk import module_weeks, taken_options, week_states

__all__ = ["CourseOf", "courses_of"]


@dataclass(frozen=True, slots=True)
class CourseOf:
    """A course: the shared module, its members as pairs (cohort, module position), and its (week, minutes)."""

    shared: int
    members: tuple[tuple[int, int], ...]
    weeks: tuple[tuple[int, int], ...]
    students: int


def courses_of(problem: Problem, solution: Solution) -> list[CourseOf]:
    """Return the courses of the placed cohorts; members in the order of cohorts.

    Linear in cohorts × module weeks. Empty where no module is shared.
    """
    if not problem.shared:
        return []
    found: dict[tuple[int, int, int, tuple[tuple[int, int], ...]], list[tuple[int, int]]] = defaultdict(list)
    for c, (cohort, held) in enumerate(zip(problem.cohorts, solution.cohorts, strict=True)):
        if held is None or all(m.shared is None for m in cohort.modules):
            continue
        states = week_states(problem, cohort, taken_options(cohort, held.options))
        for k, (module, start, weekly) in enumerate(zip(cohort.modules, held.starts, held.weekly, strict=True)):
            walked = None if module.shared is None else module_weeks(states, module, start, weekly)
            if module.shared is not None and walked:
                found[module.shared, cohort.calendar, weekly, tuple(walked)].append((c, k))
    return [
        CourseOf(key[0], tuple(members), key[3], sum(problem.cohorts[c].size for c, _ in members))
        for key, members in sorted(found.items())
    ]
