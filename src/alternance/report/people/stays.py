"""Who is where: by cohort with every student, by enterprise in sum."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import weeks

__all__ = ["Enterprise", "Group", "Stay", "enterprises", "groups"]


@dataclass(frozen=True)
class Stay:
    """Students of one cohort in one block at one position: ids with the rank that each gave, empty where none."""

    block: str
    weeks: str
    enterprise: str
    position: str
    students: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """A cohort's places."""

    title: str
    students: int
    stays: tuple[Stay, ...]


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
            yield Group(facts.names.cohort(cohort), rows["student"].n_unique(), tuple(_stays(facts, rows)))


def _stays(facts: Facts, rows: pl.DataFrame) -> Iterator[Stay]:
    together: dict[tuple[dt.date, dt.date, str, str, str], list[tuple[str, str]]] = defaultdict(list)
    columns = ("from", "to", "block", "enterprise", "position", "student", "rank")
    for first, last, block, enterprise, position, student, rank in rows.select(columns).rows():
        together[first, last, block, enterprise or "", position or ""].append((student, str(rank or "")))
    for (first, last, block, enterprise, position), students in sorted(together.items()):
        yield Stay(
            facts.names.of("blocks", block),
            weeks(first, last),
            facts.names.of("organisations", enterprise) or "–",
            facts.names.of("positions", position),
            tuple(students),
        )


def enterprises(facts: Facts, places: pl.DataFrame) -> Iterator[Enterprise]:
    """Yield the enterprises where somebody is, by name."""
    named = [
        (facts.names.of("organisations", str(enterprise)), rows)
        for (enterprise,), rows in places.drop_nulls("enterprise").group_by("enterprise")
    ]
    for title, rows in sorted(named, key=lambda pair: pair[0]):
        cohorts = ", ".join(sorted(facts.names.cohort(cohort) for cohort in rows["cohort"].unique()))
        yield Enterprise(title, rows["student"].n_unique(), rows.height, cohorts)
