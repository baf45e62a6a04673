"""Quantity: people demanded and graduates, by occupation and quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.gap.behind import behind
from alternance.report.words import number
from alternance.text import say

__all__ = ["Cell", "Quantity", "quantity"]

#: A difference smaller than this is none: demand is spread over quarters by days.
NONE = 0.05


@dataclass(frozen=True)
class Cell:
    """People demanded, graduates, and their difference; `tone` is ``few``, ``many`` or empty."""

    demanded: str
    supplied: str
    gap: str
    tone: str


@dataclass(frozen=True)
class Quantity:
    """An occupation: its quarters (None where there is nothing), the sum, the demand's band, and the demands behind."""

    title: str
    quarters: tuple[Cell | None, ...]
    total: Cell
    band: str
    behind: str


def quantity(facts: Facts, quarters: tuple[str, ...]) -> Iterator[Quantity]:
    """Yield the occupations, those with most people missing first."""
    groups = facts.plan["gap_quantity"].group_by("occupation", maintain_order=True)
    for (occupation,), rows in sorted(groups, key=lambda pair: float(pair[1]["gap"].sum())):
        by = {row["quarter"]: _cell(row["demanded"], row["supplied"], row["gap"]) for row in rows.iter_rows(named=True)}
        total = [float(rows[column].sum()) for column in ("demanded", "supplied", "gap")]
        ids = sorted({item for text in rows["rows"].drop_nulls() for item in text.split()})
        title = facts.names.occupation(str(occupation))
        yield Quantity(title, tuple(by.get(quarter) for quarter in quarters), _cell(*total), _band(rows), behind(ids))


def _band(rows: pl.DataFrame) -> str:
    """Tell how many people are sure and how many may be needed; nothing where that is the same."""
    if rows["demanded_most"].null_count():
        return ""
    sure, most = float(rows["demanded_sure"].sum()), float(rows["demanded_most"].sum())
    if most - sure <= NONE:
        return ""
    return say("demand: {sure} for sure, at most {most}", sure=number(sure), most=number(most))


def _cell(demanded: float, supplied: float, gap: float) -> Cell:
    tone = "few" if gap < -NONE else "many" if gap > NONE else ""
    return Cell(number(demanded), number(supplied), f"+{number(gap)}" if tone == "many" else number(gap), tone)
