"""The pairs that block a matching, by the words of `problem`: any matching, whoever made it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from alternance.placement.nodes import LEVELS
from alternance.placement.problem import NONE, Ints, Problem

__all__ = ["blocking_pairs", "choices", "overfull", "rather", "refusing"]


def choices(problem: Problem, assignment: Ints) -> Ints:
    """Return the place on the own list of what each student holds, shape (students,); `NONE` where nothing.

    Raises
    ------
    ValueError
        When a student holds what the own list does not name.
    """
    pairs = np.flatnonzero(assignment[problem.pref_student] == problem.pref_position)
    found = np.full(problem.students, NONE, dtype=np.int64)
    student = problem.pref_student[pairs]
    found[student] = pairs - problem.pref_start[student]
    if np.any((found == NONE) != (assignment == NONE)):
        raise ValueError("assignment: a student holds what the list does not name")
    return found


def overfull(problem: Problem, assignment: Ints) -> list[int]:
    """Return the nodes (see `Nodes`) that hold more students than they may."""
    nodes = problem.nodes.path[assignment[assignment != NONE]]
    held = np.bincount(nodes[nodes != NONE], minlength=len(problem.nodes.quota))
    return np.flatnonzero(held > problem.nodes.quota).tolist()


def rather(problem: Problem, assignment: Ints) -> npt.NDArray[np.bool_]:
    """Tell of each pair whether its student would rather be there, shape (P,)."""
    choice = choices(problem, assignment)
    tie = np.cumsum(~problem.alike)  # numbers the ties of all lists
    last = np.full(problem.students, len(tie) + 1, dtype=np.int64)
    placed = choice != NONE
    last[placed] = tie[problem.pref_start[:-1][placed] + choice[placed]]
    return tie < last[problem.pref_student]


def refusing(problem: Problem, assignment: Ints) -> npt.NDArray[np.bool_]:
    """Tell of each pair and level of its path whether that one keeps the student out, shape (P, 3).

    It does when it holds as many as it may without the student, all ranked above the student or alike.
    """
    nodes, standing, student = problem.nodes, problem.standing, problem.pref_student
    choice = choices(problem, assignment)
    holders = np.flatnonzero(choice != NONE)
    place = standing[problem.pref_start[holders] + choice[holders]]
    span = int(standing.max(initial=0)) + 1
    found = np.zeros((len(standing), len(LEVELS)), dtype=np.bool_)
    for level in range(len(LEVELS)) if len(standing) else ():
        of = nodes.path[:, level]
        inside = of[assignment[holders]]
        keys = np.sort(inside[inside != NONE] * span + place[inside != NONE])
        node = of[problem.pref_position]
        own = np.where(assignment != NONE, of[assignment], NONE)[student] == node
        above = np.searchsorted(keys, node * span + standing, side="right") - np.searchsorted(keys, node * span)
        found[:, level] = (node != NONE) & (above - own >= nodes.quota[node])
    return found


def blocking_pairs(problem: Problem, assignment: Ints) -> Ints:
    """Return the pairs that block `assignment`, as indices of the problem's pairs.

    Notes
    -----
    O(P · log(P)) time for P pairs on the lists.
    """
    return np.flatnonzero(rather(problem, assignment) & ~refusing(problem, assignment).any(axis=1))
