"""Teaching weeks are numbered as weeks pass: a number that cannot follow the one before is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import polars as pl

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.teaching_weeks import begins_part

__all__ = ["numbers"]


def numbers(view: View) -> Iterator[Finding]:
    """Yield findings about numbers that do not rise within a part of the year, or by more than weeks passed."""
    rows = (
        view["school_weeks"]
        .with_row_index("row")
        .filter(pl.all_horizontal(pl.col("school", "week", "number").is_not_null()))
    )
    for (_school,), own in rows.sort("school", "week").group_by("school", maintain_order=True):
        before: tuple[int, dt.date] | None = None
        for row, week, number in own.select("row", "week", "number").iter_rows():
            if before is not None and not begins_part(before[0], number):
                passed = (week - before[1]).days // 7
                if passed and not 1 <= number - before[0] <= passed:
                    facts = {"before": before[0], "week": before[1]}
                    yield view.finding("number-order", "school_weeks", row, "number", number, **facts)
            before = number, week
