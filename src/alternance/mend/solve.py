"""The three best single moves, one on top of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alternance.mend.apply import apply
from alternance.mend.fits import crowded, fits, fullest
from alternance.mend.move import Move
from alternance.mend.problem import Problem
from alternance.mend.red import lacking, red
from alternance.mend.size import size
from alternance.mend.step import Step, after, steps
from alternance.mend.timeline import Cohort, Timeline
from alternance.mend.words import words
from alternance.plan import Plan

__all__ = ["Result", "solve"]

#: Moves proposed.
MOST = 3


@dataclass(frozen=True, eq=False)
class Result:
    """The moves proposed.

    Attributes
    ----------
    moves : tuple of Move
        At most three, the best first; fewer where no other removes anything.
    before, after : int
        Red student-weeks before, and after all of them.
    status : str
        ``proven``, or ``cut short`` when the work limit ended the search for a better move.
    trace : dict of str to int
        Counts: moves tried, that help, and how often violations were counted.
    """

    moves: tuple[Move, ...]
    before: int
    after: int
    status: str
    trace: Mapping[str, int]

    @property
    def under_half(self) -> bool:
        """Whether all moves together remove under half of the red weeks."""
        return 2 * (self.before - self.after) < self.before


@dataclass(frozen=True, eq=False)
class _Candidate:
    step: Step
    timeline: Timeline
    removed: int
    size: float

    @property
    def rank(self) -> tuple[int, float, Step]:
        return -self.removed, self.size, self.step


def solve(problem: Problem) -> Result:
    """Return the three best single moves.

    Red weeks are counted for the moved cohort alone: time is cohorts × (blocks × weeks + modules²) counts of a cohort,
    and at most `checks_most` counts of violations.
    """
    return _Search(problem).run()


class _Search:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.now = dict(problem.timelines)
        self.red = {name: red(problem, cohort, self.now[name]) for name, cohort in problem.cohorts.items()}
        self.cut_short = False
        self.trace = {"tried": 0, "helping": 0, "checks": 0}
        self.counts = dict(problem.violations(problem.plan))
        self.plan = problem.plan
        self.plan_counts = self.counts
        self.lawful: dict[Step, bool] = {}
        self.most: dict[str, int] = {}
        for (enterprise, _), trainees in fullest(problem, self.now).items():
            self.most[enterprise] = max(trainees, self.most.get(enterprise, 0))

    def run(self) -> Result:
        before = sum(self.red.values())
        alone = {name: list(self._alone(name)) for name, count in self.red.items() if count}
        self.trace["helping"] = sum(map(len, alone.values()))
        removed_alone = {c.step: c.removed for group in alone.values() for c in group}
        open_ = {name: list(group) for name, group in alone.items()}
        moves: list[Move] = []
        while len(moves) < MOST:
            chosen = self._best([c for group in open_.values() for c in group])
            if chosen is None:
                break
            moves.append(self._make(chosen, removed_alone[chosen.step]))
            moved = frozenset(thing for move in moves for thing in move.step.things)
            name = chosen.step.cohort
            left = [c for c in alone[name] if not c.step.things & moved]
            open_[name] = [new for c in left if (new := self._again(c)) is not None]
        status = "cut short" if self.cut_short else "proven"
        return Result(tuple(moves), before, sum(self.red.values()), status, dict(self.trace))

    def _alone(self, name: str) -> Iterator[_Candidate]:
        """Yield the moves of one cohort that fit and remove red weeks from the recorded plan."""
        cohort, timeline = self.problem.cohorts[name], self.problem.timelines[name]
        wanted = lacking(self.problem, cohort, timeline)
        givers = {module for module, gifts in self.problem.gifts.items() if wanted & gifts.keys()}
        for step in steps(self.problem, cohort, timeline):
            if _may_help(step, givers):
                candidate = self._candidate(cohort, timeline, step)
                if candidate is not None:
                    yield candidate

    def _candidate(self, cohort: Cohort, timeline: Timeline, step: Step) -> _Candidate | None:
        self.trace["tried"] += 1
        new = after(self.problem, cohort, timeline, step)
        if new is None or not fits(self.problem, cohort, timeline, new):
            return None
        removed = self.red[cohort.id] - red(self.problem, cohort, new)
        return _Candidate(step, new, removed, size(cohort, timeline, new)) if removed > 0 else None

    def _again(self, candidate: _Candidate) -> _Candidate | None:
        """Return the same move on top of those made; None where it does not fit or help any more."""
        name = candidate.step.cohort
        return self._candidate(self.problem.cohorts[name], self.now[name], candidate.step)

    def _best(self, candidates: list[_Candidate]) -> _Candidate | None:
        for candidate in sorted(candidates, key=lambda c: c.rank):
            if self._breaks_nothing(candidate):
                return candidate
        return None

    def _breaks_nothing(self, candidate: _Candidate) -> bool:
        """Tell whether a move raises no count of violations: alone, and on top of those made."""
        return self._lawful_alone(candidate.step) and (
            self.plan is self.problem.plan or self._lawful(candidate, self.plan, self.now, self.plan_counts)
        )

    def _lawful_alone(self, step: Step) -> bool:
        if step not in self.lawful:
            cohort, timeline = self.problem.cohorts[step.cohort], self.problem.timelines[step.cohort]
            new = after(self.problem, cohort, timeline, step)
            assert new is not None  # it was found as a move of the recorded plan
            alone = _Candidate(step, new, 0, 0.0)
            self.lawful[step] = self._lawful(alone, self.problem.plan, self.problem.timelines, self.counts)
        return self.lawful[step]

    def _lawful(self, c: _Candidate, plan: Plan, timelines: Mapping[str, Timeline], counts: Mapping[str, int]) -> bool:
        if c.step.kind == "shift block":
            there = fullest(self.problem, {**timelines, c.step.cohort: c.timeline})
            if crowded(self.most, there):
                return False
        if self.trace["checks"] >= self.problem.checks_most:
            self.cut_short = True
            return False
        self.trace["checks"] += 1
        moved = apply(plan, [self._move(c, timelines[c.step.cohort], 0, 0)])
        return all(count <= counts.get(rule, 0) for rule, count in self.problem.violations(moved).items())

    def _make(self, chosen: _Candidate, alone: int) -> Move:
        name = chosen.step.cohort
        before = sum(self.red.values())
        move = self._move(chosen, self.now[name], before, alone)
        self.red[name] -= chosen.removed
        self.now[name] = chosen.timeline
        self.plan = apply(self.plan, [move])
        self.plan_counts = dict(self.problem.violations(self.plan))
        return move

    def _move(self, c: _Candidate, old: Timeline, before: int, alone: int) -> Move:
        new = c.timeline
        return Move(
            c.step, words(self.problem, c.step, old, new), before, before - c.removed, alone, c.size,
            {m: weeks for m, weeks in new.modules.items() if weeks != old.modules[m]},
            {b: parts for b, parts in new.phases.items() if parts != old.phases[b]},
            {key: days for key, days in new.instruction.items() if days != old.instruction.get(key)},
        )  # fmt: skip


def _may_help(step: Step, givers: set[str]) -> bool:
    """A shifted module helps only where it gives what is lacking and comes earlier; one of two swapped ones alike."""
    if step.kind == "shift module":
        return step.item in givers and step.weeks < 0
    return step.kind != "swap modules" or bool({step.item, step.other} & givers)
