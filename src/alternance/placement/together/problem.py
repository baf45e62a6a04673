"""A batch in which some go together or not at all; its base is a `Problem`, whose words hold here too.

**Words.** A position with its reserved parts is one *opening*, here called position; it is *closed* while it holds
nobody. A position that opens only with n students, n at least 2, holds nobody or at least n of the batch. The
students of a *group*, two or more of the batch, all hold positions of one site, or none of them holds any. A matching
is *allowed* when these hold, every student placed holds a position of the own list, and no part, mentor or unit holds
more than it may.

**Blocking move.** A *move* takes one or more students, each to a position on the own list at which this student would
rather be. The units *take* those who move when each part, mentor and unit they come to has room for all who come to
it, once all who move are taken out of what they hold, and everybody is taken out of a unit whom it ranks below all
those who come to that unit. An allowed matching is blocked by a move that the units take and that is one of these
three:

- *pair*: one student to one position that is not closed or opens with any; a student of a group only at the site
  where the group is. This is the blocking pair of `problem`. That a position which the student leaves may be left
  with too few is no reason against it.
- *opening*: n students, no more, to a closed position that opens with n; those of a group only where the group is at
  that site.
- *group*: all of a group to a site where the group is not; a closed position there that opens with n gets n of them
  or none.

However many moves of one sort there are, a student and position, a position, a group and site count as one. A
matching is *stable* when it is allowed and nothing blocks it. None may exist: then the best is an allowed one with
the fewest that block.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from alternance.placement.problem import NONE, Ints, Problem

__all__ = ["Together"]


@dataclass(frozen=True, eq=False)
class Together:
    """A batch of n students and m positions (or parts of them) in which some go together.

    Parameters
    ----------
    base : Problem
    opening : array of int, shape (m,)
        The position of which each is a part; parts of one have one mentor, unit and site.
    least : array of int, shape (openings,)
        Students with which each opens; 0 and 1 are the same.
    group : array of int, shape (n,)
        Each student's group, or `NONE`.
    site : array of int, shape (m,)
        Each position's site.

    Raises
    ------
    ValueError
        When lengths do not fit, an index leads nowhere, or parts of one position differ in mentor, unit or site.
    """

    base: Problem
    opening: Ints
    least: Ints
    group: Ints
    site: Ints

    def __post_init__(self) -> None:
        from alternance.placement.validate import as_whole_numbers

        for name in ("opening", "least", "group", "site"):
            object.__setattr__(self, name, as_whole_numbers(name, getattr(self, name)))
        positions = len(self.base.seats)
        if len(self.opening) != positions or len(self.site) != positions or len(self.group) != self.base.students:
            raise ValueError("opening, site, group: one for each position or student is needed")
        if positions and not (self.opening.min() >= 0 and self.opening.max() < len(self.least)):
            raise ValueError("opening: leads nowhere")
        for values in (self.base.mentor, self.base.unit, self.site):
            of = np.full(len(self.least), NONE - 1)
            of[self.opening] = values
            if np.any(of[self.opening] != values):
                raise ValueError("opening: its parts differ in mentor, unit or site")

    @cached_property
    def groups(self) -> dict[int, list[int]]:
        """Group → its students, where it has two or more."""
        found: dict[int, list[int]] = {}
        for student in np.flatnonzero(self.group != NONE).tolist():
            found.setdefault(int(self.group[student]), []).append(student)
        return {group: students for group, students in sorted(found.items()) if len(students) > 1}

    @cached_property
    def group_of(self) -> dict[int, int]:
        """Student → group, of those who are in one of two or more."""
        return {student: group for group, students in self.groups.items() for student in students}

    @cached_property
    def parts(self) -> dict[int, list[int]]:
        """Opening → its parts, where it opens with 2 or more."""
        found: dict[int, list[int]] = {}
        for part in np.flatnonzero(self.least[self.opening] > 1).tolist():
            found.setdefault(int(self.opening[part]), []).append(part)
        return found

    @property
    def plain(self) -> bool:
        """Whether nobody goes together: then the base says all."""
        return not self.groups and not self.parts

    def sites_of(self, group: int, assignment: Ints) -> set[int]:
        """Return the sites at which students of the group are; `NONE` stands for those without a position."""
        held = assignment[self.groups[group]]
        return {NONE if position == NONE else int(self.site[position]) for position in held.tolist()}

    def allowed(self, assignment: Ints) -> bool:
        """Tell whether groups are together, and positions hold as many as they open with; limits are not looked at."""
        held = np.bincount(self.opening[assignment[assignment != NONE]], minlength=len(self.least))
        return not np.any((held > 0) & (held < self.least)) and all(
            len(self.sites_of(group, assignment)) == 1 for group in self.groups
        )
