"""Sections that cohorts share: which students of which cohort sit in which section of a course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from alternance.calendar.courses import courses_of
from alternance.calendar.drafting.draft import Draft
from alternance.calendar.solution import Solution

__all__ = ["Part", "filled", "sections_of"]


class Part(NamedTuple):
    """A cohort's part of a section: its number, students, and the name that all who are taught with it share."""

    number: int
    size: int
    together: str | None


def sections_of(draft: Draft, solution: Solution) -> dict[tuple[int, int], list[Part]]:
    """Return (cohort, module) → its parts, for shared modules. Linear in courses × members."""
    problem, horizon = draft.problem, draft.community.horizon
    found: dict[tuple[int, int], list[Part]] = {}
    names: dict[str, int] = {}
    for course in courses_of(problem, solution):
        shared = problem.shared[course.shared]
        first, module = course.members[0]
        name = f"{draft.courses[first].modules[module].id}/{horizon.monday(course.weeks[0][0])}"
        names[name] = names.get(name, 0) + 1
        name = name if names[name] == 1 else f"{name}.{names[name]}"  # another course that begins in the same week
        sizes = [problem.cohorts[c].size for c, _ in course.members]
        parts = filled(shared.sections(course.students), sizes)
        for member, own in zip(course.members, parts, strict=True):
            found[member] = [Part(n, size, f"{name}/{n}") for n, size in own]
    return found


def filled(sections: Sequence[int], cohorts: Sequence[int]) -> list[list[tuple[int, int]]]:
    """Fill sections of given sizes cohort by cohort; return for each cohort its (section, students), from 1 on.

    >>> filled([3, 2], [2, 3])
    [[(1, 2)], [(1, 1), (2, 2)]]
    """
    found: list[list[tuple[int, int]]] = []
    section, free = 0, sections[0] if sections else 0
    for size in cohorts:
        own: list[tuple[int, int]] = []
        left = size
        while left > 0:
            if free == 0:
                section += 1
                free = sections[section]
            here = min(left, free)
            own.append((section + 1, here))
            left, free = left - here, free - here
        found.append(own)
    return found
