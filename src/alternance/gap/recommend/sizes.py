"""Cohort sizes: more or fewer students towards the quantity gap, in cohorts that have not been admitted yet.

A cohort is *open* when no student of it is listed yet and it begins within the horizon. Its size may change by at most
half, within the seats: of every block that it has within the horizon, the seats of its place in the week that has most.
Wanted is the smallest difference between graduates and demand of the occupation, then the fewest students more or less.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from alternance.community import Community
from alternance.community.totals import unit_totals
from alternance.gap.problem import Problem
from alternance.gap.recommend.recommendation import Resized

__all__ = ["sizes"]

#: A cohort's size changes by at most this share.
CHANGED = 0.5
_IN_ROOMS = ("studio", "joint platform")


def sizes(community: Community, problem: Problem, programme: str) -> tuple[Resized, ...]:
    """Return the open cohorts of a programme whose size should change; exact, linear in the cohorts."""
    occupation = next(other.occupation for other in problem.programmes if other.id == programme)
    lines = [line for line in problem.demands if line.occupation == occupation and line.headcount]
    missing = sum(line.headcount or 0.0 for line in lines)
    missing -= sum(row.people for row in problem.graduates if row.occupation == occupation)
    graduating = {row.cohort for row in problem.graduates}
    left = math.trunc(missing)
    found = []
    for cohort, size in _open(community, programme):
        if cohort in graduating and left:
            least, most = max(1, math.ceil((1 - CHANGED) * size)), math.floor((1 + CHANGED) * size)
            after = max(least, min(most, _seats(community, programme, cohort, most), size + left))
            if (after - size) * left > 0:
                found.append(Resized(cohort, size, after, tuple(sorted({cohort, *(line.id for line in lines)}))))
                left -= after - size
    return tuple(found)


def _open(community: Community, programme: str) -> Iterator[tuple[str, int]]:
    admitted = set(community["students"]["cohort"])
    for row in community["cohorts"].filter(programme=programme).iter_rows(named=True):
        if row["id"] not in admitted and row["first_week"] >= community.meta.first_week:
            yield row["id"], row["size"]


def _seats(community: Community, programme: str, cohort: str, most: int) -> int:
    """Return how many students of a cohort find a seat in every block, or `most` where no positions are known."""
    if not community["positions"].height:
        return most
    later = set(community["outside_horizon"].filter(cohort=cohort)["item"])
    for block in community["blocks"].filter(programme=programme).iter_rows(named=True):
        if block["id"] not in later and block["form"] not in _IN_ROOMS:
            most = min(most, _at_most(community, block))
    return most


def _at_most(community: Community, block: dict[str, Any]) -> int:
    """Return the seats of the week in which a block's place has most, within what mentors and units take."""
    serving = _serving(community, block)
    guides = dict(community["mentors"].select("id", "students_max").rows())
    totals = unit_totals(community)
    of_mentor: dict[tuple[int, str, str | None], int] = defaultdict(int)
    for position, first, last, seats in community["position_weeks"].select("position", "from", "to", "seats").rows():
        if position in serving:
            unit, mentor, usual = serving[position]
            for week in range(max(0, community.horizon.index(first)), community.horizon.index(last) + 1):
                of_mentor[week, unit, mentor] += usual if seats is None else seats
    of_unit: dict[tuple[int, str], int] = defaultdict(int)
    for (week, unit, mentor), seats in of_mentor.items():
        of_unit[week, unit] += min(seats, guides[mentor]) if mentor else seats
    by_week: dict[int, int] = defaultdict(int)
    for (week, unit), seats in of_unit.items():
        by_week[week] += min(seats, totals[unit])
    return max(by_week.values(), default=0)


def _serving(community: Community, block: dict[str, Any]) -> dict[str, tuple[str, str | None, int]]:
    """Return position → (unit, mentor, seats) of those that serve a block."""
    listed = set(community["position_blocks"].filter(block=block["id"])["position"])
    owner = dict(community["sites"].select("id", "organisation").rows())
    units = {
        unit
        for unit, site, occupation in community["hiring_units"].select("id", "site", "occupation").rows()
        if occupation == block["place"] and block["enterprise"] in (None, owner.get(site))
    }
    return {
        position: (unit, mentor, seats)
        for position, unit, mentor, seats in community["positions"].select("id", "unit", "mentor", "seats").rows()
        if position in listed or unit in units
    }
