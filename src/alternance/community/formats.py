"""The kinds of file that a table of a folder may be, for communities and plans alike."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

import polars as pl

from alternance.community.stroke import Writer

__all__ = ["FORMATS", "Format", "as_texts", "read_texts", "table_files", "writer"]

#: CSV is read by everybody, Parquet is smaller, typed and faster.
Format = Literal["csv", "parquet"]
#: All of them.
FORMATS: tuple[Format, ...] = get_args(Format)


def table_files(names: Iterable[str]) -> list[str]:
    """Return every file that may hold one of these tables."""
    return [f"{name}.{ending}" for name in names for ending in FORMATS]


def writer(table: pl.DataFrame, format: Format) -> Writer:
    """Return what writes `table` in `format`; words are written as words.

    Raises
    ------
    ValueError
        When there is no such format.
    """
    if format == "csv":
        return lambda path: path.write_bytes(table.write_csv(date_format="%Y-%m-%d").encode())
    if format == "parquet":
        words = [column for column, kind in table.schema.items() if isinstance(kind, pl.Enum)]
        return table.with_columns(pl.col(words).cast(pl.String)).write_parquet
    raise ValueError(f"{format!r} is none of {', '.join(FORMATS)}")


def read_texts(path: Path) -> pl.DataFrame:
    """Read a table that we wrote, every cell as text; null where it is empty.

    Raises
    ------
    polars.exceptions.PolarsError, OSError
        When it cannot be read.
    """
    return as_texts(pl.read_parquet(path)) if path.suffix == ".parquet" else pl.read_csv(path, infer_schema=False)


def as_texts(frame: pl.DataFrame) -> pl.DataFrame:
    """Return every cell as text, as people write it: typed cells are then judged like those that somebody typed.

    Raises
    ------
    polars.exceptions.PolarsError
        When a column holds lists or parts of values.
    """
    return frame.select(pl.all().cast(pl.String))
