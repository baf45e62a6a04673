"""Pairs that no stable matching uses, taken off the lists: what is left is smaller and has the same stable matchings.

**Nobody can refuse.** Where each on the path of p may hold more than there are other students who list anything
under it and whom the unit ranks above s or alike, nothing can keep s out of p. So in every stable matching s holds
p, something alike, or something better, and all that s lists below p may go.

**Too many first.** Where a position has as many students as seats who list it alone before all else, and whom the unit
all ranks above s, s cannot have it: one of them would be refused there for others at least as good, who leave s
no room, or all of them are there.

Each of the two makes the other say more; they are repeated until nothing goes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from alternance.placement.nodes import LEVELS
from alternance.placement.problem import NONE, Ints, Problem

__all__ = ["only", "reduced"]

Flags = npt.NDArray[np.bool_]


def reduced(problem: Problem) -> tuple[Problem, Ints]:
    """Return a problem with the same stable matchings, and which pairs of `problem` its pairs are.

    Notes
    -----
    O(P · log(P)) time a round; rounds are few in practice, and at most P.
    """
    kept = np.arange(len(problem.pref_position), dtype=np.int64)
    while True:
        keep = _not_below_a_certain_one(problem) & _not_behind_too_many(problem)
        if keep.all():
            return problem, kept
        problem, kept = only(problem, keep), kept[keep]


def only(problem: Problem, keep: Flags) -> Problem:
    """Return the problem with the pairs of `keep` alone; ranks and wishes keep their order."""
    start = np.zeros(problem.students + 1, dtype=np.int64)
    np.cumsum(np.bincount(problem.pref_student[keep], minlength=problem.students), out=start[1:])
    rank = np.unique(problem.standing[keep], return_inverse=True)[1].astype(np.int64)
    return replace(
        problem, pref_start=start, pref_position=problem.pref_position[keep], rank=rank, wish=_ties(problem)[keep]
    )


def _ties(problem: Problem) -> Ints:
    """Return the number of the tie to which each pair belongs; it rises along the lists."""
    return np.cumsum(~problem.alike)


def _not_below_a_certain_one(problem: Problem) -> Flags:
    tie, student, certain = _ties(problem), problem.pref_student, _certain(problem)
    last = np.full(problem.students, len(tie) + 1, dtype=np.int64)
    np.minimum.at(last, student[certain], tie[certain])
    return np.asarray(tie <= last[student])


def _certain(problem: Problem) -> Flags:
    """Tell of each pair whether nothing can refuse it."""
    nodes, standing, student = problem.nodes, problem.standing, problem.pref_student
    span, certain = int(standing.max(initial=0)) + 1, np.ones(len(standing), dtype=np.bool_)
    for level in range(len(LEVELS)):
        node = nodes.path[problem.pref_position, level]
        known = node != NONE
        listers = np.unique((node[known] * problem.students + student[known]) * span + standing[known])
        above = _up_to(np.sort(listers // span // problem.students * span + listers % span), node * span, standing)
        certain &= ~known | (above - 1 < nodes.quota[node])
    return certain


def _not_behind_too_many(problem: Problem) -> Flags:
    """Tell of each pair whether fewer than its position's seats are listed there first, alone and ranked above."""
    first = problem.pref_start[:-1][np.diff(problem.pref_start) > 0]
    alone = first[~np.append(problem.alike[1:], False)[first]]
    span, position = int(problem.standing.max(initial=0)) + 1, problem.pref_position
    keys = np.sort(position[alone] * span + problem.standing[alone])
    return np.asarray(_up_to(keys, position * span, problem.standing - 1) < problem.seats[position])


def _up_to(keys: Ints, base: Ints, standing: Ints) -> Ints:
    """Count the sorted `keys` from `base` up to, and with, `base + standing`."""
    found = np.searchsorted(keys, base + standing, side="right") - np.searchsorted(keys, base)
    return np.asarray(found, dtype=np.int64)
