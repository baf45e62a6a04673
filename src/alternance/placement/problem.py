"""One batch of placement: students to positions, under limits of positions, mentors and units; equal ranks are ties.

**Words.** A *batch* is a set of students who each need one place in the same weeks. A *position* takes as
many students at one time as it has seats. It belongs to one *hiring unit*, which takes no more students over
all its positions than its total. It has one *mentor* or none; a mentor belongs to one unit and guides no more
students, over all the positions that name this mentor, than the mentor may. A pair of student and position is
*eligible* when the rules allow it; that is decided before any preference. A student's *list* names eligible
positions that the student accepts, best first; positions of one rank are *alike* to the student. A unit
*ranks* the students once, for all its positions alike; students of one rank are alike to it. Students whom it
did not rank come after all whom it did, and are alike to it.

**Limits.** The *path* of a position is the position itself, then its mentor if it has one, then its unit. They
hold the students placed at the position, at any position of that mentor, at any position of that unit.

**Blocking pair.** Student s and position p block a matching when s lists p, s would rather be at p, and the
unit of p would take s there. *Rather*: s holds nothing, or a position that s ranks below p; one that is alike
is no gain. *Would take*: take s out of what s holds, so that s counts nowhere, and take out everybody whom the
unit ranks below s. If each on the path of p then holds fewer than it may, the unit takes s; if one of them
still holds as many as it may, or may hold nobody, it refuses s. So both must gain: nobody makes way for a
student who is alike. (Said from below: of the path only the first that is full counts; the unit takes s when
that one holds a student ranked below s. Who leaves it also leaves all after it on the path, so one student's
going makes room everywhere.)

**Reserved seats.** A position with reserved seats is taken apart: each reserved part, and the *open part* that
is left of its seats, is a position in the sense of these words, with the mentor and unit of the whole. On the
list of a student the part reserved for the own cohort comes first, then the one for the programme, then the one for
the school, then the open part, which alone is alike with what the position is alike with; a student for whom
nothing is reserved there lists the open part only. So a seat kept for a student goes before any other that the
student likes as well, and who holds a place in the open part would rather have the reserved one, so that the
best ranked of those for whom a part is reserved are in it.

**Rankings by position.** A position may rank the students for itself. It is then, with its parts, a unit of its own in
the sense of these words: it takes out whom it ranks below s, and nobody at another position makes way. That is allowed
only where neither the hiring unit nor the mentor above it can be full before the seats are, because each takes at least
as many students as all its positions have seats, in every week; so neither ever refuses anybody, the others' limits are
what they were, and the tree may leave both out for this position. Where a total binds, a stable matching may not exist:
a and b want one place at p or q; a likes q better, b likes p better; p ranks a first, q ranks b first. Then a at q
makes way for b at q, b at q goes to p, b at p makes way for a at p, and a at p goes to q.

A matching is *stable* when every student placed holds a position of the own list, no position, mentor or unit
holds more than it may, and no pair blocks. Why one always exists, and which one is best for every student where
nobody is alike to anybody, is shown in `solve`; how large one can be found where some are, in `ties`; the
largest, in `exact`. Groups who go to one site together, and positions that open only with some students, can
leave no stable matching at all: see `together`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from alternance.placement.nodes import Nodes

__all__ = ["NONE", "Ints", "Problem", "distinct"]

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
        The place of the pair's student in the ranking of the position's unit, less is better, equal is alike;
        `NONE`: not ranked, after all who are. Gaps are allowed; all pairs of a student in one unit say the same.
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
    wish : array of int, shape (P,), optional
        The student's own rank of each pair; it never falls along a list, and equal is alike. None: lists are strict.

    Raises
    ------
    ValueError
        When something is no array of whole numbers in one dimension, lengths do not fit, an index leads
        nowhere, a limit is below 0, a mentor serves two units, a student lists a position twice or not in the
        order of the own ranks, or a unit gives a student two ranks.

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
    wish: Ints | None = None

    def __post_init__(self) -> None:
        from alternance.placement.validate import as_whole_numbers, validate

        for name in self.__dataclass_fields__:
            if getattr(self, name) is not None:
                object.__setattr__(self, name, as_whole_numbers(name, getattr(self, name)))
        validate(self)
        _ = self.standing, self.nodes.binding_path, self.nodes.base  # laid out once, for every solving
        _ = self.students_tie, self.units_tie

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
        """Each pair's `rank`, those not ranked after all who are, shape (P,)."""
        if not self.rank.size or self.rank.min() != NONE:
            return self.rank
        found = np.where(self.rank == NONE, self.rank.max() + 1, self.rank)
        found.flags.writeable = False  # as `rank`: else the kernel would be compiled twice
        return found

    @cached_property
    def alike(self) -> npt.NDArray[np.bool_]:
        """Whether the student likes each pair as well as the one before it on the list, shape (P,)."""
        found = np.zeros(len(self.pref_position), dtype=np.bool_)
        if self.wish is not None:
            found[1:] = self.wish[1:] == self.wish[:-1]
            found[self.pref_start[:-1][np.diff(self.pref_start) > 0]] = False
        return found

    @cached_property
    def students_tie(self) -> bool:
        """Whether a student likes two positions alike."""
        return bool(self.alike.any())

    @cached_property
    def units_tie(self) -> bool:
        """Whether students are alike to a unit that ranks two of those who list its positions."""
        unit = self.unit[self.pref_position]
        return distinct(unit, self.standing) < distinct(unit, self.pref_student)

    def list_of(self, student: int) -> Ints:
        """Return the positions that `student` lists, best first."""
        return self.pref_position[self.pref_start[student] : self.pref_start[student + 1]]


def distinct(one: Ints, other: Ints) -> int:
    """Count the different pairs of two arrays of the same shape, neither below 0; O(P · log(P)) time."""
    pairs = np.sort(one * (int(other.max(initial=0)) + 1) + other)
    return int(np.count_nonzero(pairs[1:] != pairs[:-1])) + bool(pairs.size)
