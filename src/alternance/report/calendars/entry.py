"""What stands in a calendar: days on end, kept apart by who it is for and what it is, so that a later plan finds it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Entry", "Feed", "numbered", "saturday"]

#: Name space of our ids, made once by chance.
OURS = uuid.UUID("0d4b1c1e-4a0f-5a61-9b5e-6d1f2a7c3e58")


@dataclass(frozen=True)
class Entry:
    """Days from `first` to the day before `end`.

    Attributes
    ----------
    item : tuple of str
        What it is, by ids: stays the same in a changed plan. Several entries of one item are numbered in time.
    busy : bool
        Whether the days are taken as a whole.
    """

    item: tuple[str, ...]
    first: dt.date
    end: dt.date
    summary: str
    description: str = ""
    location: str = ""
    busy: bool = False


@dataclass(frozen=True)
class Feed:
    """The calendar of one cohort, teacher or position; `folder` is of its kind, `owner` its id."""

    folder: str
    owner: str
    title: str
    entries: tuple[Entry, ...]

    def named(self, community: str) -> dict[str, Entry]:
        """Return the entries by their ids, unique the world over: made of community, owner, item and number."""
        parts = (community, self.folder, self.owner)
        return {f"{uuid.uuid5(OURS, chr(10).join((*parts, *entry.item)))}": entry for entry in self.entries}


def numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries in order of time, those of one item told apart by a number, its first 1."""
    seen: dict[tuple[str, ...], int] = {}
    for entry in sorted(entries, key=lambda entry: (entry.first, entry.item, entry.end)):
        number = seen[entry.item] = seen.get(entry.item, 0) + 1
        yield Entry(
            (*entry.item, str(number)),
            entry.first,
            entry.end,
            entry.summary,
            entry.description,
            entry.location,
            entry.busy,
        )


def saturday(monday: dt.date) -> dt.date:
    """Return the day on which what goes on until the Friday of the week of `monday` is over."""
    return monday + dt.timedelta(days=5)
