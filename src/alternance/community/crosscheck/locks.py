"""What is held fast says all that it needs: whose it is, and a value of the right kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.text import N_, _

__all__ = ["locks"]

#: Kind of lock → column that it needs, table that its item is of, table that its value names (None: a Monday).
_KINDS = {
    "block start": ("cohort", "blocks", None),
    "module start": ("cohort", "modules", None),
    "position": ("student", "blocks", "positions"),
    "teacher": ("cohort", "modules", "teachers"),
}
_MONDAY = N_("a Monday such as 2026-09-07")


def locks(view: View) -> Iterator[Finding]:
    """Yield a finding for each lock that lacks something."""
    for row, lock in enumerate(view["locks"].iter_rows(named=True)):
        if lock["what"] is not None:
            yield from _one(view, row, lock, *_KINDS[lock["what"]])


def _one(view: View, row: int, lock: dict[str, Any], who: str, items: str, values: str | None) -> Iterator[Finding]:
    if lock[who] is None:
        yield view.finding("lock-form", "locks", row, who, None, wanted=who)
    other = "blocks" if items == "modules" else "modules"
    if lock["item"] in view.ids(other) - view.ids(items):
        yield view.finding("unknown", "locks", row, "item", lock["item"], table=items, guess="")
    if lock["value"] is None:
        return
    if values is None:
        if not _is_monday(lock["value"]):
            yield view.finding("lock-form", "locks", row, "value", lock["value"], wanted=_(_MONDAY))
    elif lock["value"] not in view.ids(values) and values not in view.unread:
        yield view.finding("unknown", "locks", row, "value", lock["value"], table=values, guess="")


def _is_monday(value: str) -> bool:
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").weekday() == 0
    except ValueError:
        return False
