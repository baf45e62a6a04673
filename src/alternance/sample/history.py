"""Demand of the past by quarters: competences that were asked for more and more, as ever, and less and less."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft

__all__ = ["add_history"]


def add_history(draft: Draft, said: dict[str, Any], chance: Chance) -> pl.DataFrame:
    """Add a line of demand for each quarter and competence, and return the truth: people more each quarter.

    In each quarter `first + step · k` people are asked for with the competence, one more or less by chance; of the
    occupation as many as all together.
    """
    for number in range(said["quarters"]):
        first = _quarter(said["first"], number)
        for row, (competence, people, step, _) in enumerate(said["rows"], start=1):
            count = max(0, round(people + step * number) + chance.between(-1, 1))
            demand = f"anzeigen:{first.year}-q{(first.month + 2) // 3}-{row}"
            last = _quarter(first, 1) - dt.timedelta(days=1)
            draft.add(
                "demands", id=demand, occupation=said["occupation"], from_=first, to=last, headcount_low=count,
                headcount_high=count, certainty="sure", source="advertisement", text=said["text"], seen_on=last,
                origin="composed",
            )  # fmt: skip
            draft.add("demand_aims", demand=demand, competence=competence, level=3, essential=True)
    rows = [("competence", name, float(step), direction) for name, _, step, direction in said["rows"]]
    rows.append(("occupation", said["occupation"], float(sum(step for *_, step, _ in said["rows"])), "stable"))
    return pl.DataFrame(rows, schema=["kind", "name", "slope", "direction"], orient="row")


def _quarter(first: dt.date, later: int) -> dt.date:
    """Return the first day of the quarter so many quarters after the one that begins on `first`."""
    years, months = divmod(first.month - 1 + 3 * later, 12)
    return dt.date(first.year + years, months + 1, 1)
