"""The tables as read, with the place of each row: what the checks between tables look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from alternance.community.community import empty_table
from alternance.community.findings import Finding
from alternance.community.horizon import Horizon
from alternance.community.meta import Meta
from alternance.community.table_reading import Table
from alternance.community.totals import Split, splits

__all__ = ["View"]

#: What the split of an enterprise's total is made of: where one of them could not be read, nothing is known of it.
_SPLIT_BY = (
    "organisations", "sites", "hiring_units", "mentors", "positions", "position_weeks", "position_blocks", "blocks",
    "cohorts", "outside_horizon", "students", "preferences", "fixed", "locks",
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """Tables that could be read, in the order in which their rows were written.

    Attributes
    ----------
    meta : Meta or None
        None: the community's own facts could not be read, and nothing is said about its horizon.
    unread : collection of str
        Tables that are there and could not be read: nothing is said about what they lack.
    complete : bool
        Whether each table that is named from elsewhere must be there.
    """

    meta: Meta | None
    tables: Mapping[str, Table]
    unread: Collection[str] = ()
    complete: bool = True
    _ids: dict[str, set[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> pl.DataFrame:
        table = self.tables.get(name)
        return empty_table(name) if table is None else table.values

    def __contains__(self, name: str) -> bool:
        """Tell whether the table has rows."""
        return name in self.tables and self.tables[name].values.height > 0

    @property
    def horizon(self) -> Horizon | None:
        """The weeks planned, where they are known."""
        return None if self.meta is None else Horizon(self.meta.first_week, self.meta.weeks)

    @cached_property
    def splits(self) -> list[Split]:
        """The totals of enterprises, split over their units; none where what decides it could not be read."""
        horizon = self.horizon
        return [] if horizon is None or set(_SPLIT_BY) & set(self.unread) else splits(self, horizon)

    def finding(self, code: str, table: str, row: int, column: str | None, value: object, /, **facts: Any) -> Finding:
        """Return a finding at row `row` (0 is the first) of `table`."""
        shown = None if value is None else str(value)
        return Finding(code, self.tables[table].place(row, column), shown, facts)

    def ids(self, table: str) -> set[str]:
        """Return the ids in `table`."""
        if table not in self._ids:
            self._ids[table] = set(self[table]["id"].drop_nulls())
        return self._ids[table]
