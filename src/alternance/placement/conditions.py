"""What binds beyond the limits: seats kept for some, students who go together, positions that open only with some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.community.community import Community

__all__ = ["OPEN", "Conditions", "Part"]

Ints = npt.NDArray[np.int64]
#: The level of an open part: after the parts kept for a cohort (0), a programme (1) and a school (2).
OPEN = 3


@dataclass(frozen=True)
class Part:
    """Some seats of a position: `holder` whose students alone may have them, None for the open part."""

    position: str
    level: int
    holder: str | None
    seats: int


class Conditions:
    """The community's conditions, and who sits where of those for whom seats are kept.

    Attributes
    ----------
    group_of : dict of str to str
        Student → group.
    least : dict of str to int
        Position → students with which it opens in a batch, where it is more than one.
    """

    def __init__(self, community: Community) -> None:
        self.group_of: dict[str, str] = dict(community["peer_groups"].select("student", "group").rows())
        seats_min = community["positions"].select("id", "seats_min").rows()
        self.least = {position: least for position, least in seats_min if least > 1}
        self._weeks = community.horizon.weeks
        cohorts = community["cohorts"].select("id", "programme", "school").rows()
        self._holders = {cohort: (cohort, programme, school) for cohort, programme, school in cohorts}
        self._cohort_of = dict(community["students"].select("id", "cohort").rows())
        level = {name: depth for holders in self._holders.values() for depth, name in enumerate(holders)}
        kept: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        for position, holder, seats in community["reserved_seats"].select("position", "for", "seats").rows():
            kept[position].append((level.get(holder, OPEN - 1), holder, seats))
        self._kept = {position: sorted(rows) for position, rows in kept.items()}
        self._here: dict[str, dict[str, Ints]] = defaultdict(dict)

    def holders(self, student: str) -> tuple[str, ...]:
        """Return whose seats the student may have: the cohort's, the programme's, the school's."""
        return self._holders[self._cohort_of[student]]

    def kept_seats(self, position: str) -> list[tuple[str, int]]:
        """Return (holder, seats) of the seats kept at a position."""
        return [(holder, seats) for _level, holder, seats in self._kept.get(position, ())]

    def take(self, student: str, position: str, weeks: Sequence[int]) -> None:
        """Count the student at `position`, where seats of it are kept for anybody."""
        if position in self._kept:
            cohorts, cohort = self._here[position], self._cohort_of[student]
            cohorts.setdefault(cohort, np.zeros(self._weeks, dtype=np.int64))[list(weeks)] += 1

    def parts(self, position: str, free: Ints, weeks: Sequence[int]) -> list[Part]:
        """Return the parts of a position with the seats that each has free in all of `weeks`.

        Parameters
        ----------
        free : array of int
            Seats that the position has free in each week of the horizon.

        Notes
        -----
        In every week the students who are there already count first against the seats kept for their cohort, then
        for the programme, then for the school; what is still kept is free for those alone, as far as the position has
        seats.
        """
        chosen = list(weeks)
        left = np.maximum(free[chosen], 0)
        there = {cohort: count[chosen].copy() for cohort, count in sorted(self._here.get(position, {}).items())}
        found = []
        for level, holder, seats in self._kept.get(position, ()):
            kept = np.minimum(np.maximum(seats - self._seated(there, holder, seats), 0), left)
            left = left - kept
            found.append(Part(position, level, holder, int(kept.min())))
        return [*found, Part(position, OPEN, None, int(left.min()))]

    def _seated(self, there: dict[str, Ints], holder: str, seats: int) -> Ints | int:
        """Return how many of those `there` sit on the holder's seats week by week, and take them out of `there`."""
        total: Ints | int = 0
        for cohort, count in there.items():
            if holder in self._holders[cohort]:
                sits = np.minimum(count, seats - total)
                there[cohort] = count - sits
                total = total + sits
        return total
