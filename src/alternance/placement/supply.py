"""Positions with their seats by week, the totals above them, and which blocks they serve."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.community.community import Community
from alternance.community.starts import allows
from alternance.community.totals import splits, unit_totals

__all__ = ["Position", "Supply"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Position:
    """One position, with its unit's occupation, site and enterprise."""

    id: str
    unit: str
    mentor: str | None
    site: str
    enterprise: str
    occupation: str
    minutes_per_day: int | None
    days: int
    language: str | None


class Supply:
    """Seats free by week (shape: weeks) of positions, mentors and units; taking a seat lowers all three.

    A unit has the least of its own total and its share of its enterprise's; `split_of`: unit → the split that gave it.
    """

    def __init__(self, community: Community) -> None:
        self.horizon = community.horizon
        self.positions = {position.id: position for position in _positions(community)}
        self._spans = defaultdict(list)
        for position, first, last, seats, starts in (
            community["position_weeks"].select("position", "from", "to", "seats", "starts").rows()
        ):
            self._spans[position].append((first, last, seats, starts))
        usual = dict(community["positions"].select("id", "seats").rows())
        self.offered = {name: self._by_week(name, usual[name]) for name in self.positions}
        self.free = {name: seats.copy() for name, seats in self.offered.items()}
        weeks = self.horizon.weeks
        most = community["mentors"].select("id", "students_max").rows()
        self.unit_most = unit_totals(community)
        self.unit_free = {name: np.full(weeks, total, dtype=np.int64) for name, total in self.unit_most.items()}
        self.mentor_free = {name: np.full(weeks, count, dtype=np.int64) for name, count in most}
        self.split_of = {unit: split for split in splits(community, community.horizon) for unit in split.shares}
        self._serving = _serving(community, self.positions)

    def _by_week(self, name: str, usual: int) -> Ints:
        seats = np.zeros(self.horizon.weeks, dtype=np.int64)
        for first, last, count, _ in self._spans[name]:
            begin, end = max(0, self.horizon.index(first)), min(len(seats), self.horizon.index(last) + 1)
            if begin < end:
                seats[begin:end] = usual if count is None else count
        return seats

    def serving(self, block: str) -> list[Position]:
        """Return the positions that serve `block`, by id."""
        return [self.positions[name] for name in self._serving.get(block, ())]

    def serves(self, position: str, block: str) -> bool:
        """Tell whether `position` serves `block`."""
        return position in self._serving.get(block, ())

    def begins(self, position: str, week: dt.date) -> bool:
        """Tell whether trainees may begin at `position` in `week`."""
        return any(first <= week <= last and allows(starts, week) for first, last, _, starts in self._spans[position])

    def lasts(self, position: str, weeks: Sequence[int]) -> bool:
        """Tell whether `position` offers a seat in every one of `weeks`, taken or not."""
        return bool(np.all(self.offered[position][list(weeks)] > 0))

    def room(self, position: Position, weeks: Sequence[int]) -> int:
        """Return how many more students the position, its mentor and its unit take in all of `weeks`."""
        rows = [self.free[position.id], self.unit_free[position.unit]]
        rows += [self.mentor_free[position.mentor]] if position.mentor else []
        return max(0, min(int(row[list(weeks)].min()) for row in rows))

    def take(self, position: Position, weeks: Sequence[int]) -> None:
        """Take a seat in all of `weeks`."""
        chosen = list(weeks)
        self.free[position.id][chosen] -= 1
        self.unit_free[position.unit][chosen] -= 1
        if position.mentor:
            self.mentor_free[position.mentor][chosen] -= 1


def _positions(community: Community) -> Iterator[Position]:
    owner = dict(community["sites"].select("id", "organisation").rows())
    units = {row["id"]: row for row in community["hiring_units"].iter_rows(named=True)}
    for row in community["positions"].iter_rows(named=True):
        unit = units[row["unit"]]
        own = {name: row[name] for name in ("id", "unit", "mentor", "minutes_per_day", "days", "language")}
        yield Position(site=unit["site"], enterprise=owner[unit["site"]], occupation=unit["occupation"], **own)


def _serving(community: Community, positions: dict[str, Position]) -> dict[str, list[str]]:
    by_occupation = defaultdict(list)
    for position in positions.values():
        by_occupation[position.occupation].append(position)
    listed = defaultdict(set)
    for name, block in community["position_blocks"].rows():
        listed[block].add(name)
    serving = {}
    for block, place, enterprise in community["blocks"].select("id", "place", "enterprise").rows():
        fitting = {p.id for p in by_occupation[place] if enterprise is None or p.enterprise == enterprise}
        serving[block] = sorted(fitting | listed[block])
    return serving
