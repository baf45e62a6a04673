"""Communities from rows as people would write them: what a row leaves out has the schema's default, or is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from alternance.community import Community, Meta
from alternance.community.schema import TABLES

__all__ = ["FIRST", "Rows", "Tables", "community", "monday", "table"]

#: First week of made-up communities, a Monday.
FIRST = dt.date(2026, 9, 7)

Rows = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Rows]


def monday(week: int) -> dt.date:
    """Return the Monday of week `week`; 0 is the first of the horizon."""
    return FIRST + dt.timedelta(weeks=week)


def table(name: str, rows: Rows) -> pl.DataFrame:
    """Return table `name` with `rows`; an empty cell takes the default of its column, as when it is read from a file."""
    columns = TABLES[name].columns()
    unknown = {column for row in rows for column in row} - set(columns)
    assert not unknown, f"{name} has no column {', '.join(sorted(unknown))}"
    defaults = {column: (definition.metadata or {}).get("default") for column, definition in columns.items()}
    cells = {
        column: [default if row.get(column) is None else row[column] for row in rows]
        for column, default in defaults.items()
    }
    return pl.DataFrame(cells, schema={column: definition.dtype for column, definition in columns.items()})


def community(tables: Tables, *, weeks: int = 20, **facts: Any) -> Community:
    """Return a community of `weeks` weeks from `FIRST` on; `facts` are members of `Meta`."""
    meta = Meta(**{"title": "Tiny", "first_week": FIRST, "weeks": weeks, **facts})
    return Community(meta, {name: table(name, rows) for name, rows in tables.items() if rows})
