"""Which teachers and rooms a cohort can ask for."""

from __future__ import annotations

from alternance.calendar.problem import Cohort, Problem

__all__ = ["resources_of"]


def resources_of(problem: Problem, cohort: Cohort) -> set[int]:
    """Return the positions of the resources that a cohort's modules, shared modules and blocks ask for."""
    own = {r for m in cohort.modules for r, _ in m.uses} | {use[0] for b in cohort.blocks for use in b.uses}
    shared = {m.shared for m in cohort.modules if m.shared is not None}
    return own | {r for k in shared for r, _ in problem.shared[k].uses}
