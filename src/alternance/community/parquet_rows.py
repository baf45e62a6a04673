"""Rows of a Parquet file as text: typed cells are judged like those that somebody typed."""

from __future__ import annotations

import io

import polars as pl

from alternance.community import bounds
from alternance.community.formats import as_texts

__all__ = ["ParquetError", "parquet_rows"]

_BROKEN = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError)


class ParquetError(ValueError):
    """The file cannot be read; `code` is that of the finding, `facts` what it says."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def parquet_rows(data: bytes) -> list[tuple[int, list[str]]]:
    """Return number and cells of each row that is not empty: the headings are row 1, as a spreadsheet shows them.

    Raises
    ------
    ParquetError
        When it is no Parquet file, holds more than `alternance.community.bounds`, or cells that are no values.

    Notes
    -----
    Size is looked at before anything is unpacked into cells: few bytes may mean gigabytes.
    """
    try:
        lazy = pl.scan_parquet(io.BytesIO(data))
        width, height = len(lazy.collect_schema()), lazy.select(pl.len()).collect().item()
        if width * (height + 1) > bounds.CELLS:
            raise ParquetError("many-cells", limit=bounds.CELLS)
        texts = _texts(pl.read_parquet(io.BytesIO(data)))
    except ParquetError:
        raise
    except _BROKEN as error:
        raise ParquetError("unreadable", why=str(error).splitlines()[0] if str(error) else "?") from None
    if texts.width and sum(texts.select(pl.all().str.len_bytes().sum()).row(0)) > bounds.BYTES:
        raise ParquetError("too-big", limit=bounds.size(bounds.BYTES))
    filled = ((number, list(row)) for number, row in enumerate(texts.iter_rows(), start=2) if any(row))
    return [(1, texts.columns), *filled]


def _texts(frame: pl.DataFrame) -> pl.DataFrame:
    """Return every cell as text, empty where it is null; a day as people write it."""
    for name, kind in frame.schema.items():
        if kind.is_nested() or kind in (pl.Binary, pl.Object):
            raise ParquetError("column-nested", column=name)
    return as_texts(frame).with_columns(pl.all().fill_null(""))
