"""People demanded and graduating, by arithmetic of its own: what the gap engine must find."""

from __future__ import annotations

from collections import defaultdict

import polars as pl

from alternance.sample.draft import Draft

__all__ = ["people_demanded"]


def people_demanded(draft: Draft) -> pl.DataFrame:
    """Return people demanded and graduating by occupation: the mean of both numbers, and a cohort's size."""
    demanded, supplied = defaultdict[str, float](float), defaultdict[str, float](float)
    for row in draft.rows("demands"):
        if row["headcount_low"] is not None:
            demanded[row["occupation"]] += (row["headcount_low"] + row["headcount_high"]) / 2
    expected = {row["cohort"]: row["expected"] for row in draft.rows("graduates")}
    for cohort in draft.rows("cohorts"):
        supplied[draft.row("programmes", cohort["programme"])["occupation"]] += expected.get(
            cohort["id"], cohort["size"]
        )
    rows = [(occupation, demanded[occupation], supplied[occupation]) for occupation in sorted({*demanded, *supplied})]
    return pl.DataFrame(rows, schema=["occupation", "demanded", "supplied"], orient="row")
