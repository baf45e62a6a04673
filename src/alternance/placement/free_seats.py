"""Those without a place on seats that are free: nobody moves, and nothing is claimed of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alternance.placement.problem import NONE, Ints
from alternance.placement.together import Together

__all__ = ["free_seats"]


def free_seats(together: Together, start: Ints) -> Ints:
    """Give those without a place in the allowed matching `start` what is free on their lists.

    First whole groups, each at the first site at which it finds room; then single students where it is open; then
    closed positions that enough of those who are left list.

    Parameters
    ----------
    start : array of int, shape (students,)
        Each student's position, or `NONE`.

    Returns
    -------
    array of int, shape (students,)
        Allowed, and within the limits as far as `start` is.

    Notes
    -----
    O(P · (groups + openings)) time for P pairs on the lists.
    """
    room, base = _Room(together, start), together.base
    for students in together.groups.values():
        if start[students[0]] == NONE:
            _group(room, students)
    alone = [s for s in np.flatnonzero(start == NONE).tolist() if s not in together.group_of]
    for student in alone:
        room.give([(student, [p for p in base.list_of(student).tolist() if room.is_open(p)])])
    for opening, parts in together.parts.items():
        if not room.held[opening]:
            left = [(s, _among(base.list_of(s), parts)) for s in alone if room.found[s] == NONE]
            room.give([(s, some) for s, some in left if some], most=int(together.least[opening]))
    return room.found


def _group(room: _Room, students: Sequence[int]) -> None:
    """Seat a group: at open positions of a site alone, or at closed ones too."""
    together, base = room.together, room.together.base
    sites = dict.fromkeys(together.site[base.list_of(students[0])].tolist())
    for site in sites:
        there = [(s, [p for p in base.list_of(s).tolist() if together.site[p] == site]) for s in students]
        is_open = [(s, [p for p in some if room.is_open(p)]) for s, some in there]
        if room.give(is_open) or room.give(there):
            return


def _among(listed: Ints, parts: Sequence[int]) -> list[int]:
    return [position for position in listed.tolist() if position in parts]


class _Room:
    """Who is where, and how many more each part, mentor and unit takes."""

    def __init__(self, together: Together, start: Ints) -> None:
        self.together, self.found = together, start.copy()
        self.rest = together.base.nodes.quota.copy()
        self.held = np.zeros(len(together.least), dtype=np.int64)
        for position in start[start != NONE].tolist():
            self._count(position, 1)

    def is_open(self, position: int) -> bool:
        """Tell whether one student alone may come to `position`."""
        opening = self.together.opening[position]
        return bool(self.together.least[opening] < 2 or self.held[opening])

    def give(self, wanted: Sequence[tuple[int, Sequence[int]]], most: int | None = None) -> bool:
        """Seat all of `wanted` (student, positions), or the first `most` for whom there is room; or nobody."""
        given: list[tuple[int, int]] = []
        for student, positions in wanted:
            free = (p for p in positions if (self.rest[self._path(p)] > 0).all())
            if len(given) != most and (position := next(free, None)) is not None:
                self._count(position, 1)
                given.append((student, position))
        openings = self.together.opening[[position for _, position in given]]
        enough = len(given) == (len(wanted) if most is None else most)
        if enough and (self.held[openings] >= self.together.least[openings]).all():
            for student, position in given:
                self.found[student] = position
            return True
        for _student, position in given:
            self._count(position, -1)
        return False

    def _path(self, position: int) -> list[int]:
        return [node for node in self.together.base.nodes.path[position].tolist() if node != NONE]

    def _count(self, position: int, students: int) -> None:
        self.rest[self._path(position)] -= students
        self.held[self.together.opening[position]] += students
