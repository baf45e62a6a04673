"""Last stage: the indicators, each with its unit, target and direction from the register."""

from __future__ import annotations

import polars as pl

from alternance import outcomes
from alternance.community import Community
from alternance.plan import Plan
from alternance.plan.tables import empty_table

__all__ = ["indicators"]


def indicators(community: Community, plan: Plan, gap: outcomes.GapSides | None = None) -> pl.DataFrame:
    """Return the table `indicators` of `plan`: whatever its tables allow (a recorded plan allows less)."""
    rows = []
    for figure in outcomes.solve(community, plan, gap):
        entry = outcomes.REGISTER[figure.id]
        facts = {"unit": entry.unit, "target": entry.target, "direction": entry.direction}
        rows.append({"id": figure.id, "scope": figure.scope, "value": figure.value, **facts})
    return pl.DataFrame(rows, schema=dict(empty_table("indicators").schema)) if rows else empty_table("indicators")
