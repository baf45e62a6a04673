"""Who has no position for a block, with every reason in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.called import called
from alternance.report.facts import Facts
from alternance.report.words import count
from alternance.text import say

__all__ = ["Unplaced", "unplaced"]


@dataclass(frozen=True)
class Unplaced:
    """A student without a position for a block."""

    student: str
    cohort: str
    block: str
    weeks: str
    reasons: tuple[str, ...]


def unplaced(facts: Facts, out: pl.DataFrame) -> Iterator[Unplaced]:
    """Yield the students by id."""
    for (student, block), rows in sorted(out.group_by("student", "block"), key=lambda pair: str(pair[0])):
        row = rows.row(0, named=True)
        yield Unplaced(
            str(student),
            facts.names.cohort(row["cohort"]),
            facts.names.of("blocks", str(block)),
            facts.weeks(row["cohort"], row["from"], row["to"]),
            tuple(_reason(*parts) for parts in rows.sort("reason").select("reason", "count", "detail").rows()),
        )


def _reason(code: str, positions: int | None, detail: str | None) -> str:
    """Return the reason in the plan's words; else in those of its code."""
    if detail:
        return detail
    if positions:
        held = count(positions, "{n} position", "{n} positions")
        return say("{reason} ({positions})", reason=called(code), positions=held)
    return called(code)
