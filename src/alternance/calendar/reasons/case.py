"""A problem with its requirements, so that any of them can be dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from alternance.calendar.problem import Block, Cohort, Option, Problem
from alternance.calendar.reasons.relax import relaxed, requirements
from alternance.calendar.reasons.requirement import KINDS, Requirement

__all__ = ["Case"]

#: (cohort, block, first week) → the requirements that close this option, and by how many weeks it misses each.
Closed = Mapping[tuple[str, str, int], Mapping[Requirement, int]]


@dataclass(frozen=True, eq=False)
class Case:
    """A problem whose blocks have every option, also those that a window, lock or contract closes.

    Attributes
    ----------
    wide : Problem
        With all options.
    closed : mapping
        Which options are closed, and by what; those not named are open.
    bundles : mapping
        Beginner group → the name under which it is dropped with its like.
    """

    wide: Problem
    closed: Closed = field(default_factory=dict)
    bundles: Mapping[str, str] = field(default_factory=dict)

    @property
    def problem(self) -> Problem:
        """The problem with every requirement."""
        return self.without(())

    def requirements(self) -> tuple[Requirement, ...]:
        """Return every requirement once, those first of which people would rather hear."""
        found = {*requirements(self.wide, self.bundles), *(r for closers in self.closed.values() for r in closers)}
        return tuple(sorted(found, key=lambda r: (KINDS.index(r.kind), r)))

    def without(self, dropped: Collection[Requirement]) -> Problem:
        """Return the problem without some requirements."""
        problem = self.wide
        for requirement in sorted(dropped):
            problem = relaxed(problem, requirement, self.bundles)
        gone = frozenset(dropped)
        return replace(problem, cohorts=tuple(self._opened(c, gone) for c in problem.cohorts))

    def only(self, cohorts: Collection[str]) -> Case:
        """Return the case of some cohorts alone: nobody else asks for seats, teachers or rooms."""
        kept = tuple(c for c in self.wide.cohorts if c.id in cohorts)
        closed = {key: closers for key, closers in self.closed.items() if key[0] in cohorts}
        return Case(replace(self.wide, cohorts=kept), closed, self.bundles)

    def _opened(self, cohort: Cohort, dropped: frozenset[Requirement]) -> Cohort:
        return replace(cohort, blocks=tuple(self._block(cohort, b, dropped) for b in cohort.blocks))

    def _block(self, cohort: Cohort, block: Block, dropped: frozenset[Requirement]) -> Block:
        return replace(block, options=tuple(self._open(cohort, block, dropped)))

    def _open(self, cohort: Cohort, block: Block, dropped: frozenset[Requirement]) -> Iterator[Option]:
        for o in block.options:
            if self.closed.get((cohort.id, block.id, o.first), {}).keys() <= dropped:
                yield o
