"""A community written as a folder of CSV files."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from alternance.community.community import Community

__all__ = ["save"]


def save(community: Community, folder: str | Path) -> None:
    """Write `community` into `folder`; reading it gives the same community.

    `community.json` and one CSV file for each table that has rows, with the columns that are filled. Files of tables
    that were there before are replaced, or taken away where the table has no rows; other files stay.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(community.meta.as_json(), indent=2, ensure_ascii=False)
    (folder / "community.json").write_text(text + "\n", encoding="utf-8")
    for name, table in community.tables.items():
        file = folder / f"{name}.csv"
        if table.height:
            flags = [column for column, kind in table.schema.items() if kind == pl.Boolean]
            words = [pl.when(pl.col(f)).then(pl.lit("yes")).when(~pl.col(f)).then(pl.lit("no")).alias(f) for f in flags]
            used = [column for column in table.columns if not table[column].is_null().all()]
            table.with_columns(words).select(used).write_csv(file, date_format="%Y-%m-%d")
        else:
            file.unlink(missing_ok=True)
