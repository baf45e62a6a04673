"""Shared rooms: which schools a room is open to, and that what is shared out is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["open_rooms", "sharing"]


def sharing(view: View) -> Iterator[Finding]:
    """Yield findings about shares of rooms, and about blocks that ask rooms or teachers that are not there."""
    yield from _places(view)
    yield from _overlaps(view)
    yield from _asked(view)


def open_rooms(view: View) -> set[tuple[str | None, str]]:
    """Return (school, kind of room) for each kind that a school may use; None stands for every school."""
    kinds = dict(view["organisations"].select("id", "kind").rows())
    owner = dict(view["sites"].select("id", "organisation").rows())
    shared = defaultdict(set)
    for room, school in view["room_shares"].select("room", "school").rows():
        shared[room].add(school)
    found: set[tuple[str | None, str]] = set()
    for room, site, kind in view["rooms"].select("id", "site", "kind").rows():
        own = owner.get(site)
        users = shared.get(room) or {own if kinds.get(own) == "school" else None}
        found |= {(user, kind) for user in users}
    return found


def _places(view: View) -> Iterator[Finding]:
    """No school has more places in a room than the room has."""
    places = dict(view["rooms"].select("id", "places").rows())
    for row, (room, count) in enumerate(view["room_shares"].select("room", "places").rows()):
        if count is not None and count > (places.get(room) or count):
            yield view.finding("share-above", "room_shares", row, "places", count, room=room, places=places[room])


def _overlaps(view: View) -> Iterator[Finding]:
    """One school has one share of a room in a week."""
    spans = defaultdict(list)
    rows = view["room_shares"].select("room", "school", "from", "to").rows()
    for row, (room, school, first, last) in enumerate(rows):
        if first is not None and last is not None:
            spans[room, school].append((first, last, row))
    for own in spans.values():
        for (_, last, _), (first, _, row) in pairwise(sorted(own)):
            if first <= last:
                yield view.finding("share-overlap", "room_shares", row, "from", first)


def _asked(view: View) -> Iterator[Finding]:
    """What a block asks of rooms and teachers is there for each school whose cohorts have it."""
    programme = dict(view["blocks"].select("id", "programme").rows())
    schools = defaultdict(set)
    for name, school in view["cohorts"].select("programme", "school").drop_nulls().rows():
        schools[name].add(school)
    teachers = dict(view["teachers"].select("id", "school").rows())
    able = {(teachers.get(t), q) for t, q in view["teacher_qualifications"].select("teacher", "qualification").rows()}
    rooms = open_rooms(view)
    judged = {
        "room": "rooms" in view and not {"sites", "organisations", "room_shares"} & set(view.unread),
        "teacher": "teachers" in view and "teacher_qualifications" not in view.unread,
    }
    for row, (block, kind, what) in enumerate(view["block_resources"].select("block", "kind", "what").rows()):
        for school in sorted(schools[programme.get(block)]) if judged.get(kind) else ():
            if kind == "room" and not rooms & {(school, what), (None, what)}:
                yield view.finding("no-room", "block_resources", row, "what", what, school=school, kind=what)
            if kind == "teacher" and (school, what) not in able:
                facts = {"school": school, "qualification": what}
                yield view.finding("nobody-qualified", "block_resources", row, "what", what, **facts)
