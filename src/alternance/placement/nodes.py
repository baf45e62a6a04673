"""Positions, mentors and units as nodes of one tree of limits, in one numbering, laid out for the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from alternance.placement.problem import Ints, Problem

__all__ = ["LEVELS", "Nodes"]

#: The levels of a path, from below.
LEVELS = ("position", "mentor", "unit")
#: No node.
NONE = -1


@dataclass(frozen=True, eq=False)
class Nodes:
    """The tree of a problem's limits: position < mentor < unit; numbered in this order."""

    problem: Problem

    @cached_property
    def path(self) -> Ints:
        """Each position's own node, its mentor's (or `NONE`) and its unit's, shape (positions, 3)."""
        positions, mentor = len(self.problem.seats), self.problem.mentor
        path = np.empty((positions, len(LEVELS)), dtype=np.int64)
        path[:, 0] = np.arange(positions)
        path[:, 1] = np.where(mentor == NONE, NONE, mentor + positions)
        path[:, 2] = self.problem.unit + (positions + len(self.problem.mentor_most))
        return path

    @cached_property
    def quota(self) -> Ints:
        """How many students each node may hold, shape (nodes,)."""
        return np.concatenate([self.problem.seats, self.problem.mentor_most, self.problem.unit_total])

    @cached_property
    def pairs(self) -> Ints:
        """Pairs that lead into each node, shape (nodes,)."""
        return self._below(np.bincount(self.problem.pref_position, minlength=len(self.problem.seats)))

    @cached_property
    def binds(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Whether each node can fill up at all, shape (nodes,): more could come than it may hold."""
        positions = len(self.problem.seats)
        most = self._below(np.minimum(self.pairs[:positions], self.problem.seats))
        most[:positions] = self.pairs[:positions]
        return most > self.quota

    @cached_property
    def binding_path(self) -> Ints:
        """`path` with `NONE` in the place of nodes that cannot fill up."""
        known = self.path != NONE
        return np.where(known & self.binds[np.where(known, self.path, 0)], self.path, NONE)

    @cached_property
    def base(self) -> Ints:
        """Where the students whom each position may hold begin, and where all end, shape (positions + 1,)."""
        seats = self.problem.seats
        base = np.zeros(len(seats) + 1, dtype=np.int64)
        np.cumsum(np.minimum(seats, self.pairs[: len(seats)]), out=base[1:])
        return base

    def _below(self, of_position: Ints) -> Ints:
        """Add up a figure of positions in each node above them, and keep it in their own."""
        found = np.zeros(len(self.quota), dtype=np.int64)
        for level in range(len(LEVELS)):
            nodes = self.path[:, level]
            known = nodes != NONE
            np.add.at(found, nodes[known], of_position[known])
        return found
