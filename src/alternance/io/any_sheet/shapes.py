"""What the cells of a column look like, held against what a column of a table may hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from alternance.community.cells import typed
from alternance.community.guessing import guess_date, guess_number
from alternance.io.names import plain

__all__ = ["DATE_ORDERS", "as_iso", "date_order", "share"]

#: Orders of day, month and year in dates that are parted by points, strokes or hyphens.
DATE_ORDERS = ("day month year", "month day year", "year month day")
_DATE = re.compile(r"(\d{1,4})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{1,4})")


def share(cells: Sequence[str], column: Any, known: Collection[str]) -> float:
    """Return the share of filled cells that `column` could hold, in whatever style; 1 where all are empty.

    Parameters
    ----------
    known : collection of str
        Ids and titles that a column may name; empty: not known.
    """
    filled = [cell for cell in cells if cell]
    if not filled:
        return 1.0
    if known:
        names = {plain(name) for name in known}
        return sum(plain(cell) in names for cell in filled) / len(filled)
    kind = column.dtype
    fits = sum(_fits(cell, kind) for cell in filled) / len(filled)
    if isinstance(kind, pl.String) and column.primary_key:
        return fits * len(set(filled)) / len(filled)
    return fits


def _fits(cell: str, kind: Any) -> bool:
    if isinstance(kind, pl.Date):
        return as_iso(cell, DATE_ORDERS[0]) is not None or guess_date(cell) is not None
    if isinstance(kind, pl.Int64 | pl.Float64):
        whole = isinstance(kind, pl.Int64)
        return not _unread(cell, kind) or guess_number(cell, whole=whole) is not None
    return isinstance(kind, pl.String | pl.Enum) or not _unread(cell, kind)


def _unread(cell: str, kind: Any) -> bool:
    return bool(typed(pl.Series([cell]), kind)[1][0])


def date_order(cells: Sequence[str]) -> str:
    """Return the first order in which every date of `cells` is one; the first of all where none is."""
    dates = [cell for cell in cells if _DATE.fullmatch(cell)]
    return next((order for order in DATE_ORDERS if all(as_iso(cell, order) for cell in dates)), DATE_ORDERS[0])


def as_iso(cell: str, order: str) -> str | None:
    """Return a date as we write it; None where it is none in this order."""
    match = _DATE.fullmatch(cell)
    if match is None:
        return None
    parts = [int(part) for part in match.groups()]
    year, month, day = {
        DATE_ORDERS[0]: (parts[2], parts[1], parts[0]),
        DATE_ORDERS[1]: (parts[2], parts[0], parts[1]),
        DATE_ORDERS[2]: (parts[0], parts[1], parts[2]),
    }[order if parts[0] < 32 else DATE_ORDERS[2]]
    try:
        return dt.date(year, month, day).isoformat() if year > 999 else None
    except ValueError:
        return None
