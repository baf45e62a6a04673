"""Lessons in place of those that a plan had: of whole schools, in all weeks or in some."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from alternance.plan import Plan
from alternance.plan.tables import table_of

__all__ = ["replaced"]

WEEK = dt.timedelta(weeks=1)
Row = dict[str, Any]
#: Monday of the first and of the last week.
Weeks = tuple[dt.date, dt.date]


def replaced(
    plan: Plan, sections: pl.DataFrame, sessions: pl.DataFrame, weeks: Weeks | None
) -> tuple[list[str], dict[str, pl.DataFrame]]:
    """Return the cohorts that lost all lessons, and the tables `sections` and `sessions` of the plan with new lessons.

    Schools of which no lesson is new keep theirs. Of others the old ones go, within `weeks` alone where they are named:
    what is cut at their edge is one again with what goes on beyond it alike, and sections that the plan knows stay as
    they are. Nearly linear in the sessions.
    """
    schools = dict(plan["cohorts"].select("id", "school").rows())
    cohort_of = dict(plan["sections"].select("id", "cohort").rows())
    read = {schools[cohort] for cohort in sections["cohort"]}
    kept: list[Row] = []
    own: list[Row] = list(sessions.iter_rows(named=True))
    gone: set[str] = set()
    for row in plan["sessions"].iter_rows(named=True):
        cohort = cohort_of[row["section"]]
        if schools[cohort] not in read:
            kept.append(row)
            continue
        own += _outside(row, weeks)
        if weeks is None or (row["from"] <= weeks[1] and weeks[0] <= row["to"]):
            gone.add(cohort)
    rows = [*kept, *(own if weeks is None else _joined(own, weeks))]
    stay = {one for one, cohort in cohort_of.items() if schools[cohort] not in read} | {row["section"] for row in rows}
    known = pl.concat([sections, plan["sections"]] if weeks is None else [plan["sections"], sections])
    tables = {
        "sections": known.unique("id", keep="first").filter(pl.col("id").is_in(list(stay))),
        "sessions": table_of("sessions", rows),
    }
    return sorted(gone - set(sections["cohort"])), tables


def _outside(row: Row, weeks: Weeks | None) -> Iterator[Row]:
    """Yield what of a session lies before and after the weeks; None: they are all."""
    if weeks is not None and row["from"] < weeks[0]:
        yield row | {"to": min(row["to"], weeks[0] - WEEK)}
    if weeks is not None and weeks[1] < row["to"]:
        yield row | {"from": max(row["from"], weeks[1] + WEEK)}


def _joined(rows: Iterable[Row], weeks: Weeks) -> Iterator[Row]:
    """Yield the sessions; those that meet at an edge of the weeks and are alike are one."""
    edges = {weeks[0], weeks[1] + WEEK}
    before: Row | None = None
    for row in sorted(rows, key=lambda row: (row["section"], row["from"])):
        if before is not None and row["from"] in edges and row["from"] == before["to"] + WEEK and _alike(before, row):
            before = before | {"to": row["to"]}
            continue
        if before is not None:
            yield before
        before = row
    if before is not None:
        yield before


def _alike(one: Row, other: Row) -> bool:
    return all(one[name] == other[name] for name in ("section", "minutes", "teacher", "room_kind"))
