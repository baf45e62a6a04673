"""A community written as a folder: `community.json` and a CSV or Parquet file a table."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from alternance.community.community import Community
from alternance.community.formats import Format, table_files, writer
from alternance.community.schema import TABLES
from alternance.community.stroke import Writer, write_folder

__all__ = ["save"]


def save(community: Community, folder: str | Path, *, format: Format = "csv") -> None:
    """Write `community` into `folder`, at one stroke; reading it gives the same community.

    `community.json` and one file for each table that has rows, with the columns that are filled. Files of tables that
    were there before, of either format, are replaced, or taken away where the table has no rows; other files stay.

    Parameters
    ----------
    folder : str or pathlib.Path
        It is made where it is not there.
    format : {"csv", "parquet"}
        Of the tables.

    Raises
    ------
    OSError
        When it cannot be written, for want of rights or room; what stood there still stands.
    ValueError
        When there is no such format.
    """
    facts = json.dumps(community.meta.as_json(), indent=2, ensure_ascii=False) + "\n"
    files: dict[str, Writer] = {"community.json": lambda path: path.write_text(facts, encoding="utf-8")}
    for name, table in community.tables.items():
        if table.height:
            needed = TABLES[name].columns()
            filled = table.select(
                column for column in table.columns if not (needed[column].nullable and table[column].is_null().all())
            )
            files[f"{name}.{format}"] = writer(_worded(filled) if format == "csv" else filled, format)
    write_folder(Path(folder), files, gone=table_files(community.tables))


def _worded(table: pl.DataFrame) -> pl.DataFrame:
    """Return the table with yes and no instead of truth values."""
    flags = [column for column, kind in table.schema.items() if kind == pl.Boolean]
    words = [pl.when(pl.col(f)).then(pl.lit("yes")).when(~pl.col(f)).then(pl.lit("no")).alias(f) for f in flags]
    return table.with_columns(words)
