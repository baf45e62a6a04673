"""Place everybody: the least-bad completion of a stable matching.

**Words.** Whom a stable matching leaves out may have positions beyond the own list, which the student likes alike,
after all that the list names; others keep to their lists, and who is placed stays placed. A group that is left out is
left out whole: each of it may have more positions, and all of it go to one site or nowhere. A position that opens only
with n students takes n of the batch or nobody, whoever they are. Of all such matchings that are allowed (see
`together.problem`) those are best that place most; of these, those that the fewest moves block (pairs, closed
positions, and groups with a site, by the pairs of the own lists alone: nobody is owed a position that the own list
does not name); of these, those with the least sum of places on the lists. Where no stable matching was found, the one
with the fewest that block takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from alternance.placement.blocking import choices
from alternance.placement.exact.largest import WORK, solver
from alternance.placement.exact.model import sum_of
from alternance.placement.free_seats import free_seats
from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.together import Move, Together, blocking_moves
from alternance.placement.together.model import TogetherModel

__all__ = ["MOST_PAIRS", "Completion", "complete"]

#: Pairs from which on only seats that are free are given.
MOST_PAIRS = 4_000
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Completion:
    """A matching that places more.

    Attributes
    ----------
    assignment, choice : array of int, shape (students,)
        As in `Result`.
    blocking : list of Move
        What blocks it by the own lists: the price.
    proven : bool
        Whether no other places more, or as many at a lower price.
    """

    assignment: Ints
    choice: Ints
    blocking: list[Move]
    proven: bool


def complete(
    together: Together, own: Flags, start: Ints, work: float = WORK, most_pairs: int = MOST_PAIRS
) -> Completion:
    """Place more students than the stable matching `start` does.

    Parameters
    ----------
    together : Together
        The batch, with the lists of those left out made longer.
    own : array of bool, shape (P,)
        Which pairs the own lists name.
    start : array of int, shape (students,)
        The stable matching, or the allowed one that fewest block.
    work : float
        Deterministic work for CP-SAT, in all; the same on every machine.
    most_pairs : int
        Pairs from which on only free seats are given, see `free_seats`.
    """
    search = _Search(together, own)
    search.offer(start)
    search.offer(free_seats(together, start))
    if len(own) <= most_pairs:
        search.exact(start, work)
    return Completion(search.best, choices(together.base, search.best), search.moves, search.proven)


class _Search:
    """The best matching found, what blocks it, and whether none is better."""

    def __init__(self, together: Together, own: Flags) -> None:
        self.together, self.own, self.place = together, own, _places(together.base)
        self.best: Ints = np.full(together.base.students, NONE, dtype=np.int64)
        self.moves: list[Move] = []
        self.worth, self.proven = (0, 0, 0), False

    def offer(self, assignment: Ints) -> list[Move]:
        """Take an allowed matching if it is better, and return what blocks it."""
        moves, choice = blocking_moves(self.together, assignment, self.own), choices(self.together.base, assignment)
        used = (self.together.base.pref_start[:-1] + choice)[choice != NONE]
        worth = (len(used), -len(moves), -int(self.place[used].sum()))
        if worth > self.worth:
            self.best, self.moves, self.worth = assignment, moves, worth
        return moves

    def exact(self, start: Ints, work: float) -> None:
        """Solve, look for moves that the model does not know, add them, and solve again.

        Moves that it does not know make the model's value better than it is, never worse: so once it finds a matching
        of which it knows all that blocks, and none of a better value, there is none.
        """
        model = TogetherModel(self.together, may_block=True, own=self.own)
        for student in np.flatnonzero(start != NONE).tolist():
            model.cp.add_exactly_one([model.x[k] for k in model.model.list_of(student)])
        spent = 0.0
        while spent < work:
            self._aim(model)
            run = solver(work - spent)
            status = run.solve(model.cp)
            spent += run.response_proto.deterministic_time
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                return
            assignment, _choice = model.model.chosen([run.boolean_value(variable) for variable in model.x])
            unknown = [move for move in self.offer(assignment) if not model.knows(run, move)]
            if not unknown:
                self.proven = status == cp_model.OPTIMAL
                return
            for move in unknown:
                model.forbid(move)

    def _aim(self, model: TogetherModel) -> None:
        """Ask for most who are placed, then fewest moves that block, then the least sum of places."""
        blocked = list(model.blocked.values())
        price = int(self.place.max(initial=0)) * self.together.base.students + 1
        worth = (len(blocked) + 1) * price
        gains = [variable * (worth - at) for variable, at in zip(model.x, self.place.tolist(), strict=True)]
        model.cp.maximize(sum_of(gains) - price * sum_of(blocked))
        model.cp.clear_hints()  # type: ignore[no-untyped-call]
        model.model.hint(choices(self.together.base, self.best))


def _places(problem: Problem) -> Ints:
    """Return the place of each pair on the student's list, 1 for the best and all that is alike to it."""
    tie = np.cumsum(~problem.alike)
    lengths = np.diff(problem.pref_start)
    first = tie[problem.pref_start[:-1][lengths > 0]]
    return np.asarray(tie - np.repeat(first, lengths[lengths > 0]) + 1, dtype=np.int64)
