"""Which rooms are open to which schools, with how many places, by week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from alternance.calendar.problem import Ints
from alternance.community.community import Community

__all__ = ["Room", "rooms_of", "together"]


@dataclass(frozen=True, eq=False)
class Room:
    """A room: the organisation of its site, and its places by week for each school that may use it."""

    id: str
    kind: str
    owner: str
    places: int
    minutes: int
    weeks: int
    open_to: Mapping[str, Ints]

    def places_for(self, schools: Iterable[str]) -> Ints:
        """Return its places by week for the students of several schools together."""
        total = sum((self.open_to[s] for s in schools if s in self.open_to), np.zeros(self.weeks, np.int64))
        return np.minimum(self.places, total)

    def largest_for(self, schools: Iterable[str]) -> Ints:
        """Return by week the most students of one of these schools who may be there at once; 0: it is closed to all."""
        largest = np.zeros(self.weeks, np.int64)
        for school in schools:
            largest = np.maximum(largest, self.open_to.get(school, 0))
        return largest


def rooms_of(community: Community, schools: Iterable[str]) -> list[Room]:
    """Return all rooms, by id. Linear in rooms × schools, and in rows of `room_shares`.

    A room with rows in `room_shares` is open to the schools and weeks named there, with at most the places named; one
    without is open to the school of its site, and where that is no school, to all.
    """
    horizon, weeks = community.horizon, community.horizon.weeks
    owner = dict(community["sites"].select("id", "organisation").rows())
    learning = set(community["organisations"].filter(kind="school")["id"])
    shares: dict[str, dict[str, Ints]] = defaultdict(lambda: defaultdict(lambda: np.zeros(weeks, np.int64)))
    for room, school, first, last, places in (
        community["room_shares"].select("room", "school", "from", "to", "places").rows()
    ):
        span = slice(max(0, horizon.index(first)), max(0, min(weeks, horizon.index(last) + 1)))
        shares[room][school][span] = np.maximum(shares[room][school][span], places)
    known, found = sorted(schools), []
    for row in community["rooms"].sort("id").iter_rows(named=True):
        at, places = owner[row["site"]], row["places"]
        if row["id"] in shares:
            own = {s: np.minimum(places, share) for s, share in sorted(shares[row["id"]].items())}
        else:
            own = {s: np.full(weeks, places, np.int64) for s in known if at == s or at not in learning}
        found.append(Room(row["id"], row["kind"], at, places, row["minutes_per_week"], weeks, own))
    return found


#: Schools that share rooms, of which every set is looked at; beyond, each alone and all together.
MOST_SCHOOLS = 5


def together(rooms: Iterable[Room], schools: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the sets of schools whose use of these rooms must be compared: each alone, and those who share some."""
    asking = sorted(schools)
    sets: set[tuple[str, ...]] = {(s,) for s in asking}
    reach = [frozenset(s for s in asking if s in room.open_to) for room in rooms]
    for part in _parts(asking, reach):
        if len(part) <= MOST_SCHOOLS:
            sets |= {tuple(s for k, s in enumerate(part) if bits >> k & 1) for bits in range(1, 1 << len(part))}
        else:
            sets.add(part)
    return sorted(sets, key=lambda s: (len(s), s))


def _parts(asking: list[str], reach: list[frozenset[str]]) -> list[tuple[str, ...]]:
    """Return the schools that share rooms, directly or through others."""
    left, parts = list(asking), []
    while left:
        part = {left[0]}
        while more := {s for group in reach if group & part for s in group} - part:
            part |= more
        parts.append(tuple(sorted(part)))
        left = [s for s in left if s not in part]
    return parts
