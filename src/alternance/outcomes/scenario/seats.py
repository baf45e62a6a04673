"""A community with more or fewer seats, in whole seats, under the same limits of units and mentors."""

from __future__ import annotations

from collections import Counter, defaultdict

import polars as pl

from alternance.community.apart import limits_above
from alternance.community.community import Community
from alternance.community.totals import splits
from alternance.outcomes.scenario.in_step import in_step
from alternance.outcomes.scenario.scenario import Scenario
from alternance.text import say

__all__ = ["more_seats"]


def more_seats(community: Community, percent: int) -> Scenario:
    """Return the community with so many per cent more seats (less: fewer), by occupation, in whole seats.

    A position's seats, those of its weeks, its mentor's students, its unit's and its enterprise's total change alike.
    Contracts stand: a position keeps a seat for everybody fixed or locked there, and an enterprise takes them all. No
    more is promised, reserved or asked as the least than there is.
    """
    positions, step = community["positions"], _steps(community, percent)
    by = positions.select("id", "unit", "mentor").with_columns(
        step=pl.Series(list(map(step.get, positions["id"])), dtype=pl.Int64)
    )
    of_units = by.group_by(id="unit").agg(pl.col("step").sum())
    of_mentors = by.filter(pl.col("mentor").is_not_null()).group_by(id="mentor").agg(pl.col("step").sum())
    grown = _grown(positions, "id", by.select("id", "step"), "seats")
    grown = grown.with_columns(seats_min=pl.min_horizontal("seats_min", "seats"))
    weeks = _grown(community["position_weeks"], "position", by.select(position="id", step="step"), "seats")
    tables = {
        "positions": grown,
        "position_weeks": _within(weeks, grown, "promised"),
        "organisations": _enterprises(community, of_units),
        "hiring_units": _grown(community["hiring_units"], "id", of_units, "seats_total"),
        "mentors": _grown(community["mentors"], "id", of_mentors, "students_max"),
        "reserved_seats": _reserved(community["reserved_seats"], grown),
    }
    text = say("{change} % seats", change=f"{percent:+}")
    return Scenario(f"seats{percent:+}", text, _not_binding(community.with_tables(**tables)), (text,))


def _not_binding(community: Community) -> Community:
    """Return the community with limits that still do not bind over positions that rank for themselves.

    What is changed in whole seats, and never below 0, may fall short by a seat in some week. An enterprise that would
    then cut such a unit short takes all that its units take.
    """
    tables = {
        "unit": ("hiring_units", "seats_total"),
        "mentor": ("mentors", "students_max"),
        "enterprise": ("organisations", "seats_total"),
    }
    whole = {split.enterprise: sum(split.most.values()) for split in splits(community, community.horizon)}
    least: dict[str, dict[str, int]] = {kind: {} for kind in tables}
    for limit in limits_above(community, community.horizon):
        if limit.may_bind:
            least[limit.kind][limit.name] = whole[limit.name] if limit.kind == "enterprise" else limit.seats
    raised = {
        table: community[table].with_columns(
            pl.when(pl.col(column).is_not_null())
            .then(pl.max_horizontal(column, pl.col("id").replace_strict(least[kind], default=0, return_dtype=pl.Int64)))
            .alias(column)
        )
        for kind, (table, column) in tables.items()
        if least[kind]
    }
    return community.with_tables(**raised) if raised else community


def _enterprises(community: Community, of_units: pl.DataFrame) -> pl.DataFrame:
    """Return the organisations, their totals changed by the seats of all their units, never below those held there."""
    rows = community["organisations"]
    sites = community["sites"].select("organisation", site="id")
    units = community["hiring_units"].select("id", "site").join(sites, on="site").join(of_units, on="id")
    held = {split.enterprise: sum(split.asking.held[unit] for unit in split.shares)
            for split in splits(community, community.horizon)}  # fmt: skip
    steps = [
        (enterprise, max(step, min(0, held[enterprise] - total)))
        for enterprise, total, step in rows.select("id", "seats_total")
        .join(units.group_by(id="organisation").agg(pl.col("step").sum()), on="id").rows()
        if enterprise in held
    ]  # fmt: skip
    return _grown(rows, "id", pl.DataFrame(steps, {"id": pl.String, "step": pl.Int64}, orient="row"), "seats_total")


def _steps(community: Community, percent: int) -> dict[str, int]:
    """Return position → seats more, below 0 fewer."""
    occupation = dict(community["hiring_units"].select("id", "occupation").rows())
    held = Counter(community["fixed"]["position"])
    held.update(community["locks"].filter(what="position")["value"])
    seats: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for id_, unit, own in community["positions"].select("id", "unit", "seats").rows():
        seats[occupation[unit]].append((id_, own))
    found = {}
    for rows in seats.values():
        for (id_, own), now in zip(rows, in_step((own for _, own in rows), percent), strict=True):
            found[id_] = max(now, min(own, held[id_])) - own
    return found


def _grown(table: pl.DataFrame, key: str, steps: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return a table with a column changed by steps, never below 0; what is empty stays so."""
    joined = table.join(steps, on=key, how="left", maintain_order="left")
    changed = pl.max_horizontal(pl.lit(0), pl.col(column) + pl.col("step").fill_null(0))
    return joined.with_columns(pl.when(pl.col(column).is_not_null()).then(changed).alias(column)).drop("step")


def _within(rows: pl.DataFrame, positions: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return rows of positions whose `column` is at most the seats there are: the row's own, else the position's."""
    joined = rows.join(positions.select(position="id", own="seats"), on="position", how="left", maintain_order="left")
    return joined.with_columns(pl.min_horizontal(column, pl.coalesce("seats", "own")).alias(column)).drop("own")


def _reserved(rows: pl.DataFrame, positions: pl.DataFrame) -> pl.DataFrame:
    """Return the seats reserved, in the order of rows at most those of the position; none of 0."""
    left, kept = dict(positions.select("id", "seats").rows()), list[int]()
    for position, seats in rows.select("position", "seats").rows():
        kept.append(min(seats, left[position]))
        left[position] -= kept[-1]
    return rows.with_columns(seats=pl.Series(kept, dtype=pl.Int64)).filter(pl.col("seats") > 0)
