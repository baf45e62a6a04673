"""What cohorts share: minutes by week, seats by week, students at one time, and the sections of shared modules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alternance.calendar.sections import section_count, section_sizes

__all__ = ["BeginnerGroup", "Floats", "Ints", "Resource", "SeatGroup", "Shared"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Resource:
    """Minutes by week; with `offered` its peak counts (`asked / offered`; weeks that offer nothing are left out)."""

    id: str
    capacity: Ints
    offered: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SeatGroup:
    """Students who may be away at once, by week, and how many of those seats are promised."""

    id: str
    seats: Ints
    promised: Ints


@dataclass(frozen=True, slots=True)
class BeginnerGroup:
    """Students who may take the options and dates that name it, over all cohorts: those who begin a block in a week.

    `proven` is False for a limit that is a guess, such as a cut: the search keeps it, no bound relies on it.
    """

    id: str
    limit: int
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Shared:
    """A module whose sections several cohorts share.

    Parameters
    ----------
    section_max
        Most students in one section; None: one section for all.
    section_min
        Sections of fewer students are thin.
    uses
        Pairs (resource, least): used once for each section of more than `least` students.
    section_ideal
        The size that the mean of the sections is nearest to; None: one section is filled after the other.
    """

    id: str
    section_max: int | None = None
    section_min: int = 0
    uses: tuple[tuple[int, int], ...] = ()
    section_ideal: int | None = None

    def sections(self, students: int) -> list[int]:
        """Return the sizes of the sections: one is filled after the other; with an ideal they are equal but for one."""
        if self.section_ideal and students:
            count = section_count(students, self.section_max, self.section_min, self.section_ideal)
            return section_sizes(students, count)
        if self.section_max is None:
            return [students]
        full, rest = divmod(students, self.section_max)
        return [self.section_max] * full + [rest] * (rest > 0)

    def times(self, students: int, least: int) -> int:
        """Return how many sections have more than `least` students."""
        return sum(size > least for size in self.sections(students))

    def thin(self, students: int) -> int:
        """Return how many sections have fewer than `section_min` students."""
        return sum(size < self.section_min for size in self.sections(students))
