"""What is asked of enterprises for students who need it: by enterprise and position, for whoever agrees it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import weeks
from alternance.text import _

__all__ = ["Adjustment", "adjustments"]


@dataclass(frozen=True)
class Adjustment:
    """A row of the table: who is asked, for whom and when, for what, and how far it is."""

    enterprise: str
    position: str
    student: str
    block: str
    weeks: str
    asked: str
    status: str


def adjustments(facts: Facts, rows: pl.DataFrame) -> list[Adjustment]:
    """Return the rows by enterprise, position and student."""
    found = [_row(facts, row) for row in rows.iter_rows(named=True)]
    return sorted(found, key=lambda row: (row.enterprise, row.position, row.student))


def _row(facts: Facts, row: dict[str, Any]) -> Adjustment:
    name, status = facts.names.of, row["status"]
    return Adjustment(
        name("organisations", row["enterprise"] or "") or "–",
        name("positions", row["position"] or ""),
        row["student"],
        name("blocks", row["block"]),
        weeks(row["from"], row["to"]),
        row["adjustment"],
        _(status),
    )
