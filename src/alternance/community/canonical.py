"""The form in which a table is kept: all its columns, their types, rows in the order of the key."""

from __future__ import annotations

from collections.abc import Sequence

import dataframely as dy
import polars as pl

__all__ = ["canonical", "without_later"]


def canonical(schema: type[dy.Schema], table: pl.DataFrame | None, filled: Sequence[pl.Expr] = ()) -> pl.DataFrame:
    """Return `table` in canonical form: the order of rows and columns never matters, absent columns are empty.

    Parameters
    ----------
    table : polars.DataFrame or None
        None: no rows.
    filled : sequence of polars.Expr
        What is put into columns before rows are ordered.
    """
    empty = schema.create_empty()
    if table is None or table.height == 0:
        return empty
    missing = [pl.lit(None).alias(column) for column in empty.columns if column not in table.columns]
    typed = table.with_columns(missing).select(empty.columns).cast(dict(empty.schema))  # type: ignore[arg-type]
    return typed.with_columns(filled).sort(schema.primary_key(), nulls_last=True)


def without_later(schema: type[dy.Schema], table: pl.DataFrame) -> pl.DataFrame:
    """Return `table` without its empty columns that came when there were tables of it without them."""
    later = [name for name, definition in schema.columns().items() if (definition.metadata or {}).get("later")]
    return table.drop(name for name in later if table[name].null_count() == table.height)
