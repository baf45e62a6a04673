"""The total of an enterprise split over its hiring units, once, before any calendar or round.

An enterprise says how many trainees it takes at one time in all (`organisations.seats_total`). Were that a limit above
units, who gets a seat in one unit would hang on who wants one in another, and a stable placement may not exist. So each
unit gets a *share*, and from then on limits are a tree: position, mentor, unit.

A unit takes *of itself* the least of its `seats_total` and the seats of the week in which its positions, under their
mentors, have most. The total goes seat by seat (`seat_by_seat`) to units that can take one more of themselves: first
in proportion to the students held there, to each unit so many at most; then in proportion to those who ask for it
(see `Asking`). What one cannot take goes to the others: all is given out, or every unit has what it takes of itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import polars as pl

from alternance.community.community import Community
from alternance.community.horizon import Horizon
from alternance.community.totals.asking import Asking, Tables, asking
from alternance.community.totals.own import own_limits
from alternance.community.totals.seat_by_seat import seat_by_seat

__all__ = ["Split", "settled", "splits", "unit_totals"]


@dataclass(frozen=True)
class Split:
    """An enterprise's total, split.

    Attributes
    ----------
    enterprise : str
    total : int
        Trainees at one time in all its units.
    shares : dict of str to int
        Hiring unit → how many of the total fall to it, by id.
    most : dict of str to int
        Unit → how many it takes of itself.
    asking : Asking
        Who asks for the units.
    """

    enterprise: str
    total: int
    shares: dict[str, int]
    most: dict[str, int]
    asking: Asking

    def cuts(self, unit: str) -> bool:
        """Tell whether a unit has less than it would take of itself."""
        return self.shares[unit] < self.most[unit]

    @property
    def cut(self) -> dict[str, int]:
        """The units that have less than they would take of themselves, with their shares."""
        return {unit: share for unit, share in self.shares.items() if self.cuts(unit)}


def splits(tables: Tables, horizon: Horizon) -> list[Split]:
    """Return the split of each enterprise that has a total and units, by id; nothing is computed where none has one.

    Parameters
    ----------
    tables : Community, or tables by name
        Rows that refer to what is not there count for nothing.
    """
    totals = _totals(tables)
    if not totals:
        return []
    units = {unit for _, _, own in totals for unit in own}
    asked, limits = asking(tables, units), own_limits(tables, horizon, units)
    return [_split(enterprise, total, own, limits, asked) for enterprise, total, own in totals]


def _totals(tables: Tables) -> list[tuple[str, int, list[str]]]:
    """Return (enterprise, total, its units) of those that say one."""
    given = tables["organisations"].filter(pl.col("kind").cast(pl.String) == "enterprise")
    owner = dict(tables["sites"].select("id", "organisation").rows())
    units: dict[str | None, set[str]] = defaultdict(set)
    for unit, site in tables["hiring_units"].select("id", "site").drop_nulls().rows():
        units[owner.get(site)].add(unit)
    rows = given.select("id", "seats_total").drop_nulls().unique("id", keep="first", maintain_order=True).sort("id")
    return [(id_, total, sorted(units[id_])) for id_, total in rows.rows() if id_ in units]


def _split(enterprise: str, total: int, units: list[str], limits: dict[str, int], asked: Asking) -> Split:
    most = {unit: limits[unit] for unit in units}
    held = seat_by_seat(total, {unit: min(most[unit], asked.held[unit]) for unit in units}, asked.held)
    return Split(enterprise, total, seat_by_seat(total, most, asked.askers, held), most, asked)


def unit_totals(community: Community) -> dict[str, int]:
    """Return hiring unit → most trainees at one time: its share where that is less than it takes of itself."""
    totals: dict[str, int] = dict(community["hiring_units"].select("id", "seats_total").rows())
    for split in splits(community, community.horizon):
        totals |= split.cut
    return totals


def settled(community: Community) -> Community:
    """Return the community with the totals of enterprises put into those of their units; itself where none has one.

    Whatever is left out of it afterwards (see `alternance.planner.parts`), its units keep their shares.
    """
    if not splits(community, community.horizon):
        return community
    totals = unit_totals(community)
    units = community["hiring_units"]
    return community.with_tables(
        hiring_units=units.with_columns(seats_total=pl.Series([totals[id_] for id_ in units["id"]], dtype=pl.Int64)),
        organisations=community["organisations"].with_columns(seats_total=pl.lit(None, dtype=pl.Int64)),
    )
