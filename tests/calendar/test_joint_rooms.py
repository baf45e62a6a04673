"""Rooms that several schools use: shares of places, minutes together, and what blocks ask of rooms and teachers."""

from __future__ import annotations

from typing import Any

import numpy as np
from tests.communities import monday, tiny
from tests.tables import Rows

from alternance.calendar import build
from alternance.calendar.drafting.openness import rooms_of, together
from alternance.community import Community

ORGANISATIONS: Rows = [
    {"id": "s", "kind": "school", "title": "School"},
    {"id": "o", "kind": "school", "title": "Other school"},
    {"id": "e", "kind": "enterprise", "title": "Enterprise"},
]
SITES: Rows = [
    {"id": "s:site", "organisation": "s", "title": "School"},
    {"id": "o:site", "organisation": "o", "title": "Other"},
    {"id": "e:site", "organisation": "e", "title": "Works"},
]
ROOMS: Rows = [
    {"id": "own", "site": "s:site", "kind": "lab", "places": 10, "minutes_per_week": 1000},
    {"id": "other", "site": "o:site", "kind": "lab", "places": 8, "minutes_per_week": 900},
    {"id": "platform", "site": "e:site", "kind": "lab", "places": 6, "minutes_per_week": 500},
]
SHARES: Rows = [
    {"room": "platform", "school": "s", "from": monday(2), "to": monday(5), "places": 4},
    {"room": "platform", "school": "o", "from": monday(4), "to": monday(7), "places": 5},
]


def community(*, shares: Rows = (), asks: Rows = (), **block: Any) -> Community:
    """Two schools, a cohort of two at each, the same programme; rooms of one kind at both and at an enterprise."""
    cohorts = {"c": {"school": "s"}, "d": {"school": "o"}}
    blocks = {"b": {"phases": [{"weeks": 2}], **block}}
    modules = {"m": {"room_kind": "lab"}}
    return tiny(
        weeks=8, cohorts=cohorts, blocks=blocks, modules=modules, rooms=ROOMS, organisations=ORGANISATIONS,
        sites=SITES, room_shares=list(shares), block_resources=list(asks),
    )  # fmt: skip


def capacity(made: Community, name: str) -> list[int]:
    return [int(n) for r in build(made).problem.resources if r.id == name for n in r.capacity]


def test_a_room_without_shares_is_open_to_its_school_or_to_all() -> None:
    made = community()
    open_to = {room.id: sorted(room.open_to) for room in rooms_of(made, ["o", "s"])}
    assert open_to == {"own": ["s"], "other": ["o"], "platform": ["o", "s"]}
    assert capacity(made, "rooms|s|lab|1") == [1500] * 8
    assert capacity(made, "rooms|o+s|lab|1") == [2400] * 8


def test_a_shared_room_is_open_in_the_weeks_and_with_the_places_named() -> None:
    made = community(shares=SHARES)
    assert capacity(made, "rooms|s|lab|1") == [1000, 1000, 1500, 1500, 1500, 1500, 1000, 1000]
    assert capacity(made, "rooms|s|lab|5") == [1000] * 8, "sections of more than four may not go there"
    assert capacity(made, "rooms|o+s|lab|1") == [1900, 1900, 2400, 2400, 2400, 2400, 2400, 2400]


def test_places_for_practice_hold_for_each_school_and_together() -> None:
    groups = {
        g.id: g.seats.tolist()
        for g in build(community(shares=SHARES, form="joint platform", place="lab", enterprise="e")).problem.seat_groups
    }
    assert groups["rooms for practice|e|lab|s"] == [0, 0, 4, 4, 4, 4, 0, 0]
    assert groups["rooms for practice|e|lab|o"] == [0, 0, 0, 0, 5, 5, 5, 5]
    assert groups["rooms for practice|e|lab|o|s"] == [0, 0, 4, 4, 6, 6, 5, 5], "never more than its own"


def test_schools_that_share_no_room_are_compared_alone() -> None:
    made = community(shares=[{"room": "platform", "school": "s", "from": monday(0), "to": monday(7), "places": 6}])
    assert together(rooms_of(made, ["o", "s"]), ["o", "s"]) == [("o",), ("s",)]


def test_a_block_asks_of_rooms_and_teachers_team_by_team() -> None:
    asks: Rows = [
        {"block": "b", "kind": "room", "what": "lab", "minutes_per_week": 240, "team_size": 2},
        {"block": "b", "kind": "teacher", "what": "robot", "minutes_per_week": 60, "team_size": None},
    ]
    teachers: Rows = [{"id": "t", "school": "s", "minutes_per_week": 100}]
    made = community(asks=asks).with_tables(
        **{
            name: tiny(teachers=teachers, teacher_qualifications=[{"teacher": "t", "qualification": "robot"}])[name]
            for name in ("teachers", "teacher_qualifications")
        }
    )
    problem = build(made).problem
    at = {r.id: k for k, r in enumerate(problem.resources)}
    uses = set(problem.cohorts[0].blocks[0].uses)
    assert (at["rooms|s|lab|1"], 240, 1) in uses
    assert (at["rooms|o+s|lab|1"], 240, 1) in uses
    assert (at["teachers|s|robot"], 60, 2) in uses
    assert not any(r == at["rooms|s|lab|7"] for r, _, _ in uses), "a team may use a room of any size"
    assert np.all(problem.resources[at["teachers|s|robot"]].capacity == 100)
