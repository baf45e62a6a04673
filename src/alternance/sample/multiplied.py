"""A community many times over: as many schools, students and positions as a whole country's alliance has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from alternance.community import Community
from alternance.community.schema import TABLES

__all__ = ["multiplied"]


def multiplied(communities: Sequence[Community], positions: int = 1) -> Community:
    """Return `communities` as one, each with ids of its own; each position `positions` times, with its weeks.

    Occupations and competences stay those of the framework: schools of one occupation share its positions. Facts are
    those of the first.

    Raises
    ------
    ValueError
        When there is none.
    """
    if not communities:
        raise ValueError("no community")
    tables = {
        name: pl.concat(
            _named_anew(name, community[name], f"k{number}-")
            for number, community in enumerate(communities)
            if community[name].height
        )
        for name in communities[0].tables
        if any(community[name].height for community in communities)
    }
    for name, column in (("positions", "id"), ("position_weeks", "position")):
        again = [tables[name].with_columns((pl.col(column) + f"-x{n}").alias(column)) for n in range(1, positions)]
        tables[name] = pl.concat([tables[name], *again])
    first = communities[0].meta
    return Community(replace(first, title=f"{first.title} × {len(communities)}"), tables)


def _named_anew(name: str, table: pl.DataFrame, prefix: str) -> pl.DataFrame:
    columns = TABLES[name].columns()
    ids = [column for column, known in columns.items() if column == "id" or (known.metadata or {}).get("refers")]
    anew = table.with_columns((prefix + pl.col(column)).alias(column) for column in ids)
    if name == "locks":  # what a lock's value names is said by its kind, not by its column
        named = pl.col("what").cast(pl.String).is_in(["position", "teacher"])
        item = pl.when(pl.col("item").str.starts_with(prefix)).then(pl.col("item")).otherwise(prefix + pl.col("item"))
        value = pl.when(named).then(prefix + pl.col("value")).otherwise(pl.col("value"))
        anew = anew.with_columns(item.alias("item"), value.alias("value"))
    return anew
