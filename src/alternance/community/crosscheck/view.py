"""The tables as read, with the place of each row: what the checks between tables look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance.community.community import empty_table
from alternance.community.findings import Finding, Place
from alternance.community.meta import Meta
from alternance.community.source import RawTable

__all__ = ["View"]


@dataclass(frozen=True)
class View:
    """Tables that could be read, in the order in which their rows were written."""

    meta: Meta
    tables: Mapping[str, pl.DataFrame]
    raw: Mapping[str, RawTable]

    def __getitem__(self, name: str) -> pl.DataFrame:
        table = self.tables.get(name)
        return empty_table(name) if table is None else table

    def __contains__(self, name: str) -> bool:
        return name in self.tables

    def finding(self, code: str, table: str, row: int, column: str | None, value: object, **facts: Any) -> Finding:
        """Return a finding at row `row` (0 is the first) of `table`."""
        raw = self.raw[table]
        return Finding(code, Place(raw.file, raw.numbers[row], column), None if value is None else str(value), facts)

    def ids(self, table: str) -> set[str]:
        """Return the ids in `table`."""
        return set(self[table]["id"].drop_nulls())
