"""Which heading of a sheet is which column of a table: proposed by names and by what the cells look like."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance.community.schema import TABLES
from alternance.io.any_sheet.shapes import date_order, share
from alternance.io.any_sheet.vocabulary import meant
from alternance.io.names import plain
from alternance.io.sheet import Sheet
from alternance.text import N_

__all__ = ["Proposal", "Proposed", "known_names", "propose"]

#: Rows from the top in which headings are looked for; rows whose cells are looked at.
_DEPTH, _LOOKED_AT = 20, 400
#: A name and what the cells look like, each from 0 to 1; what is less likely is not proposed.
_NAME, _SHAPE, _LEAST = 0.7, 0.3, 0.55
#: Cells of a column that name rows of a table: so many must be known where the heading says nothing.
_KNOWN = 0.8


@dataclass(frozen=True)
class Proposed:
    """One heading: how likely it is (0 to 1), why, and the first cells below it."""

    heading: str
    likely: float
    why: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """What a sheet is taken for.

    Attributes
    ----------
    sheet : str
        The sheet's name.
    heading_row : int
        The row of the headings, as a spreadsheet counts.
    columns : mapping of str to Proposed
        Column of the table → heading.
    left : tuple of str
        Headings that are nothing of the table.
    lacking : tuple of str
        Columns that the table needs and no heading gives.
    dates : str
        The order of day, month and year in dates that are text.
    """

    table: str
    sheet: str
    heading_row: int
    columns: Mapping[str, Proposed]
    left: tuple[str, ...]
    lacking: tuple[str, ...]
    dates: str


def known_names(tables: Mapping[str, pl.DataFrame]) -> dict[str, dict[str, str]]:
    """Return table → id, or title that only one row has → id."""
    found: dict[str, dict[str, str]] = {}
    for name, table in tables.items():
        if "id" not in table.columns or not table.height:
            continue
        ids = {row: row for row in table["id"].drop_nulls()}
        if "title" in table.columns:
            once = table.drop_nulls(["id", "title"]).filter(pl.col("title").is_unique())
            ids = {**dict(once.select("title", "id").rows()), **ids}
        found[name] = ids
    return found


def propose(table: str, sheets: list[Sheet], names: Mapping[str, Mapping[str, str]]) -> Proposal | None:
    """Return the likeliest reading of one of `sheets` as `table`; None where no heading is anything of it.

    Parameters
    ----------
    names : mapping
        From `known_names`: what columns may name.
    """
    found = [
        (proposal, sum(one.likely for one in proposal.columns.values()))
        for sheet in sheets
        for row in range(min(_DEPTH, len(sheet.cells)))
        if (proposal := _read(table, sheet, row, names)).columns
    ]
    return max(found, key=lambda pair: pair[1])[0] if found else None


def _read(table: str, sheet: Sheet, row: int, names: Mapping[str, Mapping[str, str]]) -> Proposal:
    headings = sheet.cells[row]
    below = sheet.cells[row + 1 : row + 1 + _LOOKED_AT]
    cells = {at: [line[at] for line in below] for at, heading in enumerate(headings) if heading}
    likely = sorted(
        ((*_likely(table, column, kind, headings[at], own, names), column, at)
         for column, kind in TABLES[table].columns().items() for at, own in cells.items()),
        key=lambda one: (-one[0], one[3], one[2]),
    )  # fmt: skip
    columns: dict[str, Proposed] = {}
    taken: set[int] = set()
    for chance, why, column, at in likely:
        if chance >= _LEAST and column not in columns and at not in taken:
            taken.add(at)
            first = tuple(dict.fromkeys(cell for cell in cells[at] if cell))[:3]
            columns[column] = Proposed(headings[at], round(chance, 2), why, first)
    needed = (c for c, kind in TABLES[table].columns().items() if _needed(kind) and c not in columns)
    dates = [cell for column, own in columns.items() for cell in _dated(table, column, own, headings, cells)]
    left = tuple(heading for at, heading in enumerate(headings) if heading and at not in taken)
    order = {c: columns[c] for c in TABLES[table].columns() if c in columns}
    return Proposal(table, sheet.name, row + 1, order, left, tuple(needed), date_order(dates))


def _dated(table: str, column: str, own: Proposed, headings: list[str], cells: Mapping[int, list[str]]) -> list[str]:
    is_date = isinstance(TABLES[table].columns()[column].dtype, pl.Date)
    return cells[headings.index(own.heading)] if is_date else []


def _needed(kind: Any) -> bool:
    return not kind.nullable and (kind.metadata or {}).get("default") is None


def _likely(
    table: str, column: str, kind: Any, heading: str, cells: list[str], names: Mapping[str, Mapping[str, str]]
) -> tuple[float, str]:
    """Return how likely `heading` is `column`, and why."""
    refers = (kind.metadata or {}).get("refers")
    known: Collection[str] = {name for other in (refers or "").split("|") for name in names.get(other, ())}
    named, shaped = _named(plain(heading), meant(table, column, refers)), share(cells, kind, known)
    if known and any(cells) and shaped >= _KNOWN:
        return max(_LEAST, _NAME * named + _SHAPE * shaped), N_("its cells name rows that are there")
    if shaped < 0.5 and not known:
        return 0.0, ""
    return (_NAME * named + _SHAPE * shaped if named else 0.0), N_("its name")


def _named(heading: str, words: frozenset[str]) -> float:
    """Return how much a heading is like one of the words: 1 the same, less one of them within it, or near to it."""
    if not heading:
        return 0.0
    if heading in words:
        return 1.0
    parts = set(heading.split())
    if any(word in parts or (len(word) > 3 and word in heading) for word in words):
        return 0.75
    near = difflib.get_close_matches(heading, sorted(words), n=1, cutoff=0.78)
    return 0.8 * difflib.SequenceMatcher(None, heading, near[0]).ratio() if near else 0.0
