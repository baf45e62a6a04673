"""What would change if one community took another's place: table by table, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from alternance.community import Community
from alternance.community.schema import TABLES

__all__ = ["Changes", "changes"]


@dataclass(frozen=True)
class Changes:
    """The rows of one table that differ.

    Attributes
    ----------
    added, changed : polars.DataFrame
        Rows as they are to be.
    removed : polars.DataFrame
        Keys of rows that the new community lacks.
    """

    added: pl.DataFrame
    changed: pl.DataFrame
    removed: pl.DataFrame

    def __bool__(self) -> bool:
        return bool(self.added.height or self.changed.height or self.removed.height)


def changes(old: Mapping[str, pl.DataFrame] | None, new: Community) -> dict[str, Changes]:
    """Return what differs, for each table in which anything does.

    Parameters
    ----------
    old : mapping of str to polars.DataFrame, or None
        Tables by name; none where there is no community yet.

    Notes
    -----
    Linear in the cells.
    """
    found = {name: _of(name, None if old is None else old[name], table) for name, table in new.tables.items()}
    return {name: changed for name, changed in found.items() if changed}


def _of(name: str, old: pl.DataFrame | None, new: pl.DataFrame) -> Changes:
    before = new.clear() if old is None else old
    key = TABLES[name].primary_key()
    rest = [column for column in new.columns if column not in key]
    both = new.join(before, on=key, suffix=_BEFORE)
    differs = pl.any_horizontal(
        [pl.col(column).ne_missing(pl.col(column + _BEFORE)) for column in rest] or [pl.lit(False)]
    )
    return Changes(
        added=new.join(before, on=key, how="anti"),
        changed=both.filter(differs).select(new.columns),
        removed=before.join(new, on=key, how="anti").select(key),
    )


_BEFORE = " before"
