"""Which cohorts have nothing in common: no seat, room, teacher or offer that one may take from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from alternance.community import Community

__all__ = ["components"]

#: Something that cohorts have in common: its kind and its id.
Thing = tuple[str, str]


def components(community: Community) -> list[tuple[str, ...]]:
    """Return the cohorts, parted into sets that share nothing a calendar or a placement asks for.

    Returns
    -------
    list of tuple of str
        Ids of cohorts, ascending; the sets in the order of their first cohort.

    Notes
    -----
    Rather too few parts than too many: where it is not plain that two cohorts ask for different things, they are left
    together. Near linear in the rows (union and find).
    """
    sets = _Sets()
    for one, other in _ties(community):
        sets.join(one, other)
    found: dict[Thing, list[str]] = {}
    for cohort in community["cohorts"]["id"].sort():
        found.setdefault(sets.of(("cohort", cohort)), []).append(cohort)
    return [tuple(names) for names in found.values()]


class _Sets:
    """Sets of things that are joined step by step."""

    def __init__(self) -> None:
        self._above: dict[Thing, Thing] = {}

    def of(self, thing: Thing) -> Thing:
        """Return what stands for the set of `thing`."""
        while (above := self._above.get(thing, thing)) != thing:
            self._above[thing] = self._above.get(above, above)
            thing = above
        return thing

    def join(self, one: Thing, other: Thing) -> None:
        """Make one set of two."""
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first


def _ties(community: Community) -> Iterator[tuple[Thing, Thing]]:
    """Yield pairs that belong together: a cohort and its school, a block and its place, a place and its positions."""
    yield from _pairs(community["cohorts"], ("cohort", "id"), ("school", "school"))
    yield from _pairs(community["cohorts"], ("cohort", "id"), ("programme", "programme"))
    yield from _pairs(community["blocks"], ("programme", "programme"), ("block", "id"))
    yield from _pairs(community["blocks"], ("block", "id"), ("place", "place"))
    yield from _pairs(community["hiring_units"], ("place", "occupation"), ("unit", "id"))
    unit = community["positions"].select("unit", position="id")
    listed = community["position_blocks"].join(unit, on="position")
    yield from _pairs(listed, ("block", "block"), ("unit", "unit"))
    yield from _modules(community)
    yield from _rooms(community)
    cohorts = community["students"].select("cohort", student="id")
    yield from _pairs(community["peer_groups"].join(cohorts, on="student"), ("cohort", "cohort"), ("peers", "group"))


def _modules(community: Community) -> Iterator[tuple[Thing, Thing]]:
    """Yield programmes with the modules whose places are counted over all cohorts."""
    offered = community["offers"].select("module").unique()
    rows = community["programme_modules"].join(offered, on="module", how="semi")
    yield from _pairs(rows, ("programme", "programme"), ("module", "module"))


def _rooms(community: Community) -> Iterator[tuple[Thing, Thing]]:
    """Yield who asks for a kind of room that several schools may use: for lessons, or beside practice."""
    sites = community["sites"].join(
        community["organisations"].select(organisation="id", of=pl.col("kind").cast(pl.String)), on="organisation"
    )
    owned = community["rooms"].join(sites.select("of", site="id"), on="site", how="left")
    shared = pl.col("id").is_in(community["room_shares"]["room"].implode())
    kinds = owned.filter(shared | (pl.col("of") != "school") | pl.col("of").is_null())["kind"].implode()
    taught = community["programme_modules"].join(
        community["modules"].select("room_kind", module="id"), on="module"
    ).filter(pl.col("room_kind").is_in(kinds))  # fmt: skip
    yield from _pairs(taught, ("programme", "programme"), ("place", "room_kind"))
    asked = community["block_resources"].filter(pl.col("kind").cast(pl.String) == "room", pl.col("what").is_in(kinds))
    yield from _pairs(asked, ("block", "block"), ("place", "what"))


def _pairs(rows: pl.DataFrame, one: Thing, other: Thing) -> Iterable[tuple[Thing, Thing]]:
    """Yield (kind, id) pairs of two columns, each given as (kind, column)."""
    found = rows.select(a=pl.col(one[1]).cast(pl.String), b=pl.col(other[1]).cast(pl.String)).drop_nulls().unique()
    return (((one[0], a), (other[0], b)) for a, b in found.sort("a", "b").rows())
