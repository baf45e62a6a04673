"""Who is where: by cohort with every student, by enterprise in sum."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import listed

__all__ = ["Block", "Enterprise", "Group", "Stay", "enterprises", "groups"]


@dataclass(frozen=True)
class Stay:
    """Students at one position: ids with the rank that each gave, empty where none."""

    enterprise: str
    position: str
    students: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Block:
    """A block of a cohort in the weeks in which it is held."""

    title: str
    weeks: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class Group:
    """A cohort's places."""

    title: str
    students: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Enterprise:
    """An enterprise with the cohorts that it takes."""

    title: str
    students: int
    places: int
    cohorts: str


def groups(facts: Facts, places: pl.DataFrame) -> Iterator[Group]:
    """Yield the cohorts that have places."""
    for cohort in facts.cohorts:
        rows = places.filter(cohort=cohort)
        if rows.height:
            yield Group(facts.names.cohort(cohort), rows["student"].n_unique(), tuple(_blocks(facts, cohort, rows)))


def _blocks(facts: Facts, cohort: str, rows: pl.DataFrame) -> Iterator[Block]:
    by_block = rows.sort("from", "to", "block", "student").group_by("from", "to", "block", maintain_order=True)
    for (first, last, block), own in by_block:
        assert isinstance(first, dt.date) and isinstance(last, dt.date)
        stays = sorted(_stays(facts, own), key=lambda stay: (stay.enterprise, stay.position))
        yield Block(facts.names.of("blocks", str(block)), facts.weeks(cohort, first, last), tuple(stays))


def _stays(facts: Facts, rows: pl.DataFrame) -> Iterator[Stay]:
    together: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for enterprise, position, student, rank in rows.select("enterprise", "position", "student", "rank").rows():
        together[enterprise or "", position or ""].append((student, str(rank or "")))
    for (enterprise, position), students in together.items():
        title = facts.names.of("organisations", enterprise) or "–"
        yield Stay(title, facts.names.of("positions", position), tuple(students))


def enterprises(facts: Facts, places: pl.DataFrame) -> Iterator[Enterprise]:
    """Yield the enterprises where somebody is, by name."""
    named = [
        (facts.names.of("organisations", str(enterprise)), rows)
        for (enterprise,), rows in places.drop_nulls("enterprise").group_by("enterprise")
    ]
    for title, rows in sorted(named, key=lambda pair: pair[0]):
        cohorts = listed(sorted(facts.names.cohort(cohort) for cohort in rows["cohort"].unique()))
        yield Enterprise(title, rows["student"].n_unique(), rows.height, cohorts)
