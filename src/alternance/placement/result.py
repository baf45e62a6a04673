"""What an engine of placement returns: a matching, what is known about its size, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alternance.placement.problem import NONE, Ints

__all__ = ["STATUSES", "Result", "Trace"]

#: Status → what it says of the matching.
STATUSES = {
    "best": "stable; every student has the best position of all stable matchings, and as many are placed as in any",
    "largest": "stable; proven that no stable matching places more",
    "two-thirds": "stable; at least two thirds of the largest stable matching",
    "stable": "stable; whether another places more is not known",
    "none exists": "proven that no matching is stable; `blocking_bound` says how many block at least in any",
    "completed": "as many as can be have a place, also beyond what is stable; `blocking` pairs block it",
    "repaired": "kept as near as can be to an earlier placement; `blocking` things block it",
    "blocked": "something blocks it; whether a stable one exists is not known",
}


@dataclass(frozen=True)
class Trace:
    """How it came about; no clock in it.

    Attributes
    ----------
    proposals, sent_away : int
        Proposals made to positions, and students sent away again for a better one.
    work : float
        Deterministic work of the exact solver, in its own unit; 0 where it was not asked.
    """

    proposals: int = 0
    sent_away: int = 0
    work: float = 0.0


@dataclass(frozen=True, eq=False)
class Result:
    """A matching.

    Attributes
    ----------
    assignment : array of int, shape (students,)
        The position of each student, or `NONE`.
    choice : array of int, shape (students,)
        Its place on the student's list, 0 is the first; or `NONE`.
    status : str
        A key of `STATUSES`.
    bound : int
        No stable matching places more students.
    trace : Trace
    blocking, blocking_bound : int
        How many block it (see `together`), and how many do at least in any matching; 0 where it is stable.
    """

    assignment: Ints
    choice: Ints
    status: str
    bound: int
    trace: Trace
    blocking: int = 0
    blocking_bound: int = 0

    @property
    def placed(self) -> int:
        """Number of students with a position."""
        return int(np.count_nonzero(self.assignment != NONE))
