"""A community and its double, which has nothing to do with it."""

from __future__ import annotations

import polars as pl

from alternance.community import Community
from alternance.community.schema import TABLES

__all__ = ["named_anew", "several"]

#: Columns that name places and words of occupations, beside ids and references.
PLACES = {"blocks": ["place"], "hiring_units": ["occupation"], "demands": ["occupation"], "programmes": ["occupation"]}


def named_anew(community: Community, prefix: str) -> dict[str, pl.DataFrame]:
    """Return the tables with other ids everywhere."""
    tables = {}
    for name, table in community.tables.items():
        columns = TABLES[name].columns()
        ids = [n for n, c in columns.items() if n == "id" or (c.metadata or {}).get("refers")] + PLACES.get(name, [])
        tables[name] = table.with_columns((pl.lit(prefix) + pl.col(column)).alias(column) for column in ids)
    return tables


def several(*communities: Community) -> Community:
    """Return the communities side by side in one, each with ids of its own: ``0-``, ``1-`` and so on."""
    parts = [named_anew(one, f"{number}-") for number, one in enumerate(communities)]
    return Community(communities[0].meta, {name: pl.concat([part[name] for part in parts]) for name in TABLES})
