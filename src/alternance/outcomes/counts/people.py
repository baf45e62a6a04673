"""Who is placed, how good the place is for them, and whether it is in their own field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from alternance.community.ways import Ways
from alternance.outcomes.item import Item, key
from alternance.outcomes.seen import Seen

__all__ = ["first_choices", "own_field", "ranks", "unplaced", "ways"]


def unplaced(seen: Seen) -> Iterator[Item]:
    """Yield a student who needed a position: 1 where one was lacking for at least one block."""
    left = set(seen.plan["unplaced"]["student"])
    for student, cohort in seen.asked.items():
        yield Item("students", student, float(student in left), 1.0, seen.of_cohort(cohort))


def ranks(seen: Seen) -> Iterator[Item]:
    """Yield a placement at a position that the student ranked: the rank."""
    for row in seen.placed:
        if row["rank"] is not None:
            yield _of(seen, row, float(row["rank"]))


def first_choices(seen: Seen) -> Iterator[Item]:
    """Yield a placement at a position that the student ranked: 1 where it is the first choice."""
    for row in seen.placed:
        if row["rank"] is not None:
            yield _of(seen, row, float(row["rank"] == 1))


def ways(seen: Seen) -> Iterator[Item]:
    """Yield a placement of which the way is known: its minutes."""
    known = Ways(seen.community)
    units = dict(seen.community["positions"].select("id", "unit").rows())
    sites = dict(seen.community["hiring_units"].select("id", "site").rows())
    for row in seen.placed:
        site = sites.get(units.get(row["position"] or "", ""))
        minutes = None if site is None else known.minutes(row["student"], site)
        if minutes is not None:
            yield _of(seen, row, float(minutes))


def own_field(seen: Seen) -> Iterator[Item]:
    """Yield a placement at a known position: practice weeks in the occupation of the programme, out of all."""
    occupation = dict(seen.community["hiring_units"].select("id", "occupation").rows())
    field = {position: occupation[unit] for position, unit in seen.community["positions"].select("id", "unit").rows()}
    wanted = dict(seen.community["programmes"].select("id", "occupation").rows())
    for row in seen.placed:
        if row["position"] is not None:
            own = field[row["position"]] == wanted.get(seen.cohorts[row["cohort"]]["programme"])
            yield _of(seen, row, float(own * len(row["weeks"])), float(len(row["weeks"])))


def _of(seen: Seen, row: dict[str, Any], value: float, of: float = 1.0) -> Item:
    where = seen.of_cohort(row["cohort"], row["enterprise"])
    return Item("placements", key(row["student"], row["block"], row["from"]), value, of, where)
