"""What students need where they are placed: it excludes nobody, and is asked of the host."""

from __future__ import annotations

import polars as pl

from alternance.community import Community
from alternance.plan.tables import empty_table

__all__ = ["adjustments"]


def adjustments(community: Community, placements: pl.DataFrame) -> pl.DataFrame:
    """Return the table `adjustments`: a row for each placement of a student who asks for one."""
    said = community["students"].select(student="id", adjustment="adjustments").filter(pl.col("adjustment") != "")
    table = empty_table("adjustments")
    asked = placements.join(said, on="student").with_columns(status=pl.lit("asked", table["status"].dtype))
    return asked.select(table.columns)
