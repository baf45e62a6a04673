"""Why not this position: proven against the matching itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alternance.placement.problem import Problem
from alternance.placement.solve import Result, nodes

__all__ = ["Answer", "explain"]

LEVELS = ("position", "mentor", "unit")


@dataclass(frozen=True)
class Answer:
    """Why a student does not hold a position.

    Attributes
    ----------
    code : str
        ``held`` (the student has it), ``not-listed`` (not eligible or not wanted), ``better`` (holds one ranked higher) or
        ``full``.
    node : str or None
        ``position``, ``mentor`` or ``unit``: what is full with students ranked higher.
    students : tuple of int
        For ``full``: those who hold its places, best ranked first.
    """

    code: str
    node: str | None = None
    students: tuple[int, ...] = ()


def explain(problem: Problem, result: Result, student: int, position: int) -> Answer:
    """Say why `student` does not hold `position`; linear in the students placed.

    Relaxed, the reason yields: with one more place in the node named (and in every full node above it), the student
    prefers the position and the unit takes the student, so the old matching is no longer stable.
    """
    listed = problem.position[problem.first[student] : problem.first[student + 1]].tolist()
    if position not in listed:
        return Answer("not-listed")
    if result.position[student] == position:
        return Answer("held")
    choice = int(result.choice[student])
    if 0 <= choice < listed.index(position):
        return Answer("better")
    path, quota = nodes(problem)
    rank_of = {}
    for other in np.flatnonzero(result.position >= 0).tolist():
        pair = problem.first[other] + result.choice[other]
        rank_of[other] = int(problem.rank[pair])
    for level, node in enumerate(path[position].tolist()):
        holders = [s for s in rank_of if s != student and node >= 0 and path[result.position[s], level] == node]
        if node >= 0 and len(holders) >= quota[node]:
            return Answer("full", LEVELS[level], tuple(sorted(holders, key=lambda s: rank_of[s])))
    raise AssertionError("a stable matching leaves no reason open")
