"""A fixed cast, one of each role: ours, a partner's, a stranger's."""

from __future__ import annotations

import polars as pl

from alternance.community import Community
from alternance_portal.people.actor import UserActor
from alternance_portal.people.models import Kind, Organisation

__all__ = ["actor", "with_strangers"]


def with_strangers(good: Community) -> Community:
    """Return a community with a second school and enterprise that have rows of their own in every table of theirs."""
    return good.with_tables(**{name: _twice(table) for name, table in good.tables.items()})


def _twice(table: pl.DataFrame) -> pl.DataFrame:
    """Return each row and its twin: every id `x` or `n:x` of the first names a `z…` in the second."""
    if not table.height or table.columns[0] == "certainty":
        return table
    ids = [name for name in table.columns if table.schema[name] == pl.String and _is_id(table[name])]
    return pl.concat([table, table.with_columns((pl.lit("z") + pl.col(name)).alias(name) for name in ids)]).unique(
        maintain_order=True
    )


def _is_id(values: pl.Series) -> bool:
    return values.name in _IDS


#: Columns that hold ids; a stranger's row names strangers alone.
_IDS = {
    "id", "organisation", "school", "programme", "module", "aim", "before", "after", "block", "cohort", "item", "student",
    "teacher", "class_head", "enterprise", "rule", "site", "room", "unit", "mentor", "position", "for", "demand",
    "parent", "order_group", "group", "owner", "improvement",
}  # fmt: skip


def actor(kind: Kind, organisation: str | None = None, person: str = "") -> UserActor:
    """Return somebody with one role."""
    number = Organisation.objects.get(key=organisation).pk if organisation else None
    return UserActor(((kind, number),), frozenset({person} if person else ()))
