"""Sections larger than their ideal: fewer of them, and so fewer minutes of teachers and rooms."""

from __future__ import annotations

from dataclasses import replace

from alternance.calendar.problem import Module, Problem, Shared

__all__ = ["most_larger", "with_larger_sections"]


def most_larger(problem: Problem) -> dict[str, int]:
    """Return module → by how many students the ideal size of its sections can rise so that nothing asks more.

    Where larger sections would ask for larger rooms it cannot: then the rooms stand in the way as well.
    """
    students = [0] * len(problem.shared)
    for c in problem.cohorts:
        for m in c.modules:
            if m.shared is not None:
                students[m.shared] += c.size
    steps = [_steps(shared, n) for shared, n in zip(problem.shared, students, strict=True)]
    found: dict[str, int] = {}
    for c in problem.cohorts:
        for m in c.modules:
            own = len(m.eased) if m.shared is None else steps[m.shared]
            found[m.id] = min(found.get(m.id, own), own)
    return {module: most for module, most in found.items() if most}


def _steps(shared: Shared, students: int) -> int:
    """Return by how much a shared module's ideal can rise so that no course of up to so many students asks more."""
    ideal = shared.section_ideal
    if ideal is None:
        return 0
    most = max(0, (shared.section_max or students) - ideal)
    before = shared
    for more in range(1, most + 1):
        after = replace(shared, section_ideal=ideal + more)
        sizes = range(1, students + 1)
        if any(after.times(n, least) > before.times(n, least) for n in sizes for _, least in shared.uses):
            return more - 1
        before = after
    return most


def with_larger_sections(problem: Problem, module: str, students: int) -> Problem:
    """Return the problem in which the ideal size of a module's sections is so many students more, as far as known."""

    def larger(m: Module) -> Module:
        if m.id != module or not m.eased or not students:
            return m
        return replace(m, uses=m.eased[min(students, len(m.eased)) - 1], eased=m.eased[students:])

    mine = {m.shared for c in problem.cohorts for m in c.modules if m.id == module}
    shared = tuple(
        replace(s, section_ideal=s.section_ideal + students) if k in mine and s.section_ideal else s
        for k, s in enumerate(problem.shared)
    )
    cohorts = tuple(replace(c, modules=tuple(larger(m) for m in c.modules)) for c in problem.cohorts)
    return replace(problem, cohorts=cohorts, shared=shared)
