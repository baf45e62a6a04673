"""One class as the sheets record it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from alternance.community.findings import Place

__all__ = ["WEEK", "Recorded", "runs"]

WEEK = dt.timedelta(weeks=1)


@dataclass
class Recorded:
    """One class as recorded: module → weeks, block → phase → weeks. `before` lists modules taught before the year."""

    id: str
    title: str
    programme: str
    school: str
    size: int | None
    place: Place
    first_week: dt.date | None = None
    modules: dict[str, set[dt.date]] = field(default_factory=dict)
    minutes: dict[str, int | None] = field(default_factory=dict)
    before: set[str] = field(default_factory=set)
    blocks: dict[str, dict[int, list[dt.date]]] = field(default_factory=dict)

    def block_weeks(self, block: str) -> list[dt.date]:
        """Return the practice weeks of a block, in order."""
        return sorted(week for weeks in self.blocks[block].values() for week in weeks)


def runs(weeks: set[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """Return weeks as runs of consecutive ones: (first, last)."""
    out: list[tuple[dt.date, dt.date]] = []
    for week in sorted(weeks):
        if out and out[-1][1] + WEEK == week:
            out[-1] = (out[-1][0], week)
        else:
            out.append((week, week))
    return out
