"""Structure: the occupations' shares of demand and of graduates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import number, percent
from alternance.text import say

__all__ = ["Share", "structure"]


@dataclass(frozen=True)
class Share:
    """An occupation's two shares, as parts of the largest of all and in words; their difference in points of 100."""

    title: str
    demanded: float
    supplied: float
    demanded_text: str
    supplied_text: str
    gap: str


def structure(facts: Facts) -> Iterator[Share]:
    """Yield the occupations, the greatest difference first."""
    rows = facts.plan["gap_structure"].sort(pl.col("gap").abs(), descending=True, maintain_order=True)
    largest = max([*rows["demanded"], *rows["supplied"]], default=0.0) or 1.0
    for occupation, demanded, supplied, gap in rows.select("occupation", "demanded", "supplied", "gap").rows():
        points = number(100 * gap)
        yield Share(
            facts.names.occupation(occupation),
            demanded / largest,
            supplied / largest,
            percent(demanded),
            percent(supplied),
            say("{n} points", n=points if points == "0" or gap < 0 else f"+{points}"),
        )
