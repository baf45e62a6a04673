"""From the community's tables to the problem of visits: who may visit whom, when, in which time, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.communities import tiny

from alternance.policy import Limits
from alternance.staffing import build as sections
from alternance.staffing import duties
from alternance.staffing.visits import Problem, Stay, build

LIMITS = Limits.of(["alternance-core"])
TEACHERS = [
    {"id": name, "school": school, "minutes_per_week": 1000, "ceiling": 1200}
    for name, school in (("t", "s"), ("u", "s"), ("x", "o"))
]
ORGANISATIONS = [
    {"id": "s", "kind": "school", "title": "School"},
    {"id": "o", "kind": "school", "title": "Other"},
    {"id": "e", "kind": "enterprise", "title": "Works"},
]


def made(
    lessons: Mapping[tuple[str, int], int] | None = None,
    teaching: tuple[str, ...] = ("u",),
    long: int = 4,
    **more: Any,
) -> Problem:
    """One placement from week 2 on; `teaching` have a section of its programme."""
    community = tiny(**{"weeks": 40, "teachers": TEACHERS, "organisations": ORGANISATIONS, **more})
    asked = duties(community)
    programme = community["programmes"]["id"][0]
    stay = Stay("c/1", "b", programme, "e:site", tuple(range(2, 2 + long)))
    people = sections(community, [], asked).teachers
    return build(community, LIMITS, asked, people, lessons or {}, [stay], {programme: teaching})


def test_tutors_are_those_named_else_those_who_teach_there_always_of_the_school() -> None:
    assert [row.tutors for row in made().placements] == [("u",)]
    programme = tiny()["programmes"]["id"][0]
    named = [{"programme": programme, "teacher": name} for name in ("t", "x")]
    assert [row.tutors for row in made(tutors=named).placements] == [("t",)]
    assert [row.tutors for row in made(teaching=("x",)).placements] == [()]
    assert [tutor.id for tutor in made(teaching=("t", "u", "x")).tutors] == ["t", "u"]


@pytest.mark.parametrize(("long", "stretches"), [(4, [4]), (12, [12]), (23, [23]), (24, [12, 12]), (30, [12, 18])])
def test_a_placement_is_cut_into_stretches_of_the_weeks_that_the_pack_asks(long: int, stretches: list[int]) -> None:
    (row,) = made(long=long).placements
    assert [len(stretch) for stretch in row.stretches] == stretches
    assert [week for stretch in row.stretches for week in stretch] == list(range(2, 2 + long))


def test_tutors_have_the_time_that_lessons_leave() -> None:
    (tutor,) = made(lessons={("u", 3): 900, ("t", 4): 500}).tutors
    assert tutor.contract[2:5] == (1000, 100, 1000)
    assert tutor.ceiling[2:5] == (1200, 300, 1200)
    assert tutor.unbound[2:5] == (1200, 1200, 1200)


def test_the_way_is_twice_that_from_the_nearest_site_of_the_school_and_counts_by_a_rule() -> None:
    sites = [
        {"id": "s:site", "organisation": "s", "title": "Far", "lat": 51.0, "lon": 14.0},
        {"id": "s:near", "organisation": "s", "title": "Near", "lat": 51.0, "lon": 13.0},
        {"id": "o:site", "organisation": "o", "title": "Other", "lat": 51.0, "lon": 13.0},
        {"id": "e:site", "organisation": "e", "title": "Works", "lat": 51.0, "lon": 13.0},
    ]
    way = made(sites=sites).way["s", "e:site"]
    assert (way.load, way.minutes) == (0, 20)
    rules = [{"school": "s", "activity": "travel", "per": "way", "minutes": 90}]
    counted = made(sites=sites, duty_rules=rules).way["s", "e:site"]
    assert (counted.load, counted.minutes) == (20, 20)
    unknown = made(duty_rules=rules).way["s", "e:site"]
    assert (unknown.load, unknown.minutes) == (90, 90)
