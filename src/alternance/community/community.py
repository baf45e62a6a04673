"""The community: one alliance's data, the input of planning. Immutable; its hash decides the plan."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import polars as pl

from alternance.community.canonical import canonical, without_later
from alternance.community.horizon import Horizon
from alternance.community.meta import Meta
from alternance.community.schema import TABLES
from alternance.community.showing import as_html
from alternance.text import _, say

__all__ = ["Community", "empty_table"]


def empty_table(name: str) -> pl.DataFrame:
    """Return table `name` without rows, with its columns and types."""
    return TABLES[name].create_empty()


@dataclass(frozen=True, eq=False)
class Community:
    """One alliance's data.

    Parameters
    ----------
    meta : Meta
        Its own facts: title, horizon, packs, weights.
    tables : mapping of str to polars.DataFrame
        The tables of `docs/data/tables.md` by name; absent ones are empty. Rows are kept in canonical order
        (by key), so that the order in which they were written never matters.
    """

    meta: Meta
    tables: Mapping[str, pl.DataFrame]

    def __post_init__(self) -> None:
        unknown = set(self.tables) - set(TABLES)
        if unknown:
            raise KeyError(f"no such table: {', '.join(sorted(unknown))}")
        full = {name: canonical(TABLES[name], self.tables.get(name), _defaults(name)) for name in TABLES}
        object.__setattr__(self, "tables", MappingProxyType(full))

    def __getitem__(self, name: str) -> pl.DataFrame:
        """Return table `name`."""
        return self.tables[name]

    def __repr__(self) -> str:
        rows = ", ".join(f"{table.height} {name}" for name, table in self.tables.items() if table.height)
        return f"<Community {self.meta.title!r}: {rows}>"

    def __reduce__(self) -> tuple[object, ...]:
        return Community, (self.meta, dict(self.tables))

    def _repr_html_(self) -> str:
        """Return what a notebook shows: its weeks, and the rows of each table."""
        last = self.horizon.monday(self.meta.weeks - 1)
        weeks = say("{first} to {last}, {weeks} weeks", first=self.meta.first_week, last=last, weeks=self.meta.weeks)
        rows = [(name, table.height) for name, table in self.tables.items() if table.height]
        return as_html(self.meta.title, [(_("weeks"), weeks), *rows])

    @cached_property
    def horizon(self) -> Horizon:
        """The weeks planned."""
        return Horizon(self.meta.first_week, self.meta.weeks)

    def with_tables(self, **tables: pl.DataFrame) -> Community:
        """Return a community in which the tables named are replaced."""
        return replace(self, tables={**self.tables, **tables})

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical input, as hexadecimal: the same for every order of rows and columns."""
        digest = hashlib.sha256(json.dumps(self.meta.as_json(), sort_keys=True).encode())
        for name, table in self.tables.items():
            if table.height:
                digest.update(f"\n{name}\n".encode())
                digest.update(without_later(TABLES[name], table).write_csv(date_format="%Y-%m-%d").encode())
        return digest.hexdigest()


def _defaults(name: str) -> list[pl.Expr]:
    """Return what an empty cell means, for each column that says it."""
    columns = TABLES[name].columns()
    known = {column: (definition.metadata or {}).get("default") for column, definition in columns.items()}
    return [pl.col(column).fill_null(value) for column, value in known.items() if value is not None]
