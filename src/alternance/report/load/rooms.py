"""Rooms: the time that sections take, as a share of the time in which the rooms of the kind are open that week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from alternance.report.facts import Facts
from alternance.report.load.school import Load, School, load, schools

__all__ = ["rooms"]


def rooms(facts: Facts) -> Iterator[School]:
    """Yield the loads of kinds of rooms by school; none where the lessons' length or the rooms are not known."""
    owner = dict(facts.community["sites"].select("id", "organisation").rows())
    opened: dict[tuple[str, str], list[int]] = defaultdict(list)
    for site, kind, minutes in facts.community["rooms"].select("site", "kind", "minutes_per_week").rows():
        opened[owner.get(site, site), kind].append(minutes)
    rows: dict[str, list[Load]] = defaultdict(list)
    for (school, kind), taken in sorted(facts.lessons.rooms.items()):
        own = opened[school, kind]
        offered = np.array([minutes * facts.days[school] // 5 for minutes in own]).sum(axis=0) if own else taken * 0
        if offered.any() and taken.any():
            shares = np.divide(taken, offered, out=np.zeros(len(taken)), where=offered > 0)
            rows[school].append(load(facts, school, kind, str(len(own)), shares))
    yield from schools(facts, rows)
