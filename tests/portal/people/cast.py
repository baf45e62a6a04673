"""A fixed cast, one of each role: ours, a partner's, a stranger's."""

from __future__ import annotations

import polars as pl

from alternance.community import Community
from alternance.community.schema import TABLES
from alternance_portal.people.actor import UserActor
from alternance_portal.people.models import Kind, Organisation

__all__ = ["actor", "with_strangers"]


def with_strangers(good: Community) -> Community:
    """Return a community with a second school and enterprise that have rows of their own in every table of theirs."""
    return good.with_tables(**{name: _twice(name, table) for name, table in good.tables.items()})


def _twice(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """Return each row and its twin, in which every id `x` is a stranger's `zx`."""
    known = TABLES[name].columns().items()
    ids = [column for column, kind in known if column in _PERSONS or (kind.metadata or {}).get("refers")]
    if not ids:
        return table
    return pl.concat([table, table.with_columns((pl.lit("z") + pl.col(column)).alias(column) for column in ids)])


#: Columns that hold ids, and refer to no table: a row's own, a group's, one who is a student no more.
_PERSONS = ("id", "group", "student")


def actor(kind: Kind, organisation: str | None = None, person: str = "") -> UserActor:
    """Return somebody with one role."""
    number = Organisation.objects.get(key=organisation).pk if organisation else None
    return UserActor(((kind, number),), frozenset({person} if person else ()))
