"""A tiny community with a calendar made by hand, as the calendar engine would hand it on."""

from __future__ import annotations

from typing import Any

import polars as pl
from tests.communities import monday, tiny

from alternance.community import Community
from alternance.plan import Plan, PlanMeta

__all__ = ["drawn", "rows"]


def drawn(community: Community | None = None, *, rules_off: tuple[str, ...] = (), begin: int = 3) -> Plan:
    """Return a plan: module ``m`` of cohort ``c`` in weeks 0 and 1, block ``b`` in four weeks from `begin` on."""
    community = tiny() if community is None else community
    meta = PlanMeta(
        community.meta.title, community.hash, community.meta.first_week, community.meta.weeks, rules_off=rules_off
    )
    cohorts = community["cohorts"].select("id", "programme", "school", "title", "size", "first_week", "due_week")
    tables: dict[str, list[dict[str, Any]]] = {
        "sections": [{"id": "c/m/1", "cohort": "c", "module": "m", "number": 1, "size": 2}],
        "sessions": [{"section": "c/m/1", "from": monday(0), "to": monday(1), "minutes": 240}],
        "spans": [
            {
                "cohort": "c",
                "block": "b",
                "phase": 1,
                "from": monday(begin),
                "to": monday(begin + 3),
                "instruction_days": 0,
            }
        ],
    }
    return Plan(meta, {"cohorts": cohorts, **{name: pl.DataFrame(found) for name, found in tables.items()}})


def rows(table: pl.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Return the rows of some columns."""
    return table.select(columns).rows()
