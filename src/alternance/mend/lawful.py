"""Whether moves break nothing: alone, after each of them, and all together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from alternance.mend.apply import apply
from alternance.mend.chain import Candidate, Chain, orders
from alternance.mend.fits import crowded, fullest
from alternance.mend.move import Move
from alternance.mend.problem import Problem
from alternance.mend.step import Step
from alternance.mend.timeline import Timeline
from alternance.mend.words import words
from alternance.text import say

__all__ = ["Lawful", "told"]


class Lawful:
    """Counts violations of the plan with moves made, each plan once, and at most `checks_most` of them.

    Attributes
    ----------
    checks, quick_checks, looks : int
        Plans whose violations were counted, whose violations of the quick rules were, and that were looked at.
    cut_short : bool
        Whether one was not counted because of the limit; it then counts as unlawful.
    outlaws : set of Step
        Moves that break something alone: no choice holds them.
    """

    def __init__(self, problem: Problem, alone: Mapping[Step, Candidate], progress: Callable[[str], None]) -> None:
        self.problem = problem
        self.progress = progress
        self.alone = alone
        self.counts = dict(problem.violations(problem.plan))
        self.checks = self.quick_checks = self.looks = 0
        self.cut_short = False
        self.outlaws: set[Step] = set()
        self._known: dict[tuple[Step, ...], bool] = {}
        self._most: dict[str, int] = {}
        for (enterprise, _), trainees in fullest(problem, problem.timelines).items():
            self._most[enterprise] = max(trainees, self._most.get(enterprise, 0))

    def order(self, chains: Sequence[Chain]) -> tuple[Candidate, ...] | None:
        """Return the first order in which no move of `chains` breaks anything; None where there is none."""
        outlaws = [step for chain in chains for step in chain.steps if not self.made((self.alone[step],))]
        if outlaws and not self.cut_short:
            self.outlaws.update(outlaws)
        if outlaws or not self.made([move for chain in chains for move in chain.moves]):
            return None
        for moves in orders(chains):
            if all(self.made(moves[:number]) for number in range(1, len(moves))):
                return moves
        return None

    def made(self, moves: Sequence[Candidate]) -> bool:
        """Tell whether the plan with `moves` made has no more violations of any rule than the recorded one."""
        key = _key(moves)
        if key not in self._known:
            self.looks += 1
            verdict = None if self.looks > 100 * self.problem.checks_most else self._looked_at(moves)
            if verdict is None:
                self.cut_short = True
                return False
            self._known[key] = verdict
        return self._known[key]

    def _looked_at(self, moves: Sequence[Candidate]) -> bool | None:
        return False if self._is_crowded(moves) else self._asked(moves)

    def _asked(self, moves: Sequence[Candidate]) -> bool | None:
        """Count violations, of the quick rules first; None where the limit forbids it."""
        most = self.problem.checks_most
        if self.checks >= most or self.quick_checks >= 10 * most:
            return None
        there = apply(self.problem.plan, told(self.problem, moves, self.alone))
        if self.problem.quick is not None:
            self.quick_checks += 1
            if not self._no_more(self.problem.quick(there)):
                return False
        self.checks += 1
        self.progress(say("plans verified: {count}", count=self.checks))
        return self._no_more(self.problem.violations(there))

    def _no_more(self, counts: Mapping[str, int]) -> bool:
        return all(count <= self.counts.get(rule, 0) for rule, count in counts.items())

    def _is_crowded(self, moves: Sequence[Candidate]) -> bool:
        if not any(move.step.kind == "shift block" for move in moves):
            return False
        last = {move.step.cohort: move.timeline for move in moves}
        return crowded(self._most, fullest(self.problem, {**self.problem.timelines, **last}))


def _key(moves: Sequence[Candidate]) -> tuple[Step, ...]:
    """Moves of different cohorts may be made in any order: the plan is the same."""
    return tuple(move.step for move in sorted(moves, key=lambda move: move.step.cohort))


def told(
    problem: Problem, moves: Sequence[Candidate], alone: Mapping[Step, Candidate], red: int = 0
) -> tuple[Move, ...]:
    """Return `moves`, made in this order on a plan of `red` student-weeks; `alone` says what each removes alone."""
    now: dict[str, Timeline] = dict(problem.timelines)
    left, found = red, []
    for move in moves:
        old, new = now[move.step.cohort], move.timeline
        found.append(
            Move(
                move.step,
                words(problem, move.step, old, new),
                left,
                left - move.removed,
                alone[move.step].removed,
                move.size,
                {m: weeks for m, weeks in new.modules.items() if weeks != old.modules[m]},
                {b: parts for b, parts in new.phases.items() if parts != old.phases[b]},
                {key: days for key, days in new.instruction.items() if days != old.instruction.get(key)},
            )
        )
        left -= move.removed
        now[move.step.cohort] = new
    return tuple(found)
