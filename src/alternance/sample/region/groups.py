"""The region's cohorts: who is in which year of the programme when the horizon begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from alternance.community import Horizon
from alternance.sample.chance import Chance
from alternance.sample.programme.programme import Programme
from alternance.sample.reference import Group

__all__ = ["HORIZON", "LARGEST", "STUDENTS", "graduation", "groups"]

HORIZON = Horizon(dt.date(2026, 8, 17), 104)
STUDENTS = 1200
#: School year → its first and last full week, as indices of the horizon.
_YEARS = {2026: (0, 46), 2027: (53, 100)}
#: Least and most students of a cohort: two sections in a workshop.
_LEAST, LARGEST = 26, 32


def groups(programmes: Sequence[Programme], chance: Chance) -> list[Group]:
    """Return a cohort for each programme and year of entry that is at school within the horizon."""
    entries = [(programme, entry) for programme in programmes for entry in range(2027 - programme.years, 2028)]
    sizes = _sizes(len(entries), chance)
    return [_group(programme, entry, size) for (programme, entry), size in zip(entries, sizes, strict=True)]


def _sizes(count: int, chance: Chance) -> list[int]:
    sizes = [chance.between(_LEAST, LARGEST) for _ in range(count)]
    while (missing := STUDENTS - sum(sizes)) != 0:
        place, step = chance.between(0, count - 1), 1 if missing > 0 else -1
        if _LEAST <= sizes[place] + step <= LARGEST:
            sizes[place] += step
    return sizes


def _group(programme: Programme, entry: int, size: int) -> Group:
    planned = [(year, begin) for begin in _YEARS if 1 <= (year := begin - entry + 1) <= programme.years]
    return Group(
        id=f"{programme.id}-{entry % 100}",
        title=f"{programme.short} {entry % 100}",
        programme=programme,
        size=size,
        years=tuple(year for year, _ in planned),
        year_weeks=tuple(_YEARS[begin][0] for _, begin in planned),
        due=_YEARS[planned[-1][1]][1],
    )


def graduation(group: Group) -> dt.date:
    """Return the day on which a cohort graduates: in July of its last year."""
    entry = 2000 + int(group.id[-2:])
    return dt.date(entry + group.programme.years, 7, 15)
