"""Are a plan's tables whole: every cell as its column asks, every reference to a row of the plan."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from alternance.plan.tables import TABLES
from alternance.text import say

__all__ = ["fault", "lost_reference"]


def fault(name: str, table: pl.DataFrame) -> str:
    """Return what is wrong with table `name`, the first thing found; empty: nothing."""
    schema = TABLES[name]
    for column in table.columns:
        if not schema.columns()[column].nullable and table[column].has_nulls():
            row = table[column].is_null().arg_true()[0]
            return say("row {row}: {column} is empty", row=row + 2, column=column)
    _good, failure = schema.filter(table)
    if not failure.counts():
        return ""
    rule = min(failure.counts())
    bad = failure.details().filter(pl.col(rule).cast(pl.String) == "invalid").row(0, named=True)
    key = ", ".join(str(bad[column]) for column in schema.primary_key())
    if rule == "primary_key":
        return say("{key} stands twice", key=key)
    return say("{key}: {rule} does not hold", key=key, rule=rule.replace("|", " "))


def lost_reference(tables: Mapping[str, pl.DataFrame]) -> tuple[str, str] | None:
    """Return (table, what is wrong) for the first id that names a row of the plan which is not there."""
    for name, table in tables.items():
        for column, definition in TABLES[name].columns().items():
            refers = (definition.metadata or {}).get("refers")
            if not isinstance(refers, str) or refers not in tables or not table.height:
                continue
            cells = table[column].drop_nulls()
            lost = cells.filter(~cells.is_in(tables[refers]["id"].implode()))
            if lost.len():
                return name, say("{column} {value} is not in {refers}", column=column, value=lost[0], refers=refers)
    return None
