"""Positions, mentors and units as nodes of one tree of limits, in one numbering."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from alternance.placement.problem import NONE, Ints, Problem

__all__ = ["LEVELS", "Nodes"]

#: The levels of a path, from below.
LEVELS = ("position", "mentor", "unit")


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
