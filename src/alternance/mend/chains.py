"""The moves of one cohort that help, and chains of them."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.mend.chain import Candidate, Chain
from alternance.mend.fits import Fault, faults
from alternance.mend.problem import Problem
from alternance.mend.red import lacking, red
from alternance.mend.size import size
from alternance.mend.step import Step, after, steps
from alternance.mend.timeline import Cohort, Timeline

__all__ = ["Chains"]


class Chains:
    """Finds chains, and counts what was tried.

    Attributes
    ----------
    red : mapping of str to int
        Cohort → red student-weeks of the recorded plan.
    tried : int
        Moves tried on top of a timeline.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.red = {name: red(problem, cohort, problem.timelines[name]) for name, cohort in problem.cohorts.items()}
        self.tried = 0
        self._last: tuple[Timeline | None, frozenset[Fault]] = None, frozenset()

    def alone(self, name: str) -> Iterator[Candidate]:
        """Yield the moves of one cohort that fit and remove red weeks from the recorded plan."""
        cohort, timeline = self.problem.cohorts[name], self.problem.timelines[name]
        wanted = lacking(self.problem, cohort, timeline)
        givers = {module for module, gifts in self.problem.gifts.items() if wanted & gifts.keys()}
        for step in steps(self.problem, cohort, timeline):
            if _may_help(step, givers) and (found := self._candidate(cohort, timeline, step, self.red[name])):
                yield found

    def longer(self, chain: Chain, step: Step) -> Chain | None:
        """Return `chain` with one more move on top; None where it does not fit, or removes nothing more."""
        if step.things & chain.things:
            return None
        left = self.red[chain.cohort] + chain.key[0]
        found = self._candidate(self.problem.cohorts[chain.cohort], chain.moves[-1].timeline, step, left)
        return None if found is None else Chain((*chain.moves, found))

    def _faults(self, cohort: Cohort, timeline: Timeline) -> Iterator[Fault]:
        return faults(self.problem, cohort, timeline)

    def _faults_of(self, cohort: Cohort, timeline: Timeline) -> frozenset[Fault]:
        """Return all of them, remembered for the timeline on which many moves are tried."""
        if self._last[0] is not timeline:
            self._last = timeline, frozenset(self._faults(cohort, timeline))
        return self._last[1]

    def _candidate(self, cohort: Cohort, timeline: Timeline, step: Step, now: int) -> Candidate | None:
        self.tried += 1
        new = after(self.problem, cohort, timeline, step)
        if new is None or any(fault not in self._faults_of(cohort, timeline) for fault in self._faults(cohort, new)):
            return None
        removed = now - red(self.problem, cohort, new)
        return Candidate(step, new, removed, size(cohort, timeline, new)) if removed > 0 else None


def _may_help(step: Step, givers: set[str]) -> bool:
    """A shifted module helps only where it gives what is lacking and comes earlier; one of two swapped ones alike."""
    if step.kind == "shift module":
        return step.item in givers and step.weeks < 0
    return step.kind != "swap modules" or bool({step.item, step.other} & givers)
