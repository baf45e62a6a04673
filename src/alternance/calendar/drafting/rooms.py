"""Minutes of rooms by kind and size, for the schools that may use them: a section needs a room with places enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from alternance.calendar.drafting.course import Course, Taught
from alternance.calendar.drafting.draft import Group
from alternance.calendar.drafting.limits import Ledger
from alternance.calendar.drafting.openness import Room, together
from alternance.calendar.problem import Ints
from alternance.community.community import Community
from alternance.text import say

__all__ = ["Levels", "Rooms", "add_rooms"]

#: Pairs (students, resource): sections of more students than that use it.
Levels = tuple[tuple[int, int], ...]


class Rooms:
    """Which resources the sections of a module use, and how often."""

    def __init__(self, levels: Mapping[tuple[str, str], Levels]) -> None:
        self._levels = levels

    def levels(self, school: str, kind: str | None) -> Levels:
        """Return what the sections of a school use that ask a kind of room."""
        return self._levels.get((school, kind), ()) if kind else ()

    def uses(self, course: Course, module: Taught) -> list[tuple[int, int]]:
        """Return (resource, sections that need a room of at least its places)."""
        sizes = module.section_sizes(course.size)
        counts = [(r, sum(n > least for n in sizes)) for least, r in self.levels(course.school, module.room_kind)]
        return [(position, count) for position, count in counts if count]


def add_rooms(
    community: Community,
    days: Mapping[str, Ints],
    asked: Iterable[tuple[str, str]],
    rooms: Sequence[Room],
    ledger: Ledger,
) -> Rooms:
    """Add resources: for each kind of room, each set of schools that share it and each number of places.

    Sections of more students than `n` need rooms with more than `n` places; for every `n` at which the rooms differ
    their minutes are compared (Hall's condition: the sets are nested). Schools that may use the same rooms are
    compared alone and together.

    Parameters
    ----------
    asked : pairs (school, kind of room)
    """
    pairs = sorted(set(asked))
    if pairs and community["rooms"].height == 0:
        ledger.assumed.append(say("No rooms are named: lessons are planned as if there were enough."))
        return Rooms({})
    schools: dict[str, list[str]] = defaultdict(list)
    for school, kind in pairs:
        schools[kind].append(school)
    levels: dict[tuple[str, str], list[tuple[int, int]]] = {pair: [] for pair in pairs}
    for kind in sorted(schools):
        there = [room for room in rooms if room.kind == kind]
        for group in together(there, schools[kind]):
            for least, position in _steps(group, kind, there, days, ledger):
                for school in group:
                    levels[school, kind].append((least, position))
    return Rooms({pair: tuple(own) for pair, own in levels.items()})


def _steps(
    schools: tuple[str, ...], kind: str, rooms: Sequence[Room], days: Mapping[str, Ints], ledger: Ledger
) -> list[tuple[int, int]]:
    """Add the resources of one set of schools: (least, position) for every number of places at which rooms differ."""
    most_days = np.max([days[s] for s in schools], axis=0)
    usable = [(room, room.largest_for(schools)) for room in rooms if any(s in room.open_to for s in schools)]
    sizes = {int(n) for _, places in usable for n in np.unique(places)} - {0}
    found = []
    for least in [0, *sorted(sizes)]:
        full = sum((room.minutes * (places > least) for room, places in usable), np.zeros_like(most_days))
        capacity = (full * most_days // 5).astype(np.int64)
        group = Group("rooms", "+".join(schools), (kind, str(least + 1)))
        found.append((least, ledger.resource(group, capacity)))
    return found
