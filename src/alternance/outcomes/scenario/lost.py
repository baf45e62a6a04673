"""A community in which one enterprise takes nobody any more."""

from __future__ import annotations

import polars as pl

from alternance.community.community import Community
from alternance.outcomes.scenario.scenario import Scenario
from alternance.text import say

__all__ = ["largest_enterprise", "without_enterprise"]


def _positions(community: Community) -> pl.DataFrame:
    """Return the positions with their seats, unit and enterprise."""
    sites = community["sites"].select(site="id", enterprise="organisation")
    units = community["hiring_units"].select(unit="id", site="site")
    return community["positions"].join(units, on="unit").join(sites, on="site")


def largest_enterprise(community: Community) -> str | None:
    """Return the enterprise with most seats, the first by id among equals; None without positions."""
    seats = _positions(community).group_by("enterprise").agg(pl.col("seats").sum())
    rows = seats.sort("seats", "enterprise", descending=[True, False])["enterprise"].to_list()
    return rows[0] if rows else None


def without_enterprise(community: Community, enterprise: str) -> Scenario:
    """Return the community in which `enterprise` offers no seat, demands nobody and closes its rooms.

    What was fixed or locked there is given up, so that these students are placed elsewhere.

    Raises
    ------
    ValueError
        When `enterprise` has no position.
    """
    lost = _positions(community).filter(enterprise=enterprise)["id"].to_list()
    if not lost:
        raise ValueError(say("{enterprise} has no position in this community", enterprise=enterprise))
    sites = community["sites"].filter(organisation=enterprise)["id"].to_list()
    rooms = community["rooms"].filter(pl.col("site").is_in(sites))["id"].to_list()
    demands = community["demands"].filter(pl.col("enterprise") == enterprise)["id"].to_list()
    owned = community["improvements"].filter(owner=enterprise)["id"].to_list()
    without = {
        "fixed": ("position", lost),
        "reserved_seats": ("position", lost),
        "rooms": ("id", rooms),
        "room_shares": ("room", rooms),
        "demands": ("id", demands),
        "demand_aims": ("demand", demands),
        "improvements": ("id", owned),
        "improvement_aims": ("improvement", owned),
    }
    tables = {name: community[name].filter(~pl.col(column).is_in(ids)) for name, (column, ids) in without.items()}
    gone = pl.col("position").is_in(lost)
    tables["position_weeks"] = community["position_weeks"].with_columns(
        seats=pl.when(gone).then(0).otherwise(pl.col("seats")),
        promised=pl.when(gone).then(0).otherwise(pl.col("promised")),
    )
    there = (pl.col("what") == "position") & pl.col("value").is_in(lost)
    tables["locks"] = community["locks"].filter(~there)
    title = dict(community["organisations"].select("id", "title").rows()).get(enterprise) or enterprise
    text = say("without {enterprise}", enterprise=title)
    return Scenario(f"without-{enterprise}".replace(":", "-"), text, community.with_tables(**tables), (text,))
