"""Seats kept for students of a cohort, programme or school, and who holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import number

__all__ = ["Kept", "kept_seats"]


@dataclass(frozen=True)
class Kept:
    """Seats of a position for the students of one holder; `students`: ids of those who hold one in some block."""

    enterprise: str
    position: str
    holder: str
    seats: str
    students: tuple[str, ...]


def kept_seats(facts: Facts, places: pl.DataFrame) -> Iterator[Kept]:
    """Yield the rows of `reserved_seats` by enterprise and position, also those that nobody holds."""
    inside: dict[tuple[str, str], set[str]] = defaultdict(set)
    for position, holder, student in places.drop_nulls("seat_of").select("position", "seat_of", "student").rows():
        inside[position, holder].add(student)
    owner = dict(
        facts.community["positions"]
        .join(facts.community["hiring_units"].select("site", unit="id"), on="unit", how="left")
        .join(facts.community["sites"].select("organisation", site="id"), on="site", how="left")
        .select("id", "organisation")
        .rows()
    )
    name = facts.names.of
    rows = facts.community["reserved_seats"].select("position", "for", "seats").rows()
    found = [
        Kept(
            name("organisations", owner.get(position)),
            name("positions", position),
            facts.names.holder(holder),
            number(seats),
            tuple(sorted(inside[position, holder])),
        )
        for position, holder, seats in rows
    ]
    yield from sorted(found, key=lambda row: (row.enterprise, row.position, row.holder))
