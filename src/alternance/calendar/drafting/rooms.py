"""Minutes of rooms by school, kind and size: a section needs a room with places enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from alternance.calendar.drafting.course import Course, Taught
from alternance.calendar.drafting.draft import Group
from alternance.calendar.drafting.limits import Ledger
from alternance.calendar.problem import Ints
from alternance.community.community import Community
from alternance.text import say

__all__ = ["Rooms", "add_rooms"]


class Rooms:
    """Which resources the sections of a module use, and how often."""

    def __init__(self, levels: Mapping[tuple[str, str], Sequence[tuple[int, int]]]) -> None:
        self._levels = levels

    def uses(self, course: Course, module: Taught) -> list[tuple[int, int]]:
        """Return (resource, sections that need a room of at least its places)."""
        if module.room_kind is None:
            return []
        sizes = module.section_sizes(course.size)
        found = []
        for least, position in self._levels.get((course.school, module.room_kind), ()):
            count = sum(size > least for size in sizes)
            if count:
                found.append((position, count))
        return found


def add_rooms(community: Community, days: Mapping[str, Ints], courses: Sequence[Course], ledger: Ledger) -> Rooms:
    """Add resources: for each kind of room of a school and each number of places, what larger sections may use.

    Sections of more students than `n` need rooms with more than `n` places; for every `n` at which the rooms differ
    their minutes are compared (Hall's condition: the sets are nested).
    """
    asked = sorted({(c.school, m.room_kind) for c in courses for m in c.modules if m.room_kind})
    if asked and community["rooms"].height == 0:
        ledger.assumed.append(say("No rooms are named: lessons are planned as if there were enough."))
        return Rooms({})
    owner = dict(community["sites"].select("id", "organisation").rows())
    rooms: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for site, kind, places, minutes in community["rooms"].select("site", "kind", "places", "minutes_per_week").rows():
        rooms[owner[site], kind].append((places, minutes))
    levels: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for school, kind in asked:
        there = rooms[school, kind]
        steps = [0, *sorted({places for places, _ in there})]
        levels[school, kind] = []
        for least in steps:
            minutes = sum(m for places, m in there if places > least)
            capacity = (minutes * days[school] // 5).astype(np.int64)
            group = Group("rooms", school, (kind, str(least + 1)))
            levels[school, kind].append((least, ledger.resource(group, capacity)))
    return Rooms(levels)
