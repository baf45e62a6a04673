"""Last stage: the indicators, each with its unit, target and direction from the register, and the rows behind them.

With them what was aimed at with cohorts, and how actions stand.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from alternance import outcomes
from alternance.community import Community
from alternance.plan import Plan
from alternance.plan.tables import table_of

__all__ = ["counted", "indicators"]


def counted(community: Community, plan: Plan) -> dict[str, pl.DataFrame]:
    """Return the tables that follow from all others of `plan`, by name; a recorded plan's tables allow less.

    They are `indicators` and `indicator_rows`, `cohort_results` and `actions`.
    """
    figures = outcomes.solve(community, plan)
    indicators = table_of("indicators", [_figure(figure) for figure in figures])
    followed = outcomes.follow(community, plan.with_tables(indicators=indicators))
    return {
        "indicators": indicators,
        "indicator_rows": table_of("indicator_rows", [_row(*row) for row in outcomes.behind(figures)]),
        "cohort_results": table_of("cohort_results", map(_result, outcomes.reached(community, figures))),
        "actions": table_of("actions", map(_action, followed)),
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


def _result(one: outcomes.Reached) -> dict[str, Any]:
    named = ("id", "cohort", "measure", "occupation", "target", "set_on")
    row = {name: one.target[name] for name in named}
    return {**row, "indicator": one.indicator, "value": one.value, "met": one.met, "note": one.note}


def _action(one: outcomes.Followed) -> dict[str, Any]:
    row = {name: one.action[name] for name in one.action if name != "base"}
    return {**row, "state": one.state, "before": one.before, "after": one.after, "effect": one.effect or None}
