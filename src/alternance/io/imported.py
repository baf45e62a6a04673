"""Rows from elsewhere as tables of a community."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from alternance.community.schema import TABLES

__all__ = ["imported"]


def imported(name: str, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return rows as table `name`, of origin `imported`.

    A column that a row leaves out takes its default; one that it names as None is empty, also where it is needed:
    `alternance check` then tells so.
    """
    columns = TABLES[name].columns()
    defaults = {column: (kind.metadata or {}).get("default") for column, kind in columns.items()}
    if "origin" in defaults:
        defaults["origin"] = "imported"
    cells = {column: [row.get(column, default) for row in rows] for column, default in defaults.items()}
    return pl.DataFrame(cells, schema={column: kind.dtype for column, kind in columns.items()})
