"""Periods: the quarters between the days from which improvements are there. What is asked is parted among them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from alternance.gap import problem as gap

__all__ = ["Periods"]


@dataclass(frozen=True)
class Periods:
    """The first days of all periods but the first, in order: each the first day of a quarter."""

    first: dt.date
    begins: tuple[dt.date, ...] = ()

    @classmethod
    def of(cls, first: dt.date, ready: Iterable[dt.date | None]) -> Periods:
        """Return the periods of a community that begins on `first`, with improvements that are there from `ready`."""
        return cls(first, tuple(sorted({_quarter_from(day) for day in ready if day is not None and day > first})))

    def since(self, ready: dt.date | None) -> int:
        """Return the first period in which what is there from `ready` counts."""
        return 0 if ready is None or ready <= self.first else bisect_right(self.begins, _quarter_from(ready))

    def shares(self, line: gap.DemandLine) -> Iterator[tuple[int, float]]:
        """Yield (period, share of the line's days in it), where there are any."""
        days = (line.last - line.first).days + 1
        bounds = [dt.date.min, *self.begins, dt.date.max]
        for period, (begin, end) in enumerate(pairwise(bounds)):
            within = (min(line.last + dt.timedelta(days=1), end) - max(line.first, begin)).days
            if within > 0:
                yield period, within / days


def _quarter_from(day: dt.date) -> dt.date:
    """Return the first day of a quarter on or after `day`."""
    before = day - dt.timedelta(days=1)
    month = (before.month + 2) // 3 * 3 + 1
    return dt.date(before.year + (month > 12), (month - 1) % 12 + 1, 1)
