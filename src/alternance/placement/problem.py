"""Placement of one batch: students to positions, without ties.

**Blocking pair.** A student s and a position p block a matching when all of this holds:

1. p is on the list of s (eligible and acceptable);
2. s has no position, or prefers p to the one held;
3. the unit of p would take s. To see that, take s out of the position held. The *path* of p is p itself, its mentor
   (if it has one) and its unit. A node of the path is *full* when it holds as many students as its quota: seats of a
   position, students of a mentor, total of a unit. If no node of the path is full, the unit takes s. Else look at the
   first full node in the order position, mentor, unit: the unit takes s when that node holds a student whom it ranks
   below s (that student would leave, which frees this node and every one above it).

A matching is *stable* when no node holds more than its quota and no pair blocks. Each unit has one ranking of students
for all its positions and the quotas are nested, so the unit's choice is the greedy one of a laminar matroid; student-proposing
deferred acceptance then gives the stable matching that is best for every student at once (Abraham, Irving, Manlove,
*Two algorithms for the student-project allocation problem*, 2007, with mentors as a level between project and lecturer).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["NONE", "Problem"]

Ints = npt.NDArray[np.int64]

#: No mentor, no position.
NONE = -1


@dataclass(frozen=True, eq=False)
class Problem:
    """One batch.

    Parameters
    ----------
    first : array of int, shape (students + 1,)
        The list of student s are the entries ``first[s]:first[s + 1]``.
    position : array of int, shape (pairs,)
        Positions, best first.
    rank : array of int, shape (pairs,)
        How the position's unit ranks the student; lower is better; strict within a unit, and the same for all
        positions of the unit.
    seats : array of int, shape (positions,)
    unit, mentor : array of int, shape (positions,)
        `mentor` is `NONE` for a position without one; a mentor belongs to one unit.
    unit_total : array of int, shape (units,)
    mentor_most : array of int, shape (mentors,)

    Raises
    ------
    ValueError
        When shapes do not fit, an index leads nowhere, a quota is below 0, a mentor serves two units, or a student lists a
        position twice.
    """

    first: Ints
    position: Ints
    rank: Ints
    seats: Ints
    unit: Ints
    mentor: Ints
    unit_total: Ints
    mentor_most: Ints

    def __post_init__(self) -> None:
        pairs, positions = len(self.position), len(self.seats)
        if self.first[0] != 0 or self.first[-1] != pairs or np.any(np.diff(self.first) < 0) or len(self.rank) != pairs:
            raise ValueError("the lists do not fit the pairs")
        if len(self.unit) != positions or len(self.mentor) != positions:
            raise ValueError("unit and mentor are needed for every position")
        for name, values, count in (("position", self.position, positions), ("unit", self.unit, len(self.unit_total))):
            if len(values) and not (0 <= values.min() and values.max() < count):
                raise ValueError(f"{name}: an index leads nowhere")
        if positions and not (self.mentor.min() >= NONE and self.mentor.max() < len(self.mentor_most)):
            raise ValueError("mentor: an index leads nowhere")
        if any(len(quota) and quota.min() < 0 for quota in (self.seats, self.unit_total, self.mentor_most)):
            raise ValueError("a quota is below 0")
        held = self.mentor >= 0
        if len(np.unique(np.stack([self.mentor[held], self.unit[held]]), axis=1).T) != len(np.unique(self.mentor[held])):
            raise ValueError("a mentor serves two units")
        keys = np.repeat(np.arange(self.students), np.diff(self.first)) * max(1, positions) + self.position
        if len(np.unique(keys)) != pairs:
            raise ValueError("a student lists a position twice")

    @property
    def students(self) -> int:
        """Number of students."""
        return len(self.first) - 1
