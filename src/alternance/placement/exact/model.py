"""Stability as a model of CP-SAT: whether a pair is used, and who keeps a student out.

x[k] says that pair k is used. *Closed from rank r on* (one for each position, mentor and unit, and each rank that its
listers have): it holds as many as it may, of students ranked at r or above, so it takes nobody at r or below in their
place. For each pair (s, p), in the words of `problem`: s holds p, something alike or something better, or one on the
path of p is closed from the rank of s on. Where s holds something worse under a mentor or unit of the path, s is to be
taken out of it, and it must be one below on the path that is closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from alternance.placement.problem import NONE, Ints, Problem

__all__ = ["Model"]


class Model:
    """A batch as a model.

    Parameters
    ----------
    settled : bool
        Whether every pair is settled at once; else the caller does it.

    Attributes
    ----------
    cp : CpModel
    x : list
        For each pair, whether it is used.
    within : dict of int to list of int
        Position, mentor or unit, as `Nodes` number them → the pairs under it, best ranked first.
    """

    def __init__(self, problem: Problem, settled: bool = True) -> None:
        self.problem, self.cp = problem, cp_model.CpModel()
        self.x: list[Any] = [self.cp.new_bool_var(f"x{k}") for k in range(len(problem.pref_position))]
        self.within: dict[int, list[int]] = self._within()
        self._limits()
        self._closed = self._closing()
        for pair in range(len(self.x) if settled else 0):
            self.settle(pair)

    @cached_property
    def _tie(self) -> list[int]:
        found: list[int] = np.cumsum(~self.problem.alike).tolist()
        return found

    def _within(self) -> dict[int, list[int]]:
        """Return node → the pairs under it, best ranked first."""
        within: dict[int, list[int]] = {}
        for pair in np.argsort(self.problem.standing, kind="stable").tolist():
            for node in self.path(pair):
                within.setdefault(node, []).append(pair)
        return within

    def path(self, pair: int) -> list[int]:
        """Return the nodes of a pair's path, from below."""
        nodes = self.problem.nodes.path[self.problem.pref_position[pair]].tolist()
        return [node for node in nodes if node != NONE]

    def list_of(self, student: int) -> range:
        """Return the pairs of a student's list."""
        return range(int(self.problem.pref_start[student]), int(self.problem.pref_start[student + 1]))

    def _limits(self) -> None:
        for student in range(self.problem.students):
            self.cp.add_at_most_one([self.x[k] for k in self.list_of(student)])
        for node, pairs in self.within.items():
            if len(pairs) > (most := int(self.problem.nodes.quota[node])):
                self.cp.add(sum_of(self.x[k] for k in pairs) <= most)

    def _closing(self) -> dict[tuple[int, int], Any]:
        """Return (node, rank) → whether it is closed from that rank on; one that cannot be is not there."""
        closed: dict[tuple[int, int], Any] = {}
        for node, pairs in self.within.items():
            ranks, ends = np.unique(self.problem.standing[pairs], return_index=True)
            before = None
            for rank, end in zip(ranks.tolist(), [*ends.tolist()[1:], len(pairs)], strict=True):
                if end >= (most := int(self.problem.nodes.quota[node])):
                    now = closed[node, rank] = self.cp.new_bool_var(f"closed{node}.{rank}")
                    self.cp.add(sum_of(self.x[k] for k in pairs[:end]) >= most * now)
                    if before is not None:
                        self.cp.add_implication(before, now)
                    before = now
        return closed

    def content(self, pair: int) -> list[Any]:
        """Return the variables of which one is used when the pair's student would not rather be there."""
        student = int(self.problem.pref_student[pair])
        return [self.x[k] for k in self.list_of(student) if self._tie[k] <= self._tie[pair]]

    def settle(self, pair: int, unless: Sequence[Any] = ()) -> None:
        """Demand that the pair does not block, unless one of these holds."""
        student, rank = int(self.problem.pref_student[pair]), int(self.problem.standing[pair])
        path = self.path(pair)
        closed = [[self._closed[node, rank]] if (node, rank) in self._closed else [] for node in path]
        self.cp.add_bool_or([*self.content(pair), *(one for some in closed for one in some), *unless])
        for level in range(1, len(path)):
            worse = [k for k in self.list_of(student) if self._tie[k] > self._tie[pair] and path[level] in self.path(k)]
            if worse:
                below = [one for some in closed[:level] for one in some]
                self.cp.add(sum_of([*below, *unless]) >= sum_of(self.x[k] for k in worse))

    def hint(self, choice: Ints) -> None:
        """Tell the solver of a matching to begin with."""
        used = np.zeros(len(self.x), dtype=np.bool_)
        placed = choice != NONE
        used[self.problem.pref_start[:-1][placed] + choice[placed]] = True
        for variable, value in zip(self.x, used.tolist(), strict=True):
            self.cp.add_hint(variable, value)

    def chosen(self, values: Sequence[bool]) -> tuple[Ints, Ints]:
        """Return each student's position and its place on the list from what the pairs are."""
        pairs = np.flatnonzero(np.asarray(values, dtype=np.bool_))
        student = self.problem.pref_student[pairs]
        assignment = np.full(self.problem.students, NONE, dtype=np.int64)
        choice = assignment.copy()
        assignment[student] = self.problem.pref_position[pairs]
        choice[student] = pairs - self.problem.pref_start[student]
        return assignment, choice


def sum_of(terms: Iterable[Any]) -> Any:
    """Return a sum in one go; adding up one by one takes longer."""
    return cp_model.LinearExpr.sum(list(terms))
