"""What blocks the placement: the price of giving everybody a place, or of there being no stable one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import day
from alternance.text import N_, _, say

__all__ = ["Exceptional", "exceptions"]

#: Why an exception is there, by its value in the table.
WHY = {
    "none found stable": N_("no stable placement was found"),
    "place everybody": N_("so that everybody has a place"),
    "repair": N_("so that few move"),
}


@dataclass(frozen=True)
class Exceptional:
    """A row of the table: when, what blocks, why it is there."""

    week: str
    what: str
    why: str


def exceptions(facts: Facts, rows: pl.DataFrame) -> Iterator[Exceptional]:
    """Yield the rows of `blocking` in words."""
    for row in rows.sort("from", "id").iter_rows(named=True):
        yield Exceptional(day(row["from"]), _what(facts, row), _(WHY[row["why"]]))


def _what(facts: Facts, row: dict[str, Any]) -> str:
    name = facts.names.of
    if row["kind"] == "pair":
        text = N_("{student} would rather be at {position}, which would take the student")
        return say(text, student=row["student"], position=name("positions", row["position"]))
    if row["kind"] == "opening":
        text = N_("{position} is closed, and enough students would go there")
        return say(text, position=name("positions", row["position"]))
    text = N_("the group {group} would rather be at {site}, which would take them all")
    return say(text, group=row["group"], site=name("sites", row["site"]))
