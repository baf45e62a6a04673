"""A community with more or fewer seats, people demanded or teachers' minutes."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from alternance.community.community import Community
from alternance.outcomes.scenario.scenario import Scenario
from alternance.text import say

__all__ = ["in_step", "more_demand", "more_seats", "more_teachers"]


def in_step(counts: Iterable[int], percent: int) -> list[int]:
    """Return whole numbers changed by so many per cent, so that their sum is as near to it as whole numbers can be.

    Each is the difference of two rounded sums: no number changes by more than it must, and small ones are not all
    rounded the same way.

    Examples
    --------
    >>> in_step([2, 2, 2, 2, 2], -10)
    [2, 2, 1, 2, 2]
    >>> sum(in_step([1] * 20, 10))
    22
    """
    found, before, done = [], 0, 0
    for count in counts:
        before += count
        upto = (before * (100 + percent) + 50) // 100
        found.append(upto - done)
        done = upto
    return found


def more_seats(community: Community, percent: int) -> Scenario:
    """Return the community with so many per cent more seats (less: fewer), by occupation, in whole seats.

    A position's seats, those of its weeks, its mentor's students and its unit's total change alike; no more is promised
    than there is.
    """
    units = dict(community["hiring_units"].select("id", "occupation").rows())
    rows = sorted(
        (units[unit], id_, seats) for id_, unit, seats in community["positions"].select("id", "unit", "seats").rows()
    )
    step: dict[str, int] = {}
    for occupation in sorted(set(units.values())):
        own = [(id_, seats) for of, id_, seats in rows if of == occupation]
        changed = in_step((seats for _, seats in own), percent)
        step |= {id_: now - seats for (id_, seats), now in zip(own, changed, strict=True)}
    by = (
        community["positions"]
        .select("id", "unit", "mentor")
        .with_columns(step=pl.Series([step[id_] for id_ in community["positions"]["id"]], dtype=pl.Int64))
    )
    tables = {
        "positions": _grown(community["positions"], "id", by.select("id", "step"), "seats"),
        "position_weeks": _weeks(community["position_weeks"], by.select(position="id", step="step")),
        "hiring_units": _grown(
            community["hiring_units"], "id", by.group_by(id="unit").agg(pl.col("step").sum()), "seats_total"
        ),
        "mentors": _grown(
            community["mentors"],
            "id",
            by.filter(pl.col("mentor").is_not_null()).group_by(id="mentor").agg(pl.col("step").sum()),
            "students_max",
        ),
    }
    tables["position_weeks"] = _promised(tables["position_weeks"], tables["positions"])
    text = say("{change} % seats", change=f"{percent:+}")
    return Scenario(f"seats{percent:+}", text, community.with_tables(**tables), (text,))


def more_demand(community: Community, percent: int) -> Scenario:
    """Return the community with so many per cent more people demanded (less: fewer), in whole people."""
    rows = community["demands"]
    low, high = (_scaled(rows[column], percent) for column in ("headcount_low", "headcount_high"))
    changed = rows.with_columns(headcount_low=low, headcount_high=high).with_columns(
        headcount_high=pl.max_horizontal("headcount_low", "headcount_high") if rows.height else pl.col("headcount_high")
    )
    changed = changed.with_columns(
        pl.when(high.is_null()).then(None).otherwise(pl.col("headcount_high")).alias("headcount_high")
    )
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


def _grown(table: pl.DataFrame, key: str, steps: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return a table with a column changed by steps, never below 0."""
    joined = table.join(steps, on=key, how="left", maintain_order="left")
    return joined.with_columns(
        pl.max_horizontal(pl.lit(0), pl.col(column) + pl.col("step").fill_null(0)).alias(column)
    ).drop("step")


def _weeks(table: pl.DataFrame, steps: pl.DataFrame) -> pl.DataFrame:
    said = table["seats"].is_null()
    grown = _grown(table, "position", steps, "seats")
    return grown.with_columns(pl.when(said).then(None).otherwise(pl.col("seats")).alias("seats"))


def _promised(weeks: pl.DataFrame, positions: pl.DataFrame) -> pl.DataFrame:
    """Return spans that promise no more seats than they have."""
    joined = weeks.join(positions.select(position="id", own="seats"), on="position", how="left", maintain_order="left")
    most = pl.coalesce("seats", "own")
    return joined.with_columns(promised=pl.min_horizontal("promised", most)).drop("own")
