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
    """An occupation's two shares, 0 to 1 and in words, and their difference in points of a hundred."""

    title: str
    demanded: float
    supplied: float
    demanded_text: str
    supplied_text: str
    gap: str


def structure(facts: Facts) -> Iterator[Share]:
    """Yield the occupations, the greatest difference first."""
    rows = facts.plan["gap_structure"].sort(pl.col("gap").abs(), descending=True, maintain_order=True)
    for occupation, demanded, supplied, gap in rows.rows():
        points = number(100 * gap, 0)
        text = say("{n} points", n=f"+{points}" if gap > 0 else points)
        yield Share(facts.names.occupation(occupation), demanded, supplied, percent(demanded), percent(supplied), text)
