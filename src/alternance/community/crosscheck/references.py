"""Every id that names a row of another table names one that is there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import polars as pl

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.schema import TABLES
from alternance.text import say

__all__ = ["references"]


def references(view: View) -> Iterator[Finding]:
    """Yield a finding for each reference to nothing, and for each phase that its block does not have."""
    for name, schema in TABLES.items():
        for column, definition in schema.columns().items():
            refers = (definition.metadata or {}).get("refers")
            if refers and name in view:
                yield from _one(view, name, column, refers)
    yield from _phases(view)
    yield from _locks(view)


def _one(view: View, name: str, column: str, refers: str) -> Iterator[Finding]:
    if not any(table in view for table in refers.split("|")):
        # a community may lack whole tables (recorded plans need few); a table that is needed is named elsewhere
        return
    known = set[str]().union(*(view.ids(table) for table in refers.split("|")))
    cells = view[name][column]
    lost = cells.is_not_null() & ~cells.is_in(sorted(known))
    for row in lost.arg_true():
        close = difflib.get_close_matches(cells[row], known, n=1, cutoff=0.75) if len(known) < 20_000 else []
        guess = say(" (perhaps {name} was meant)", name=close[0]) if close else ""
        yield view.finding("unknown", name, row, column, cells[row], table=refers.replace("|", " / "), guess=guess)


def _phases(view: View) -> Iterator[Finding]:
    known = set(view["phases"].select("block", "order").iter_rows())
    pairs = view["phase_aims"].select("block", "phase")
    for row, pair in enumerate(pairs.iter_rows()):
        if pair not in known and None not in pair and "phases" in view:
            yield view.finding("no-phase", "phase_aims", row, "phase", pair[1])
    filled = {block for block, _ in known}
    for row, block in enumerate(view["blocks"]["id"]):
        if block is not None and block not in filled and "phases" in view:
            yield view.finding("block-empty", "blocks", row, "id", block)


#: Kind of lock → columns that it needs, table that its value names.
_LOCKS = {
    "block start": (("cohort",), None),
    "module start": (("cohort",), None),
    "position": (("student",), "positions"),
    "teacher": (("cohort",), "teachers"),
}


def _locks(view: View) -> Iterator[Finding]:
    locks = view["locks"].with_columns(pl.col("what").cast(pl.String))
    for row, lock in enumerate(locks.iter_rows(named=True)):
        if lock["what"] is None:
            continue
        wanted, table = _LOCKS[lock["what"]]
        for column in wanted:
            if lock[column] is None:
                yield view.finding("lock-form", "locks", row, column, None, wanted=column)
        if table and lock["value"] not in view.ids(table):
            yield view.finding("unknown", "locks", row, "value", lock["value"], table=table, guess="")
        if not table and not _monday(lock["value"]):
            yield view.finding("lock-form", "locks", row, "value", lock["value"], wanted="a Monday such as 2026-09-07")


def _monday(value: str | None) -> bool:
    parsed = pl.Series([value]).str.to_date("%Y-%m-%d", strict=False)[0]
    return parsed is not None and parsed.weekday() == 0
