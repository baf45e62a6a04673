"""Place everybody: the least-bad completion of a stable matching.

**Words.** Whom a stable matching leaves out may have positions beyond the own list, which the student likes alike,
after all that the list names; others keep to their lists, and who is placed stays placed. Of all such matchings within
the limits those are best that place most; of these, those that fewest pairs block (pairs of the own lists alone, as
`problem` has them); of these, those with the least sum of places on the lists.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from alternance.placement.blocking import blocking_pairs, choices
from alternance.placement.exact.largest import WORK, solver
from alternance.placement.exact.model import Model, sum_of
from alternance.placement.problem import NONE, Ints, Problem

__all__ = ["MOST_PAIRS", "Completion", "complete"]

#: Pairs from which on only seats that are free are given.
MOST_PAIRS = 4_000


@dataclass(frozen=True, eq=False)
class Completion:
    """A matching that places more.

    Attributes
    ----------
    assignment, choice : array of int, shape (students,)
        As in `Result`.
    blocking : array of int
        The pairs of the own lists that block it: the price.
    proven : bool
        Whether no other places more, or as many at a lower price.
    """

    assignment: Ints
    choice: Ints
    blocking: Ints
    proven: bool


def complete(
    problem: Problem,
    own: npt.NDArray[np.bool_],
    start: Ints,
    work: float = WORK,
    most_pairs: int = MOST_PAIRS,
) -> Completion:
    """Place more students than the stable matching `start` does.

    Parameters
    ----------
    problem : Problem
        The batch, with the lists of those left out made longer.
    own : array of bool, shape (P,)
        Which pairs the own lists name.
    start : array of int, shape (students,)
        The stable matching.
    work : float
        Deterministic work for CP-SAT; the same on every machine.
    most_pairs : int
        Pairs from which on only free seats are given, one after the other, in the order of students and their lists.
    """
    found, proven = _free_seats(problem, start), False
    if len(own) <= most_pairs:
        found, proven = _exact(problem, own, start, found, work)
    blocking = blocking_pairs(problem, found)
    return Completion(found, choices(problem, found), blocking[own[blocking]], proven)


def _free_seats(problem: Problem, start: Ints) -> Ints:
    """Give those without a place what is free on their lists."""
    nodes, found = problem.nodes, start.copy()
    rest = nodes.quota.copy()
    for position in start[start != NONE].tolist():
        rest[[node for node in nodes.path[position].tolist() if node != NONE]] -= 1
    for student in np.flatnonzero(start == NONE).tolist():
        for position in problem.list_of(student).tolist():
            path = [node for node in nodes.path[position].tolist() if node != NONE]
            if (rest[path] > 0).all():
                rest[path] -= 1
                found[student] = position
                break
    return found


def _exact(problem: Problem, own: npt.NDArray[np.bool_], start: Ints, known: Ints, work: float) -> tuple[Ints, bool]:
    """Return the best matching that CP-SAT finds, not worse than `known`, and whether it is proven."""
    model = Model(problem, settled=False)
    blocked = []
    for pair in np.flatnonzero(own).tolist():
        blocked.append(model.cp.new_bool_var(f"blocks{pair}"))
        model.settle(pair, [blocked[-1]])
    for student in np.flatnonzero(start != NONE).tolist():
        model.cp.add_exactly_one([model.x[k] for k in model.list_of(student)])
    place = _places(problem)
    pair_price = int(place.max(initial=0)) * problem.students + 1
    place_worth = (len(blocked) + 1) * pair_price
    gains = [variable * (place_worth - at) for variable, at in zip(model.x, place.tolist(), strict=True)]
    model.cp.maximize(sum_of(gains) - pair_price * sum_of(blocked))
    model.hint(choices(problem, known))
    run = solver(work)
    status = run.solve(model.cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return known, False
    assignment, _choice = model.chosen([run.boolean_value(variable) for variable in model.x])
    return assignment, status == cp_model.OPTIMAL


def _places(problem: Problem) -> Ints:
    """Return the place of each pair on the student's list, 1 for the best and all that is alike to it."""
    tie = np.cumsum(~problem.alike)
    lengths = np.diff(problem.pref_start)
    first = tie[problem.pref_start[:-1][lengths > 0]]
    return np.asarray(tie - np.repeat(first, lengths[lengths > 0]) + 1, dtype=np.int64)
