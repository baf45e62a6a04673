"""One raw table read: headings matched with the schema, every cell typed, what cannot be read a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import dataframely as dy
import polars as pl

from alternance.community.cells import expected, typed
from alternance.community.findings import TOLD, Finding, Place
from alternance.community.guessing import guess_date, guess_number
from alternance.community.nearness import Nearest
from alternance.community.schema import TABLES
from alternance.community.source import RawTable
from alternance.community.tidying import UNSEEN, tidied
from alternance.text import _

__all__ = ["Table", "read_table"]


@dataclass(frozen=True)
class Table:
    """A table as far as it could be read.

    Attributes
    ----------
    values : polars.DataFrame
        All columns of the schema; rows in the order in which they were written.
    unread : dict of str to polars.Series of bool
        Column → cells that are filled and could not be read.
    findings : list of Finding
        What is wrong with headings and cells.
    """

    raw: RawTable
    values: pl.DataFrame
    unread: dict[str, pl.Series]
    findings: list[Finding]

    @property
    def schema(self) -> type[dy.Schema]:
        """Its schema."""
        return TABLES[self.raw.name]

    @property
    def has_keys(self) -> bool:
        """Whether the columns are there by which rows are known."""
        return set(self.schema.primary_key()) <= set(self.raw.headings)

    def place(self, row: int, column: str | None) -> Place:
        """Return the place of a cell; `row` counts rows of values from 0."""
        return Place(self.raw.file, self.raw.numbers[row], column)


def read_table(raw: RawTable) -> Table:
    """Read `raw`; a column that is missing is empty, one that is not known is left out."""
    columns = TABLES[raw.name].columns()
    findings = list(_headings(raw, columns))
    first = {heading: at for at, heading in reversed(list(enumerate(raw.headings))) if heading in columns}
    texts = tidied({heading: [row[at] for row in raw.rows] for heading, at in first.items()})
    values, unread = [], {}
    for name, column in columns.items():
        if name in first:
            read, unread[name] = typed(texts[name], column.dtype)
            findings.extend(_cells(raw, texts[name], unread[name], column))
        else:
            read = pl.Series(name, [None] * len(raw.rows), dtype=column.dtype)
        values.append(_filled(read.alias(name), unread.get(name), column))
    return Table(raw, pl.DataFrame(values), unread, findings)


def _filled(values: pl.Series, unread: pl.Series | None, column: Any) -> pl.Series:
    """Put what an empty cell means into the empty cells, not into those that could not be read."""
    default = (column.metadata or {}).get("default")
    if default is None or not values.has_nulls():
        return values
    filled = values.fill_null(pl.Series([default], dtype=column.dtype)[0])
    return filled if unread is None else pl.select(pl.when(~unread).then(filled)).to_series().alias(values.name)


def _headings(raw: RawTable, columns: dict[str, Any]) -> Iterator[Finding]:
    known = Nearest(columns)
    for at, heading in enumerate(raw.headings):
        place = Place(raw.file, raw.heading_row, heading)
        if not heading:
            continue  # a column without heading was noted when it was found
        if heading not in columns:
            yield Finding("column-unknown", place, heading, {"guess": known.guess(heading)})
        elif heading in raw.headings[:at]:
            yield Finding("column-twice", place, heading)
    for name, column in columns.items():
        needed = not column.nullable and (column.metadata or {}).get("default") is None
        if needed and name not in raw.headings:
            yield Finding("column-missing", Place(raw.file, raw.heading_row, name), None, {"missing": name})


def _cells(raw: RawTable, texts: pl.Series, unread: pl.Series, column: Any) -> Iterator[Finding]:
    nearest = Nearest(getattr(column.dtype, "categories", ()))
    for row in unread.arg_true()[:TOLD]:
        yield _unread(Place(raw.file, raw.numbers[row], texts.name), texts[row], column, nearest)
    if isinstance(column.dtype, pl.String):
        for row in texts.str.contains(UNSEEN).fill_null(False).arg_true()[:TOLD]:
            yield Finding("unseen", Place(raw.file, raw.numbers[row], texts.name), repr(texts[row])[1:-1])


def _unread(place: Place, value: str, column: Any, nearest: Nearest) -> Finding:
    kind = column.dtype
    if isinstance(kind, pl.Int64) and re.fullmatch(r"[+-]?[0-9]{18,}", value):
        small = value.startswith("-")
        return Finding(
            "too-small" if small else "too-large", place, value, {"limit": column.min if small else column.max}
        )
    if isinstance(kind, pl.Date) and (guess := guess_date(value)):
        return Finding("date-style", place, value, {"guess": guess})
    if isinstance(kind, pl.Int64 | pl.Float64) and (guess := guess_number(value, whole=isinstance(kind, pl.Int64))):
        return Finding("number-style", place, value, {"guess": guess})
    if isinstance(kind, pl.Enum):
        guess = nearest.guess(value.casefold())
        return Finding("word", place, value, {"expected": _(expected(kind)), "guess": guess})
    return Finding("type", place, value, {"expected": _(expected(kind))})
