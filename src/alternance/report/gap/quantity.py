"""Quantity: people demanded and graduates, by occupation and quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.gap.behind import behind
from alternance.report.words import number

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
    """An occupation: its quarters (None where there is nothing), the sum, and the demands behind."""

    title: str
    quarters: tuple[Cell | None, ...]
    total: Cell
    behind: str


def quantity(facts: Facts, quarters: tuple[str, ...]) -> Iterator[Quantity]:
    """Yield the occupations, those with most people missing first."""
    groups = facts.plan["gap_quantity"].group_by("occupation", maintain_order=True)
    for (occupation,), rows in sorted(groups, key=lambda pair: float(pair[1]["gap"].sum())):
        by = {row["quarter"]: _cell(row["demanded"], row["supplied"], row["gap"]) for row in rows.iter_rows(named=True)}
        total = [float(rows[column].sum()) for column in ("demanded", "supplied", "gap")]
        ids = sorted({item for text in rows["rows"].drop_nulls() for item in text.split()})
        title = facts.names.occupation(str(occupation))
        yield Quantity(title, tuple(by.get(quarter) for quarter in quarters), _cell(*total), behind(ids))


def _cell(demanded: float, supplied: float, gap: float) -> Cell:
    tone = "few" if gap < -NONE else "many" if gap > NONE else ""
    return Cell(number(demanded), number(supplied), f"+{number(gap)}" if tone == "many" else number(gap), tone)
