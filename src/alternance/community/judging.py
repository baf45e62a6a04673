"""The schema's verdict, row by row, in the words of the error catalogue."""

from __future__ import annotations

import datetime as dt
import inspect
from typing import Any

import polars as pl

from alternance.community.findings import Finding, Place
from alternance.community.horizon import monday
from alternance.community.schema import TABLES
from alternance.community.source import RawTable
from alternance.text import _

__all__ = ["judge"]

ROW = "row number"


def judge(raw: RawTable, table: pl.DataFrame) -> list[Finding]:
    """Return what the schema of `raw.name` finds in `table`; cells that could not be read are left to the caller."""
    schema = TABLES[raw.name]
    _good, failure = schema.filter(table)
    if not failure.counts():
        return []
    verdicts = failure.details().unique()
    rules = [name for name in verdicts.columns if name not in table.columns]
    # dataframely keeps no row numbers: rows that are alike get the same verdict, so they are found by content
    numbered = table.with_row_index(ROW).join(verdicts, on=table.columns, nulls_equal=True, how="inner")
    found: list[Finding] = []
    for rule in rules:
        for row in numbered.filter(pl.col(rule).cast(pl.String) == "invalid")[ROW].sort():
            found.extend(_finding(raw, table, schema, rule, row))
    return found


def _finding(raw: RawTable, table: pl.DataFrame, schema: Any, name: str, row: int) -> list[Finding]:
    if name == "primary_key":
        return [_twice(raw, table, schema, row)]
    column, _bar, rule = name.partition("|")
    if not rule:
        text = inspect.getdoc(getattr(schema, name)) or name
        return [Finding("row-rule", Place(raw.file, raw.numbers[row]), None, {"rule": _(text.rstrip("."))})]
    if rule == "nullability" and column in raw.headings and raw.rows[row][raw.headings.index(column)].strip():
        return []  # not empty but unreadable: said already
    place = Place(raw.file, raw.numbers[row], column)
    return [_cell_finding(place, table[column][row], schema.columns()[column], rule)]


def _twice(raw: RawTable, table: pl.DataFrame, schema: Any, row: int) -> Finding:
    keys = schema.primary_key()
    values = table.select(keys).row(row)
    count = table.select(keys).filter(pl.all_horizontal(pl.col(k).eq_missing(v) for k, v in zip(keys, values, strict=True)))
    text = ", ".join(str(value) for value in values)
    return Finding("twice", Place(raw.file, raw.numbers[row], keys[0]), text, {"key": text, "count": count.height})


def _cell_finding(place: Place, value: Any, definition: Any, rule: str) -> Finding:
    if rule == "nullability":
        return Finding("empty", place, None, {"says": _(definition.description)})
    shown = "" if value is None else str(value)
    if rule == "regex":
        return Finding("id-form", place, shown)
    if rule == "max_length":
        return Finding("cell-long", place, shown, {"length": len(shown), "limit": definition.max_length})
    if rule == "min":
        return Finding("too-small", place, shown, {"limit": definition.min})
    if rule == "max":
        return Finding("too-large", place, shown, {"limit": definition.max})
    if isinstance(value, dt.date):
        return Finding("not-monday", place, shown, {"guess": monday(value).isoformat()})
    return Finding("row-rule", place, shown, {"rule": rule})
