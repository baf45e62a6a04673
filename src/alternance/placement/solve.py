"""The student-optimal stable matching of one batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.placement.problem import NONE, Problem

__all__ = ["Result", "nodes", "solve"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Result:
    """A matching.

    Attributes
    ----------
    position : array of int, shape (students,)
        The position of each student, `NONE` without one.
    choice : array of int, shape (students,)
        Its place on the student's list, 0 is the first; `NONE` without one.
    status : str
        ``stable``: proven by the method; every student has the best position of all stable matchings, and all stable
        matchings have the same size, so there is no gap to a bound.
    """

    position: Ints
    choice: Ints
    status: str = "stable"

    @property
    def placed(self) -> int:
        """Number of students with a position."""
        return int(np.sum(self.position >= 0))


def nodes(problem: Problem) -> tuple[Ints, Ints]:
    """Return positions' nodes (positions x 3: own, mentor, unit) in one numbering, and the quota of each node."""
    positions, mentors = len(problem.seats), len(problem.mentor_most)
    mentor = np.where(problem.mentor >= 0, problem.mentor + positions, NONE)
    path = np.stack([np.arange(positions), mentor, problem.unit + positions + mentors], axis=1).astype(np.int64)
    quota = np.concatenate([problem.seats, problem.mentor_most, problem.unit_total]).astype(np.int64)
    return path, quota


def solve(problem: Problem) -> Result:
    """Return the student-optimal stable matching.

    Complexity: O(pairs · log(pairs)) time, O(pairs) memory.

    Examples
    --------
    >>> import numpy as np
    >>> one = np.array([1]); zero = np.array([0])
    >>> two = Problem(np.array([0, 1, 2]), np.array([0, 0]), np.array([1, 0]), one, zero, np.array([-1]), one, zero[:0])
    >>> solve(two).position.tolist()
    [-1, 0]
    """
    from alternance.placement.kernel import match

    path, quota = nodes(problem)
    held = match(problem.first, problem.position, problem.rank, path, quota)
    got = held >= 0
    position = np.full(problem.students, NONE, dtype=np.int64)
    choice = position.copy()
    position[got] = problem.position[held[got]]
    choice[got] = held[got] - problem.first[:-1][got]
    return Result(position, choice)
