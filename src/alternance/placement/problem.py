"""One batch of placement: students to positions, without ties, under limits of positions, mentors and units.

**Words.** A *batch* is a set of students who each need one place in the same weeks. A *position* takes as
many students at one time as it has seats. It belongs to one *hiring unit*, which takes no more students over
all its positions than its total. It has one *mentor* or none; a mentor belongs to one unit and guides no more
students, over all the positions that name this mentor, than the mentor may. A pair of student and position is
*eligible* when the rules allow it; that is decided before any preference. A student's *list* names eligible
positions that the student accepts, best first, without ties. A unit *ranks* the students once, without ties,
for all its positions alike; students whom it did not rank come after all whom it did, in the order of the
batch.

**Blocking pair.** Student s and position p block a matching when s lists p, s holds no position or one listed
after p, and the unit of p would take s at p. To see whether it would, first take s out of the position that s
holds, so that s counts nowhere. The path of p is p itself, then its mentor if it has one, then its unit; they
hold the students placed at p, at any position of that mentor, at any position of that unit. One of them is
full when it holds as many students as it may, or more. If none on the path is full, the unit takes s.
Otherwise only the first that is full counts, in the order position, mentor, unit: the unit takes s when that
one holds a student whom the unit ranks below s, and refuses s when it ranks all of them above s, or when that
one may hold nobody. The first alone counts because a student who leaves it also leaves all after it on the
path, so one student's going makes room everywhere.

A matching is *stable* when every student placed holds a position of the own list, no position, mentor or unit
holds more than it may, and no pair blocks. Why one always exists, and which one is best for every student, is
shown in `solve`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from alternance.placement.nodes import Nodes

__all__ = ["NONE", "Ints", "Problem"]

Ints = npt.NDArray[np.int64]

#: No position, no mentor, no rank.
NONE = -1


@dataclass(frozen=True, eq=False)
class Problem:
    """One batch of n students and m positions, with P pairs on the lists; validated when made.

    Parameters
    ----------
    pref_start : array of int, shape (n + 1,)
        The list of student s are the pairs ``pref_start[s]`` up to, without, ``pref_start[s + 1]``.
    pref_position : array of int, shape (P,)
        The position of each pair; in a list the best comes first.
    rank : array of int, shape (P,)
        The place of the pair's student in the ranking of the position's unit, less is better; `NONE`: not
        ranked, after all who are, in the order of students. Gaps are allowed; all pairs of a student in one
        unit say the same.
    seats : array of int, shape (m,)
        Students a position takes at one time.
    unit : array of int, shape (m,)
        Each position's hiring unit.
    mentor : array of int, shape (m,)
        Each position's mentor, or `NONE`.
    unit_total : array of int, shape (units,)
        Students a unit takes at one time over all its positions.
    mentor_most : array of int, shape (mentors,)
        Students a mentor guides at one time over all positions that name this mentor.

    Raises
    ------
    ValueError
        When something is no array of whole numbers in one dimension, lengths do not fit, an index leads
        nowhere, a limit is below 0, a mentor serves two units, a student lists a position twice, or a unit's
        ranking is none.

    Notes
    -----
    Arrays become 64-bit and cannot be written to through the problem; those that are 64-bit already are not
    copied. Validation takes O(P · log(P)) time: it sorts. Rankings and limits are laid out for the kernel with it.
    """

    pref_start: Ints
    pref_position: Ints
    rank: Ints
    seats: Ints
    unit: Ints
    mentor: Ints
    unit_total: Ints
    mentor_most: Ints

    def __post_init__(self) -> None:
        from alternance.placement.validate import as_whole_numbers, validate

        for name in self.__dataclass_fields__:
            object.__setattr__(self, name, as_whole_numbers(name, getattr(self, name)))
        validate(self)
        _ = self.standing, self.nodes.binding_path, self.nodes.heap_start  # laid out once, for every solving

    @cached_property
    def nodes(self) -> Nodes:
        """The tree of its limits."""
        return Nodes(self)

    @property
    def students(self) -> int:
        """Number of students."""
        return len(self.pref_start) - 1

    @cached_property
    def pref_student(self) -> Ints:
        """The student of each pair, shape (P,)."""
        return np.repeat(np.arange(self.students, dtype=np.int64), np.diff(self.pref_start))

    @cached_property
    def standing(self) -> Ints:
        """Each pair's `rank` made strict, shape (P,): unranked ones last, in the order of students."""
        last = self.rank.max(initial=NONE)
        return np.where(self.rank == NONE, last + 1 + self.pref_student, self.rank)

    def list_of(self, student: int) -> Ints:
        """Return the positions that `student` lists, best first."""
        return self.pref_position[self.pref_start[student] : self.pref_start[student + 1]]
