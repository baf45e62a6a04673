"""The weeks of a horizon as a page shows them: numbers, months, and the parts that fit on one sheet of paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from alternance.community.horizon import Horizon
from alternance.report.words import month, month_year

__all__ = ["MOST", "Axis", "Month", "Part"]

#: Weeks above which a month and its year fit.
ROOM = 4
#: Weeks from which on not every month has room for its name above a small drawing.
CROWDED = 60
#: Most weeks of one part: half a year, so that its columns stay readable on A4 laid across.
MOST = 27


@dataclass(frozen=True)
class Month:
    """A month's head above the weeks whose Mondays lie in it; `dated` is said instead where the year belongs to it."""

    title: str
    dated: str
    weeks: int
    first: bool


@dataclass(frozen=True)
class Part:
    """Weeks `first` to `last - 1` of the horizon, printed together."""

    axis: Axis
    first: int
    last: int

    @property
    def weeks(self) -> range:
        """Indices of its weeks."""
        return range(self.first, self.last)

    @property
    def begins(self) -> dt.date:
        """Its first Monday."""
        return self.axis.horizon.monday(self.first)

    @property
    def ends(self) -> dt.date:
        """Its last Monday."""
        return self.axis.horizon.monday(self.last - 1)

    @property
    def months(self) -> list[Month]:
        """The heads above its weeks."""
        return list(self.axis.months(self.first, self.last))

    @property
    def numbers(self) -> list[int]:
        """ISO numbers of its weeks."""
        return [self.axis.number(week) for week in self.weeks]


@dataclass(frozen=True)
class Axis:
    """The weeks of `horizon`."""

    horizon: Horizon

    def number(self, week: int) -> int:
        """Return the ISO number of the week with index `week`."""
        return self.horizon.monday(week).isocalendar().week

    def months(self, first: int, last: int) -> Iterator[Month]:
        """Yield the months above the weeks `first` to `last - 1`."""
        begin, year = first, 0
        for week in range(first + 1, last + 1):
            day = self.horizon.monday(begin)
            if week == last or self.horizon.monday(week).month != day.month:
                roomy = week - begin >= ROOM and day.year != year
                yield Month(month(day), month_year(day), week - begin, roomy)
                begin, year = week, day.year if roomy else year

    def ruler(self) -> list[tuple[str, int]]:
        """Return the months over all weeks as (name, weeks), above a small drawing: over a year only each quarter's."""
        months = list(self.months(0, self.horizon.weeks))
        named, week = [], 0
        for own in months:
            quarter = self.horizon.monday(week).month % 3 == 1
            roomy = own.weeks > 1 and (quarter or self.horizon.weeks <= CROWDED)
            named.append((own.title if roomy else "", own.weeks))
            week += own.weeks
        return named

    def parts(self) -> list[Part]:
        """Return the fewest parts of at most `MOST` weeks, as equal as whole months allow."""
        weeks = self.horizon.weeks
        count = max(1, -(-weeks // MOST))
        cuts = [0, *(self._cut(round(weeks * number / count)) for number in range(1, count)), weeks]
        return [Part(self, first, last) for first, last in pairwise(cuts) if first < last]

    def _cut(self, ideal: int) -> int:
        """Return the first week of a month that is nearest to `ideal`."""
        near = [week for week in range(max(1, ideal - 3), min(self.horizon.weeks, ideal + 4)) if self._opens(week)]
        return min(near, key=lambda week: (abs(week - ideal), week), default=ideal)

    def _opens(self, week: int) -> bool:
        return self.horizon.monday(week).month != self.horizon.monday(week - 1).month
