"""A community while it is composed: rows added table by table, turned into tables at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

import polars as pl

from alternance.community import Community, Meta
from alternance.community.schema import TABLES

__all__ = ["Draft"]


class Draft:
    """Rows by table. Columns that are not given get their default, or stay empty."""

    def __init__(self) -> None:
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: str, **row: Any) -> dict[str, Any]:
        """Add a row to `table` and return it; it may still be changed. A column named ``from`` is written ``from_``.

        Raises
        ------
        KeyError
            When there is no such table or column.
        """
        named = {name.rstrip("_"): value for name, value in row.items()}
        defaults = _defaults(table)
        unknown = set(named) - set(defaults)
        if unknown:
            raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
        full = defaults | named
        self._rows[table].append(full)
        return full

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return the rows of `table` so far."""
        return self._rows[table]

    def row(self, table: str, id_: str) -> dict[str, Any]:
        """Return the row of `table` with this id."""
        return next(row for row in self._rows[table] if row["id"] == id_)

    def community(self, meta: Meta) -> Community:
        """Return the community of all rows."""
        tables: Mapping[str, pl.DataFrame] = {
            name: pl.DataFrame(rows, schema=_schema(name)) for name, rows in self._rows.items() if rows
        }
        return Community(meta, tables)


@cache
def _defaults(table: str) -> dict[str, Any]:
    return {name: (column.metadata or {}).get("default") for name, column in TABLES[table].columns().items()}


def _schema(name: str) -> dict[str, Any]:
    return dict(TABLES[name].create_empty().schema)
