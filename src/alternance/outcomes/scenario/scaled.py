"""A community with more or fewer people demanded, or minutes of teachers."""

from __future__ import annotations

import polars as pl

from alternance.community.community import Community
from alternance.outcomes.scenario.in_step import in_step
from alternance.outcomes.scenario.scenario import Scenario
from alternance.text import say

__all__ = ["more_demand", "more_teachers"]


def more_demand(community: Community, percent: int) -> Scenario:
    """Return the community with so many per cent more people demanded (less: fewer), in whole people."""
    rows = community["demands"]
    low, high = (_scaled(rows[column], percent) for column in ("headcount_low", "headcount_high"))
    changed = rows.with_columns(headcount_low=low, headcount_high=high)
    # rounded apart, the least may have passed the most
    most = pl.max_horizontal("headcount_low", "headcount_high")
    changed = changed.with_columns(headcount_high=pl.when(pl.col("headcount_high").is_not_null()).then(most))
    text = say("{change} % people demanded", change=f"{percent:+}")
    return Scenario(f"demand{percent:+}", text, community.with_tables(demands=changed), (text,))


def more_teachers(community: Community, percent: int) -> Scenario:
    """Return the community with so many per cent more of every teacher's minutes and ceiling (less: fewer)."""
    share = (100 + percent) / 100
    grown = [(pl.col(name) * share).round().cast(pl.Int64).alias(name) for name in ("minutes_per_week", "ceiling")]
    rows = community["teachers"].with_columns(grown)
    rows = rows.with_columns(other_duties_minutes=pl.min_horizontal("other_duties_minutes", "minutes_per_week"))
    text = say("{change} % teachers' minutes", change=f"{percent:+}")
    return Scenario(f"teachers{percent:+}", text, community.with_tables(teachers=rows), (text,))


def _scaled(column: pl.Series, percent: int) -> pl.Series:
    known = column.fill_null(0).to_list()
    return pl.Series(in_step(known, percent), dtype=pl.Int64).set(column.is_null(), None)
