"""Quality: the competences that lack most, and those taught for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance.report.facts import Facts
from alternance.report.gap.behind import behind
from alternance.report.words import number

__all__ = ["MOST", "Competence", "Programme", "quality"]

#: Competences shown of a programme on each side, the gravest first; the rest is counted.
MOST = 8


@dataclass(frozen=True)
class Competence:
    """A competence: people who need it, levels asked and given, lessons spent on it, demands behind."""

    title: str
    people: str
    asked: str
    given: str
    lessons: str
    behind: str


@dataclass(frozen=True)
class Programme:
    """A programme: what lacks most and what nobody asks for, and how many there are of each in all."""

    title: str
    lacking: tuple[Competence, ...]
    all_lacking: int
    unwanted: tuple[Competence, ...]
    all_unwanted: int


def quality(facts: Facts) -> Iterator[Programme]:
    """Yield the programmes by id."""
    for (programme,), rows in facts.plan["gap_quality"].group_by("programme", maintain_order=True):
        short = pl.col("shortfall") > 0
        lacking = rows.filter(short).sort("shortfall", descending=True, maintain_order=True)
        unwanted = rows.filter(pl.col("demanded") == 0, ~short)
        unwanted = unwanted.sort("minutes", descending=True, nulls_last=True, maintain_order=True)
        yield Programme(
            facts.names.of("programmes", str(programme)),
            tuple(_competence(facts, row) for row in lacking.head(MOST).iter_rows(named=True)),
            lacking.height,
            tuple(_competence(facts, row) for row in unwanted.head(MOST).iter_rows(named=True)),
            unwanted.height,
        )


def _competence(facts: Facts, row: dict[str, Any]) -> Competence:
    return Competence(
        row["title"] or row["competence"],
        number(row["demanded"]),
        number(row["level_asked"]),
        number(row["level_given"]),
        facts.taught(row["minutes"]) if row["minutes"] else "–",
        behind((row["rows"] or "").split(), 4),
    )
