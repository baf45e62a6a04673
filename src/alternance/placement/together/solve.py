"""The stable matching where some go together, or the proof that none exists and the fewest that block."""

from __future__ import annotations

import math

import numpy as np
from ortools.sat.python import cp_model

from alternance.placement.blocking import choices
from alternance.placement.exact.flow import most_placed
from alternance.placement.exact.largest import WORK, largest, solver
from alternance.placement.exact.model import sum_of
from alternance.placement.problem import NONE, Ints
from alternance.placement.result import Result, Trace
from alternance.placement.together.model import TogetherModel
from alternance.placement.together.moves import Move, blocking_moves
from alternance.placement.together.narrowing import narrowed
from alternance.placement.together.problem import Together

__all__ = ["MOST_PAIRS", "solve_together"]

#: Pairs from which on the exact solver is not asked.
MOST_PAIRS = 4_000


def solve_together(together: Together, work: float = WORK, most_pairs: int = MOST_PAIRS) -> Result:
    """Return an allowed matching with the fewest that block it, and of these one that places most.

    Parameters
    ----------
    work : float
        Deterministic work for the exact solver, in all; the same on every machine.
    most_pairs : int
        Pairs on the lists from which on it is not asked.

    Returns
    -------
    Result
        ``largest``: stable, and none places more. ``stable``: stable, whether it is the largest is not known.
        ``none exists``: proven that none is stable. ``blocked``: not even that is known. With both, `blocking_bound`
        says how many block at least in any. Where nobody goes together it is what `largest` returns.
    """
    if together.plain:
        return largest(together.base, work, most_pairs)
    search = _Search(together)
    search.offer(narrowed(together))
    if not search.done and len(together.base.pref_position) <= most_pairs:
        search.exact(work)
    return search.result()


class _Search:
    """The best matching found, and what is proven."""

    def __init__(self, together: Together) -> None:
        self.together, self.bound = together, most_placed(together.base)
        self.best: Ints = np.full(together.base.students, NONE, dtype=np.int64)
        self.moves = blocking_moves(together, self.best)
        self.least, self.none, self.proven, self.spent = 0, False, False, 0.0

    @property
    def done(self) -> bool:
        """Whether it is proven that it cannot get better."""
        return self.proven or (not self.moves and self._placed(self.best) == self.bound)

    @staticmethod
    def _placed(assignment: Ints) -> int:
        return int(np.count_nonzero(assignment != NONE))

    def offer(self, assignment: Ints) -> list[Move]:
        """Take an allowed matching if it is better, and return what blocks it."""
        moves = blocking_moves(self.together, assignment)
        if (len(moves), -self._placed(assignment)) < (len(self.moves), -self._placed(self.best)):
            self.best, self.moves = assignment, moves
        return moves

    def exact(self, work: float) -> None:
        """Seek the largest stable matching; where none exists, the fewest that block."""
        if self._refine(TogetherModel(self.together, may_block=False), work / 2) == cp_model.INFEASIBLE:
            self.none, self.least = True, 1
            self._refine(TogetherModel(self.together, may_block=True), work)

    def _refine(self, model: TogetherModel, until: float) -> int:
        """Solve, look for moves that the model does not know, add them, and solve again; return the last status.

        The value is weight · blocking − placed, and placed is below the weight.
        """
        weight, status = self.together.base.students + 1, cp_model.UNKNOWN
        for move in self.moves:
            if move.kind != "pair":
                model.forbid(move)
        while self.spent < until and not self.done:
            blocked = sum_of(model.blocked.values())
            model.cp.minimize(weight * blocked - sum_of(model.x))
            model.cp.clear_hints()  # type: ignore[no-untyped-call]
            model.model.hint(choices(self.together.base, self.best))
            run = solver(until - self.spent)
            status = run.solve(model.cp)
            self.spent += run.response_proto.deterministic_time
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                break
            self._bounds(run.best_objective_bound, weight)
            assignment, _ = model.model.chosen([run.boolean_value(variable) for variable in model.x])
            unknown = [move for move in self.offer(assignment) if not model.knows(run, move)]
            if not unknown:
                self.proven = status == cp_model.OPTIMAL
                break
            for move in unknown:
                model.forbid(move)
        return int(status)

    def _bounds(self, value: float, weight: int) -> None:
        if self.none:
            self.least = max(self.least, math.ceil((value - 1e-6) / weight))
        else:
            self.bound = min(self.bound, math.floor(1e-6 - value))

    def result(self) -> Result:
        """Say what was found."""
        status = "largest" if self.done else "stable"
        if self.moves:
            status = "none exists" if self.none else "blocked"
        choice, trace = choices(self.together.base, self.best), Trace(work=self.spent)
        bound = self._placed(self.best) if status == "largest" else self.bound
        least = len(self.moves) if self.none and self.proven else self.least
        return Result(self.best, choice, status, bound, trace, len(self.moves), least)
