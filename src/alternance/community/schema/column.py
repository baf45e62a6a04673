"""Kinds of column: what a cell may hold, said once for reading, judging, documentation and spreadsheet headings.

A column's `metadata` carries what dataframely does not know: ``refers`` (the table that the value must name),
``unit``, ``default`` (what an empty cell means), ``example``, and ``later`` of a column that came when there were
communities, or plans, without it: as long as it is empty they are what they were, with the hash that they had.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import dataframely as dy
import polars as pl

__all__ = [
    "EARLIEST",
    "ID",
    "LARGEST",
    "LATEST",
    "choice",
    "date",
    "flag",
    "key",
    "level",
    "maybe",
    "number",
    "ref",
    "text",
    "week",
    "whole",
]

#: An id: letters and digits of any script, then also ``: . / _ -``; no blanks, so that ids can stand in lists.
ID = r"^\w[\w:./\-]*$"
#: Days before and after are slips of the pen, such as 0202-09-07.
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
#: Largest whole number: sums and products of two still fit into 64 bits.
LARGEST = 1_000_000_000


def _more(unit: str | None, default: Any, example: Any, **other: Any) -> dict[str, Any]:
    facts = {"unit": unit, "default": default, "example": example, **other}
    return {name: value for name, value in facts.items() if value is not None}


def key(says: str, example: str) -> dy.String:
    """The row's own id."""
    return dy.String(primary_key=True, regex=ID, max_length=120, description=says, metadata=_more(None, None, example))


def ref(
    table: str, says: str, example: str, *, primary: bool = False, empty: bool = False, alias: str | None = None,
    later: bool = False,
) -> dy.String:  # fmt: skip
    """The id of a row of another table (several tables are parted by a bar)."""
    return dy.String(
        primary_key=primary, nullable=empty and not primary, regex=ID, max_length=120, description=says, alias=alias,
        metadata=_more(None, None, example, refers=table, later=later or None),
    )  # fmt: skip


def text(
    says: str,
    example: str,
    *,
    empty: bool = True,
    primary: bool = False,
    longest: int = 400,
    default: str | None = None,
) -> dy.String:
    """Free text."""
    return dy.String(
        primary_key=primary, nullable=empty and not primary, max_length=longest, description=says,
        metadata=_more(None, default, example),
    )  # fmt: skip


def choice(
    values: tuple[str, ...],
    says: str,
    *,
    default: str | None = None,
    empty: bool = False,
    primary: bool = False,
    later: bool = False,
) -> dy.Enum:
    """One of a few words."""
    return dy.Enum(
        values, primary_key=primary, nullable=empty and not primary, description=says,
        metadata=_more(None, default, default or values[0], later=later or None),
    )  # fmt: skip


def whole(
    says: str, example: int, *, unit: str | None = None, least: int | None = 0, most: int | None = None,
    default: int | None = None, empty: bool = False, primary: bool = False, later: bool = False,
) -> dy.Int64:  # fmt: skip
    """A whole number."""
    return dy.Int64(
        primary_key=primary, nullable=empty and not primary, min=least, max=LARGEST if most is None else most,
        description=says, metadata=_more(unit, default, example, later=later or None),
    )  # fmt: skip


def level(says: str, *, default: int | None = None, empty: bool = False, least: int = 0, example: int = 2) -> dy.Int64:
    """A level: 0 none, 1 aware, 2 assisted, 3 independent, 4 proficient."""
    return whole(says, example, unit="level 0 to 4", least=least, most=4, default=default, empty=empty)


def number(
    says: str, example: float, *, unit: str | None = None, least: float | None = None, most: float | None = None,
    default: float | None = None, empty: bool = False,
) -> dy.Float64:  # fmt: skip
    """A number with a decimal point."""
    return dy.Float64(
        nullable=empty, min=least, max=most, description=says, metadata=_more(unit, default, example), allow_inf=False
    )


def flag(says: str, *, default: bool = False) -> dy.Bool:
    """Yes or no."""
    return dy.Bool(description=says, metadata=_more(None, default, "yes" if default else "no"))


def maybe(says: str) -> dy.Bool:
    """Yes or no, or empty where nobody has said."""
    return dy.Bool(nullable=True, description=says, metadata=_more(None, None, "yes"))


def date(says: str, example: str, *, empty: bool = False, primary: bool = False, alias: str | None = None) -> dy.Date:
    """A day, written 2026-09-07."""
    return dy.Date(
        primary_key=primary, nullable=empty and not primary, alias=alias, description=says,
        min=EARLIEST, max=LATEST,
        metadata=_more("date", None, example),
    )  # fmt: skip


def week(
    says: str, example: str = "2026-09-07", *, empty: bool = False, primary: bool = False, alias: str | None = None
) -> dy.Date:
    """A week, written as the date of its Monday."""
    return dy.Date(
        primary_key=primary, nullable=empty and not primary, alias=alias, description=says,
        min=EARLIEST, max=LATEST,
        check={"monday": lambda day: day.dt.weekday() == pl.lit(1)},
        metadata=_more("week (its Monday)", None, example),
    )  # fmt: skip
