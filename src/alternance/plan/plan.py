"""A plan: the output of planning for one community and horizon; immutable, saved as a folder."""

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
from alternance.community.showing import as_html
from alternance.plan.meta import PlanMeta
from alternance.plan.tables import TABLES
from alternance.text import _, say

__all__ = ["Plan"]

#: Tables that people decided on; the others follow from them.
DECIDED = ("cohorts", "sections", "sessions", "spans", "placements", "unplaced", "unstaffed")


@dataclass(frozen=True, eq=False)
class Plan:
    """A calendar, a placement and a staffing for one community.

    Parameters
    ----------
    meta : PlanMeta
        Its own facts.
    tables : mapping of str to polars.DataFrame
        Its tables by name; absent ones are empty; rows are kept in the order of the key.
    """

    meta: PlanMeta
    tables: Mapping[str, pl.DataFrame]

    def __post_init__(self) -> None:
        unknown = set(self.tables) - set(TABLES)
        if unknown:
            raise KeyError(f"a plan has no such table: {', '.join(sorted(unknown))}")
        full = {name: canonical(TABLES[name], self.tables.get(name)) for name in TABLES}
        object.__setattr__(self, "tables", MappingProxyType(full))

    def __getitem__(self, name: str) -> pl.DataFrame:
        """Return table `name`."""
        return self.tables[name]

    def __repr__(self) -> str:
        rows = ", ".join(f"{table.height} {name}" for name, table in self.tables.items() if table.height)
        return f"<Plan {self.meta.title!r}, {self.meta.mode}, {self.meta.status}: {rows}>"

    def __reduce__(self) -> tuple[object, ...]:
        return Plan, (self.meta, dict(self.tables))

    def _repr_html_(self) -> str:
        """Return what a notebook shows: what it is, and the rows of each table."""
        title = say("{title}, {mode}: {status}", title=self.meta.title, mode=_(self.meta.mode),
                    status=_(self.meta.status))  # fmt: skip
        return as_html(title, [(name, table.height) for name, table in self.tables.items() if table.height])

    @cached_property
    def horizon(self) -> Horizon:
        """The weeks planned."""
        return Horizon(self.meta.first_week, self.meta.weeks)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what was decided (not of times, versions or figures that follow), as hexadecimal."""
        digest = hashlib.sha256(json.dumps([self.meta.community, self.meta.mode, self.meta.rules_off]).encode())
        for name in DECIDED:
            digest.update(f"\n{name}\n{without_later(TABLES[name], self.tables[name]).write_csv()}".encode())
        return digest.hexdigest()

    def with_tables(self, **tables: pl.DataFrame) -> Plan:
        """Return a plan in which the tables named are replaced."""
        return replace(self, tables={**self.tables, **tables})

    def with_meta(self, **facts: object) -> Plan:
        """Return a plan in which the facts named are replaced."""
        return replace(self, meta=self.meta.but(**facts))

    def knows(self, *names: str) -> bool:
        """Tell whether these tables are known (a computed plan knows all; a recorded one says which)."""
        return self.meta.kind == "computed" or set(names) <= set(self.meta.tables_given)
