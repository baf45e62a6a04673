"""Students of unknown age: where a rule pack asks an age, they can begin no practice at a position."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from alternance.community.crosscheck.seats import IN_ROOMS
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["ages"]


def ages(view: View) -> Iterator[Finding]:
    """Yield one finding, at the first of them, for all students of unknown age whose cohorts go to positions."""
    if "students" not in view or view.meta is None or not view.meta.packs:
        return
    students, unread = view["students"], view.tables["students"].unread.get("birth_date")
    unknown = students["birth_date"].is_null() & students["cohort"].is_in(_placed(view).implode())
    rows = (unknown if unread is None else unknown & ~unread).arg_true()
    if rows.len():
        facts = {"count": rows.len(), "students": students.height}
        yield view.finding("age-unknown", "students", rows[0], "birth_date", None, **facts)


def _placed(view: View) -> pl.Series:
    """Return the cohorts whose programme has a block that is held at positions, and not in rooms."""
    held = view["blocks"].filter(~pl.col("form").cast(pl.String).is_in(IN_ROOMS))["programme"]
    return view["cohorts"].filter(pl.col("programme").is_in(held.implode()))["id"]
