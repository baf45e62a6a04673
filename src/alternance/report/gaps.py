"""The gap on its four sides, with the rows behind: quantity, structure, quality, type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import number, percent
from alternance.text import say

__all__ = ["MOST", "Competence", "Gap", "Kind", "Programme", "Quantity", "Quarter", "Share", "gaps"]

#: Competences shown of a programme on each side, the gravest first; the rest is counted.
MOST = 8


@dataclass(frozen=True)
class Quarter:
    """One quarter of an occupation: people demanded, graduates, difference; `tone` is ``few``, ``many`` or empty."""

    demanded: str
    supplied: str
    gap: str
    tone: str


@dataclass(frozen=True)
class Quantity:
    """An occupation's quarters, None where there is nothing; the sum; the rows behind."""

    title: str
    quarters: tuple[Quarter | None, ...]
    total: Quarter
    behind: str


@dataclass(frozen=True)
class Share:
    """An occupation's shares of demand and supply."""

    title: str
    demanded: float
    supplied: float
    demanded_text: str
    supplied_text: str
    gap: str


@dataclass(frozen=True)
class Competence:
    """A competence that lacks, or that nobody asks for."""

    title: str
    people: str
    asked: str
    given: str
    hours: str
    behind: str


@dataclass(frozen=True)
class Programme:
    """A programme's quality: what lacks most and what nobody asks for, with how many more there are of each."""

    title: str
    lacking: tuple[Competence, ...]
    more_lacking: int
    unwanted: tuple[Competence, ...]
    more_unwanted: int


@dataclass(frozen=True)
class Kind:
    """A programme's type: school and practice, and how much of what is demanded meets in both."""

    title: str
    theory: str
    practice: str
    school_share: float
    compound: str
    only_school: str
    only_practice: str


@dataclass(frozen=True)
class Gap:
    """The section."""

    quarters: tuple[str, ...]
    quantity: tuple[Quantity, ...]
    structure: tuple[Share, ...]
    quality: tuple[Programme, ...]
    types: tuple[Kind, ...]


def gaps(facts: Facts) -> Gap | None:
    """Return the section; None where the plan has no gap."""
    quarters = tuple(facts.plan["gap_quantity"]["quarter"].unique().sort())
    found = Gap(
        quarters,
        tuple(_quantity(facts, quarters)),
        tuple(_structure(facts)),
        tuple(_quality(facts)),
        tuple(_types(facts)),
    )
    return found if found.quantity or found.structure or found.quality or found.types else None


def _quantity(facts: Facts, quarters: tuple[str, ...]) -> Iterator[Quantity]:
    table = facts.plan["gap_quantity"]
    for (occupation,), rows in sorted(
        table.group_by("occupation"), key=lambda pair: (pair[1]["gap"].sum(), str(pair[0]))
    ):
        by = {
            row["quarter"]: _quarter(row["demanded"], row["supplied"], row["gap"]) for row in rows.iter_rows(named=True)
        }
        total = _quarter(*(float(rows[column].sum()) for column in ("demanded", "supplied", "gap")))
        behind = sorted({item for text in rows["rows"].drop_nulls() for item in text.split()})
        title = facts.names.occupation(str(occupation))
        yield Quantity(title, tuple(by.get(quarter) for quarter in quarters), total, _behind(behind))


def _quarter(demanded: float, supplied: float, gap: float) -> Quarter:
    tone = "few" if gap < -0.05 else "many" if gap > 0.05 else ""
    return Quarter(number(demanded), number(supplied), f"+{number(gap)}" if tone == "many" else number(gap), tone)


def _behind(ids: list[str], most: int = 6) -> str:
    """Name the rows behind a figure, the first few of them."""
    if len(ids) <= most:
        return ", ".join(ids)
    return say("{ids} and {n} more", ids=", ".join(ids[:most]), n=len(ids) - most)


def _structure(facts: Facts) -> Iterator[Share]:
    for occupation, demanded, supplied, gap in (
        facts.plan["gap_structure"].sort(pl.col("gap").abs(), descending=True).rows()
    ):
        sign = "+" if gap > 0 else ""
        shown = (percent(demanded), percent(supplied), sign + percent(gap))
        yield Share(facts.names.occupation(occupation), demanded, supplied, *shown)


def _quality(facts: Facts) -> Iterator[Programme]:
    for (programme,), rows in sorted(facts.plan["gap_quality"].group_by("programme"), key=lambda pair: str(pair[0])):
        lacking = rows.filter(pl.col("shortfall") > 0).sort(["shortfall", "competence"], descending=[True, False])
        unwanted = rows.filter(pl.col("demanded") == 0).sort(
            ["minutes", "competence"], descending=[True, False], nulls_last=True
        )
        yield Programme(
            facts.names.of("programmes", str(programme)),
            tuple(_competence(facts, row) for row in lacking.head(MOST).iter_rows(named=True)),
            max(0, lacking.height - MOST),
            tuple(_competence(facts, row) for row in unwanted.head(MOST).iter_rows(named=True)),
            max(0, unwanted.height - MOST),
        )


def _competence(facts: Facts, row: dict[str, object]) -> Competence:
    minutes, behind, figures = (
        row["minutes"],
        row["rows"],
        [row[name] for name in ("demanded", "level_asked", "level_given")],
    )
    people, asked, given = (number(value) if isinstance(value, float) else "" for value in figures)
    hours = facts.taught(minutes) if isinstance(minutes, int) and minutes else ""
    return Competence(
        str(row["title"] or row["competence"]), people, asked, given, hours, _behind(str(behind or "").split())
    )


def _types(facts: Facts) -> Iterator[Kind]:
    titles = dict(facts.plan["gap_quality"].select("competence", "title").rows())
    for programme, theory, practice, compound, school, work in facts.plan["gap_type"].rows():
        total = theory + practice
        only = [_behind([titles.get(item) or item for item in (text or "").split()], 3) for text in (school, work)]
        yield Kind(
            facts.names.of("programmes", programme),
            facts.taught(theory),
            say("{n} hours", n=number(practice / 60, 0)),
            theory / total if total else 0.0,
            percent(compound) if compound is not None else "–",
            *only,
        )
