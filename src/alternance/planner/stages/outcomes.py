"""Last stage: the indicators, each with its unit, target and direction from the register, and the rows behind them."""

from __future__ import annotations

from typing import Any

import polars as pl

from alternance import outcomes
from alternance.community import Community
from alternance.plan import Plan
from alternance.plan.tables import table_of

__all__ = ["counted", "indicators"]


def counted(community: Community, plan: Plan) -> dict[str, pl.DataFrame]:
    """Return the tables `indicators` and `indicator_rows` of `plan`: what its tables allow (a recorded plan's less)."""
    figures = outcomes.solve(community, plan)
    return {
        "indicators": table_of("indicators", [_figure(figure) for figure in figures]),
        "indicator_rows": table_of("indicator_rows", [_row(*row) for row in outcomes.behind(figures)]),
    }


def indicators(community: Community, plan: Plan) -> pl.DataFrame:
    """Return the table `indicators` of `plan` alone."""
    return counted(community, plan)["indicators"]


def _figure(figure: outcomes.Figure) -> dict[str, Any]:
    entry = outcomes.REGISTER[figure.id]
    return {
        "id": figure.id, "kind": figure.kind, "scope": figure.scope, "value": figure.value, "unit": entry.unit,
        "target": entry.target, "direction": entry.direction, "behind": len(figure.items), "note": figure.note,
    }  # fmt: skip


def _row(indicator: str, number: int, item: outcomes.Item) -> dict[str, Any]:
    where = item.where
    return {
        "indicator": indicator, "place": number, "table": item.table, "row": item.row, "value": item.value,
        "out_of": item.of, "school": where.school, "programme": where.programme, "cohort": where.cohort,
        "enterprise": where.enterprise,
    }  # fmt: skip
