"""Weeks of a horizon: from a Monday's date to an index and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["Horizon", "monday"]


@dataclass(frozen=True)
class Horizon:
    """`weeks` weeks from the Monday `first_week` on; week 0 is the first."""

    first_week: dt.date
    weeks: int

    def index(self, day: dt.date) -> int:
        """Return the index of the week in which `day` lies; below 0 or from `weeks` on when outside."""
        return (day - self.first_week).days // 7

    def monday(self, index: int) -> dt.date:
        """Return the Monday of week `index`."""
        return self.first_week + dt.timedelta(weeks=index)

    def mondays(self) -> list[dt.date]:
        """Return all Mondays of the horizon."""
        return [self.monday(index) for index in range(self.weeks)]

    def __contains__(self, day: dt.date) -> bool:
        return 0 <= self.index(day) < self.weeks


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the week in which `day` lies."""
    return day - dt.timedelta(days=day.weekday())
