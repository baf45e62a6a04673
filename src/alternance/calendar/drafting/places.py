"""Where blocks are held: seats of positions, or places of rooms, and who may begin when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from alternance.calendar.cut import Cut
from alternance.calendar.drafting.closed import closed_sets, closure, suppliers_of
from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.draft import Group
from alternance.calendar.drafting.limits import Ledger
from alternance.calendar.drafting.openness import Room, together
from alternance.calendar.drafting.practice import Practice
from alternance.calendar.drafting.seats import Offer
from alternance.community.community import Community
from alternance.text import say

__all__ = ["Places", "add_places"]


class Places:
    """Seat groups of each block (by school, where it is held in rooms), and how many may begin it in a week."""

    def __init__(
        self, offer: Offer | None, serving: Mapping[str, frozenset[str]], ledger: Ledger, cuts: Sequence[Cut]
    ) -> None:
        self.offer = offer
        self._serving = serving
        self._ledger = ledger
        self.groups: dict[tuple[str, str], tuple[int, ...]] = {}
        self._begun: dict[tuple[str, tuple[int, ...]], int] = {}
        self._cuts = [(cut, ledger.cut(k, cut)) for k, cut in enumerate(cuts)]

    def groups_of(self, course: Course, practice: Practice) -> tuple[int, ...]:
        """Return the seat groups of a block of a cohort."""
        return self.groups.get((course.school if practice.in_rooms else "", practice.id), ())

    def limit(self, group: int) -> int:
        """Return how many may begin in a beginner group."""
        return self._ledger.beginner_groups[group].limit

    def beginners(self, cohort: str, practice: Practice, away: tuple[int, ...]) -> tuple[int, ...]:
        """Return the beginner groups of a cohort's block with these practice weeks, ascending."""
        cut = [group for c, group in self._cuts if c.holds(cohort, practice.id, practice.place, away)]
        return tuple(sorted([*self._seats_at_begin(practice, away), *cut]))

    def _seats_at_begin(self, practice: Practice, away: tuple[int, ...]) -> tuple[int, ...]:
        if self.offer is None or practice.in_rooms:
            return ()
        key = practice.id, away
        if key not in self._begun:
            limit = self.offer.beginners(self._serving[practice.id], away)
            group = Group("beginners", practice.id, (str(away[0]), str(away[-1])))
            self._begun[key] = self._ledger.beginners(group, limit)
        return (self._begun[key],)


def add_places(
    community: Community, courses: Sequence[Course], rooms: Sequence[Room], ledger: Ledger, cuts: Sequence[Cut] = ()
) -> Places:
    """Add seat groups for the blocks of all courses, and a beginner group for each cut."""
    blocks = {block.id: block for course in courses for block in course.blocks}
    held = [blocks[name] for name in sorted(blocks)]
    known = community["positions"].height > 0
    offer = Offer(community) if known else None
    if not known and any(not block.in_rooms for block in held):
        ledger.assumed.append(say("No positions are named: blocks are planned as if there were seats enough."))
    serving = {b.id: offer.serving(b) for b in held if not b.in_rooms} if offer else {}
    places = Places(offer, serving, ledger, cuts)
    if offer:
        _add_seats(places, offer, [b for b in held if not b.in_rooms], serving, ledger)
    _add_rooms(places, community, courses, rooms, ledger)
    return places


def _add_seats(
    places: Places, offer: Offer, blocks: Sequence[Practice], serving: Mapping[str, frozenset[str]], ledger: Ledger
) -> None:
    """Add a seat group for each connected closed set of blocks; promised seats count with all blocks of their place."""
    kinds: dict[frozenset[str], list[Practice]] = {}
    for block in blocks:
        kinds.setdefault(serving[block.id], []).append(block)
    able = {rows[0].id: positions for positions, rows in kinds.items()}
    asks = {block.id: rows[0].id for rows in kinds.values() for block in rows}
    promised_at = _promised_at(blocks, able, asks)
    groups: dict[str, list[int]] = {name: [] for name in able}
    sets = sorted({*closed_sets(able), *promised_at}, key=lambda askers: (len(askers), sorted(askers)))
    for askers in sets:
        positions = suppliers_of(able, askers)
        promised = np.zeros(offer.seats.shape[1], np.int64)
        for place in sorted(promised_at.get(askers, ())):
            promised += offer.promised_of(place)
        names = tuple(sorted({b.place for b in blocks if asks[b.id] in askers}))
        where = ", ".join(sorted({b.enterprise or "" for b in blocks if asks[b.id] in askers} - {""}))
        group = Group("seats", where, (*names, *(() if len(askers) == 1 else sorted(askers))))
        position = ledger.seats(group, offer.together(positions, offer.seats), promised)
        for asker in sorted(askers):
            groups[asker].append(position)
    for block in blocks:
        places.groups["", block.id] = tuple(groups[asks[block.id]])


def _promised_at(
    blocks: Sequence[Practice], able: Mapping[str, frozenset[str]], asks: Mapping[str, str]
) -> dict[frozenset[str], list[str]]:
    """Return closed set → places whose promised seats are counted there: once each, where all its blocks are asked."""
    found: dict[frozenset[str], list[str]] = {}
    for place in sorted({b.place for b in blocks}):
        reach = suppliers_of(able, frozenset(asks[b.id] for b in blocks if b.place == place))
        if reach:
            staffed = {asker: own for asker, own in able.items() if own}
            found.setdefault(closure(staffed, reach), []).append(place)
    return found


def _add_rooms(
    places: Places, community: Community, courses: Sequence[Course], rooms: Sequence[Room], ledger: Ledger
) -> None:
    """Add seat groups for the rooms of a kind (of the block's enterprise, else all) and the schools that share them."""
    held = {(c.school, b.id): (b.place, b.enterprise or "") for c in courses for b in c.blocks if b.in_rooms}
    if held and not rooms:
        ledger.assumed.append(say("No rooms are named: studios and platforms are planned as if there were enough."))
        return
    for kind, enterprise in sorted(set(held.values())):
        there = [room for room in rooms if room.kind == kind and enterprise in ("", room.owner)]
        asking = {school for (school, _), place in held.items() if place == (kind, enterprise)}
        for schools in together(there, asking):
            seats = sum((room.places_for(schools) for room in there), np.zeros(community.horizon.weeks, np.int64))
            items = (kind,) if len(asking) == 1 else (kind, *schools)
            group = Group("rooms for practice", enterprise, items)
            position = ledger.seats(group, seats, np.zeros_like(seats))
            for (school, block), place in held.items():
                if place == (kind, enterprise) and school in schools:
                    places.groups[school, block] = (*places.groups.get((school, block), ()), position)
