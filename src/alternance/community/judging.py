"""The schema's verdict, row by row, in the words of the error catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import polars as pl

from alternance.community.explaining import row_rules
from alternance.community.findings import TOLD, Finding
from alternance.community.horizon import monday
from alternance.community.table_reading import Table
from alternance.text import _

__all__ = ["judge"]

_ROW = "row number"


def judge(table: Table) -> Iterator[Finding]:
    """Yield what the schema finds in the values; of cells and columns that could not be read nothing more is said."""
    if not table.raw.rows:
        return
    yield from _twice(table)
    yield from _alike(table)
    broken, sentences = _broken(table), row_rules(table.schema)
    wrong: set[int] = set()
    for rule in broken.keys() - sentences.keys():
        wrong.update(broken[rule])
        yield from _cells(table, rule, broken[rule])
    for rule in broken.keys() & sentences.keys():
        # a rule between cells says nothing new where one of them is wrong by itself
        for row in broken[rule]:
            if row not in wrong:
                yield Finding("row-rule", table.place(row, None), None, {"rule": _(sentences[rule])})


def _broken(table: Table) -> dict[str, pl.Series]:
    """Return rule → rows that break it, counted from 0; a column that is missing was noted as that."""
    _good, failure = table.schema.filter(table.values)
    if not failure.counts():
        return {}
    verdicts = failure.details().unique()
    # dataframely keeps no row numbers: rows that are alike get the same verdict, so they are found by content
    numbered = table.values.with_row_index(_ROW).join(verdicts, on=table.values.columns, nulls_equal=True, how="inner")
    missing = {f"{column}|nullability" for column in table.values.columns if column not in table.raw.headings}
    rules = set(verdicts.columns) - set(table.values.columns) - missing - {"primary_key"}
    return {rule: numbered.filter(pl.col(rule).cast(pl.String) == "invalid")[_ROW].sort()[:TOLD] for rule in rules}


def _cells(table: Table, name: str, rows: pl.Series) -> Iterator[Finding]:
    column, _bar, rule = name.partition("|")
    unread = table.unread.get(column)
    for row in rows:
        if unread is None or not unread[row]:
            yield _cell(table, row, column, rule)


def _cell(table: Table, row: int, column: str, rule: str) -> Finding:
    place, value = table.place(row, column), table.values[column][row]
    definition: Any = table.schema.columns()[column]
    if rule == "nullability":
        return Finding("empty", place, None, {"says": _(definition.description)})
    code, facts = _FACTS[rule]
    return Finding(code, place, str(value), facts(value, definition))


#: Rule of a column → code of the finding, and what it says of a value.
_FACTS: dict[str, tuple[str, Callable[[Any, Any], dict[str, Any]]]] = {
    "regex": ("id-form", lambda _value, _column: {}),
    "max_length": ("cell-long", lambda value, column: {"length": len(value), "limit": column.max_length}),
    "min": ("too-small", lambda _value, column: {"limit": column.min}),
    "max": ("too-large", lambda _value, column: {"limit": column.max}),
    "check__monday": ("not-monday", lambda value, _column: {"guess": monday(value).isoformat()}),
}


def _twice(table: Table) -> Iterator[Finding]:
    """Yield a finding for each row whose key another row has too."""
    keys = table.schema.primary_key()
    counted = table.values.select(keys).with_columns(pl.len().over(keys).alias("count")).with_row_index(_ROW)
    whole = pl.all_horizontal(pl.col(key).is_not_null() for key in keys)
    for row, *values, count in (
        counted.filter(whole & (pl.col("count") > 1)).head(TOLD).select(_ROW, *keys, "count").iter_rows()
    ):
        text = ", ".join(str(value) for value in values)
        yield Finding("twice", table.place(row, keys[0]), text, {"key": text, "count": count})


def _alike(table: Table) -> Iterator[Finding]:
    """Yield a warning for each id that differs from an earlier one in capitals alone."""
    keys = table.schema.primary_key()
    if keys != ["id"] or "id" not in table.raw.headings:
        return
    seen: dict[str, str] = {}
    for row, key in enumerate(table.values["id"]):
        other = key and seen.setdefault(key.casefold(), key)
        if key != other:
            yield Finding("id-alike", table.place(row, "id"), key, {"other": other})
