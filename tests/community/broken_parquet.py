"""Folders with Parquet tables broken in the ways in which programmes that write them break them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
from tests.community.broken_folders import Break
from tests.community.good import TABLES

__all__ = ["PARQUET"]


def packed(table: str, change: Callable[[pl.DataFrame], pl.DataFrame] = lambda frame: frame) -> bytes:
    """Return a table of the good community as the bytes of a Parquet file, changed."""
    content = io.BytesIO()
    change(pl.read_csv(TABLES[table].encode(), infer_schema=False)).write_parquet(content)
    return content.getvalue()


def instead(table: str, data: bytes) -> Break:
    """Put a Parquet file where the table's CSV was."""

    def write(root: Path) -> None:
        (root / f"{table}.csv").unlink()
        (root / f"{table}.parquet").write_bytes(data)

    return write


def typed(table: str, **columns: Any) -> Break:
    """Write a table with columns of other values."""
    return instead(table, packed(table, lambda frame: frame.with_columns(**columns)))


#: What is broken → how, and what the report says, place by place.
PARQUET: dict[str, tuple[Break, list[str]]] = {
    "text that is called Parquet": (instead("travel", TABLES["travel"].encode()), [
        'error travel.parquet: it cannot be read: parquet: File out of specification: The file must end with PAR1 or PARE. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a Parquet file of no byte": (instead("travel", b""), [
        'error travel.parquet: it cannot be read: parquet: File out of specification: A Parquet file must contain a header and footer with at least 12 bytes. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a Parquet file cut off": (instead("travel", packed("travel")[:-9]), [
        'error travel.parquet: it cannot be read: parquet: File out of specification: The file must end with PAR1 or PARE. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "lists in a column": (typed("preferences", rank=pl.concat_list(pl.lit(1), pl.lit(2))), [
        'error preferences.parquet: column rank holds lists or parts of values. Write one value into each cell. [column-nested]',
    ]),
    "parts in a column": (typed("travel", site=pl.struct(pl.col("site").alias("id"))), [
        'error travel.parquet: column site holds lists or parts of values. Write one value into each cell. [column-nested]',
    ]),
    "bytes in a column": (typed("travel", site=pl.col("site").cast(pl.Binary)), [
        'error travel.parquet: column site holds lists or parts of values. Write one value into each cell. [column-nested]',
    ]),
    "no number and endless ones": (typed("sites", lat=pl.Series([float("nan"), float("inf")])), [
        'error sites.parquet, row 2, column lat: not a number such as 0.5 (found: NaN). Write a number such as 0.5. [type]',
        'error sites.parquet, row 3, column lat: not a number such as 0.5 (found: inf). Write a number such as 0.5. [type]',
    ]),
    "a typed half student": (typed("cohorts", size=pl.lit(2.5)), [
        'error cohorts.parquet, row 2, column size: not a whole number such as 12 (found: 2.5). Write a whole number such as 12. [type]',
    ]),
    "a typed day that is no Monday": (typed("cohorts", first_week=pl.lit(dt.date(2026, 9, 8))), [
        'error cohorts.parquet, row 2, column first_week: a week is named by its Monday (found: 2026-09-08). Write 2026-09-07. [not-monday]',
    ]),
    "a typed day with a time": (typed("cohorts", first_week=pl.lit(dt.datetime(2026, 9, 7, 8, 30))), [
        'error cohorts.parquet, row 2, column first_week: a date in another style (found: 2026-09-07 08:30:00.000000). Write 2026-09-07. [date-style]',
    ]),
    "nothing in a column of ids": (typed("travel", student=pl.lit(None)), [
        'error travel.parquet, row 2, column student: the cell is empty. Fill it in: From the home of this student. [empty]',
    ]),
    "headings of a programme": (instead("travel", packed("travel", lambda frame: frame.rename({"minutes": "duration"}))), [
        'error travel.parquet, row 1, column duration: there is no column of this name (found: duration). Rename it, put # before it if it is a note, or take it out. [column-unknown]',
        'error travel.parquet, row 1, column minutes: column minutes is missing. Add the column; see docs/data/tables.md. [column-missing]',
    ]),
    "columns and no rows": (instead("mentors", packed("mentors", lambda frame: frame.clear())), [
        'error positions.csv, row 2, column mentor: it names rows of mentors, which is absent or empty (found: m:m1). Add mentors, or leave the column empty. [table-referred]',
    ]),
}  # fmt: skip
