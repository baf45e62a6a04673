"""The problem of visits, of a community whose calendar, placement and lessons are planned."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from alternance.community.community import Community
from alternance.community.ways import estimate
from alternance.policy import Limits
from alternance.staffing.duties import Duties
from alternance.staffing.problem import Teacher
from alternance.staffing.visits.problem import Placement, Problem, Tutor, Way

__all__ = ["ASSUMED_WAY", "Stay", "build", "stretches", "way_known"]

#: Minutes of a way of which nothing is known: decides only who goes together, and counts for nobody's load.
ASSUMED_WAY = 60


class Stay(NamedTuple):
    """A student's placement: its programme, its site, and its practice weeks in order."""

    student: str
    block: str
    programme: str
    site: str
    weeks: tuple[int, ...]


def stretches(weeks: Sequence[int], length: int) -> tuple[tuple[int, ...], ...]:
    """Cut practice weeks into stretches of `length` weeks; what is left over belongs to the last.

    Examples
    --------
    >>> stretches((0, 1, 2, 5, 6), 2)
    ((0, 1), (2, 5, 6))
    """
    count = max(1, len(weeks) // length)
    cuts = [number * length for number in range(count)] + [len(weeks)]
    return tuple(tuple(weeks[first:end]) for first, end in itertools.pairwise(cuts))


def build(
    community: Community,
    limits: Limits,
    asked: Duties,
    teachers: Iterable[Teacher],
    lessons: Mapping[tuple[str, int], int],
    stays: Iterable[Stay],
    teaching: Mapping[str, Iterable[str]],
) -> Problem:
    """Return the problem.

    Parameters
    ----------
    teachers : iterable of Teacher
        With the time that weekly duties leave.
    lessons : mapping of (str, int) to int
        (Teacher, week) → minutes that lessons take, with what they bring.
    stays : iterable of Stay
        The placements that are at a site.
    teaching : mapping of str to iterable of str
        Programme → teachers who are given a section of one of its cohorts.
    """
    schools = dict(community["programmes"].select("id", "school").rows())
    own = {teacher.id: teacher for teacher in teachers}
    named: dict[str, set[str]] = defaultdict(set)
    for programme, teacher in community["tutors"].select("programme", "teacher").rows():
        named[programme].add(teacher)
    placements = []
    for stay in stays:
        first = community.horizon.monday(stay.weeks[0])
        length = limits.value("visit-weeks", first)
        if length is not None:
            school = schools[stay.programme]
            may = named.get(stay.programme) or set(teaching.get(stay.programme, ()))
            tutors = tuple(sorted(t for t in may if t in own and own[t].school == school))
            cut = stretches(stay.weeks, max(1, int(length)))
            placements.append(Placement(stay.student, stay.block, school, stay.site, tutors, cut))
    may_visit = {tutor for row in placements for tutor in row.tutors}
    free = tuple(_tutor(teacher, lessons) for name, teacher in own.items() if name in may_visit)
    visit = {row.school: sum(asked.of_visit(row.school).values()) for row in placements}
    pairs = {(row.school, row.site) for row in placements}
    return Problem(tuple(placements), free, visit, _ways(community, asked, pairs))


def _tutor(teacher: Teacher, lessons: Mapping[tuple[str, int], int]) -> Tutor:
    taken = [lessons.get((teacher.id, week), 0) for week in range(len(teacher.ceiling))]
    return Tutor(
        teacher.id,
        teacher.school,
        tuple(max(0, minutes - spent) for minutes, spent in zip(teacher.contract, taken, strict=True)),
        tuple(max(0, minutes - spent) for minutes, spent in zip(teacher.ceiling, taken, strict=True)),
        tuple(minutes > 0 for minutes in teacher.ceiling),
        teacher.ceiling,
    )


def way_known(community: Community, school: str, site: str) -> int | None:
    """Return the minutes to `site` and back from the nearest site of `school`; None where no coordinates say it."""
    places = {row[0]: row[1:] for row in community["sites"].select("id", "organisation", "lat", "lon").rows()}
    _, lat, lon = places[site]
    ways = [
        2 * estimate(own_lat, own_lon, lat, lon)
        for owner, own_lat, own_lon in places.values()
        if owner == school and None not in (own_lat, own_lon, lat, lon)
    ]
    return min(ways, default=None)


def _ways(community: Community, asked: Duties, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Way]:
    found = {}
    for school, site in pairs:
        known = way_known(community, school, site)
        load = asked.of_way(school, known)
        found[school, site] = Way(sum(load.values()), known or load.get("travel") or ASSUMED_WAY)
    return found
