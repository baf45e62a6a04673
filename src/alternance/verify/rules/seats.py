"""Seats of the enterprises, and places of studios and joint platforms, for whole cohorts by week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from alternance.text import N_
from alternance.verify.cohort import Stay
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule

SEATS = ("hiring_units", "positions", "position_weeks")
SIZE = N_("the size of a cohort is not known")


def _away(facts: Facts, check: Check, *, seated: bool) -> Iterator[tuple[Stay, int]]:
    """Yield stays in positions (or in rooms) with the cohort's students."""
    for stay in facts.planned.stays.values():
        if stay.block in facts.blocks and facts.seated(stay.block) == seated:
            if stay.cohort.size is None:
                check.cannot(SIZE)
            else:
                yield stay, stay.cohort.size


@rule(
    "seats",
    N_("Seats for all who are away"),
    N_(
        "In every week, the students away in blocks of one place are at most the seats that its hiring units "
        "offer; those of an order class at most the seats of its enterprise."
    ),
    plan=("spans",),
    community=SEATS,
)
def seats(facts: Facts, check: Check) -> None:
    """One case a place (and enterprise) and week in which somebody is away there."""
    away: dict[tuple[str, str | None, int], Counter[str]] = defaultdict(Counter)
    for stay, size in _away(facts, check, seated=True):
        block = facts.blocks[stay.block]
        for enterprise in {None, block["enterprise"]}:
            for week in stay.weeks:
                away[block["place"], enterprise, week][stay.block] += size
    for (place, enterprise, week), students in sorted(away.items(), key=str):
        positions = _positions(facts, frozenset(students))
        offered = facts.supply.together(positions, partial(_seats_in, facts, (week,)))
        check.that(
            students.total() <= offered,
            (place, enterprise, facts.monday(week)),
            N_("{students} students are away, {offered} seats are offered"),
            students=students.total(),
            offered=offered,
        )


def _seats_in(facts: Facts, weeks: tuple[int, ...], position: str) -> int:
    return facts.supply.least(position, weeks)


def _positions(facts: Facts, blocks: frozenset[str]) -> list[str]:
    """Return the positions that serve any of the blocks."""
    return sorted({position for block in blocks for position in facts.serving(block)})


@rule(
    "beginners",
    N_("Seats for those who begin"),
    N_(
        "Of one block, no more students begin in the same weeks than the positions take that allow that first week "
        "and have the seat in every practice week."
    ),
    plan=("spans",),
    community=SEATS,
)
def beginners(facts: Facts, check: Check) -> None:
    """One case a block and its practice weeks."""
    begin: Counter[tuple[str, tuple[int, ...]]] = Counter()
    for stay, size in _away(facts, check, seated=True):
        begin[stay.block, stay.weeks] += size
    for (block, weeks), students in sorted(begin.items()):
        able = [position for position in facts.serving(block) if facts.supply.may_begin(position, weeks[0])]
        offered = facts.supply.together(able, partial(_seats_in, facts, weeks))
        check.that(
            students <= offered,
            (block, facts.monday(weeks[0])),
            N_("{students} students begin, {offered} can"),
            students=students,
            offered=offered,
        )


@rule(
    "platform-places",
    N_("Places in studios and joint platforms"),
    N_(
        "In every week, the students of a school in studios and joint platforms of one kind of room are at most the "
        "places that it may take of these rooms, and those of all schools at most all their places; where a block "
        "names an enterprise, of those of its rooms."
    ),
    plan=("spans",),
    community=("rooms",),
)
def platform_places(facts: Facts, check: Check) -> None:
    """One case a school, kind of room (and enterprise) and week in which somebody is there, and one for all schools."""
    own: Counter[tuple[str | None, str, str | None, int]] = Counter()
    every: Counter[tuple[str, str | None, int]] = Counter()
    for stay, size in _away(facts, check, seated=False):
        block = facts.blocks[stay.block]
        for enterprise in {None, block["enterprise"]}:
            own.update({(stay.cohort.school, block["place"], enterprise, week): size for week in stay.weeks})
            every.update({(block["place"], enterprise, week): size for week in stay.weeks})
    for (school, kind, enterprise, week), students in sorted(own.items(), key=str):
        places = sum(room.places for room in facts.rooms.of(kind, school, week, enterprise))
        _room_for(check, (school, kind, enterprise, facts.monday(week)), students, places)
    for (kind, enterprise, week), students in sorted(every.items(), key=str):
        places = sum(room.places for room in facts.rooms.all(kind, week, enterprise))
        _room_for(check, (kind, enterprise, facts.monday(week)), students, places)


def _room_for(check: Check, place: tuple[object, ...], students: int, places: int) -> None:
    check.that(students <= places, place, N_("{students} students, {places} places"), students=students, places=places)
