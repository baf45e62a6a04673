"""Every cohort in the order of the calendar, with its modules and blocks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from alternance.report.cohort.bars import Bar, bars
from alternance.report.cohort.blocks import Block, blocks
from alternance.report.facts import Facts
from alternance.report.words import day
from alternance.report.year import Row, Year

__all__ = ["Cohort", "cohorts"]


@dataclass(frozen=True)
class Cohort:
    """A cohort's row of the calendar with its details."""

    row: Row
    due: str
    bars: tuple[Bar, ...]
    blocks: tuple[Block, ...]


def cohorts(facts: Facts, year: Year | None) -> list[Cohort]:
    """Return the details of every cohort of `year`."""
    rows = [row for group in year.groups for row in group.rows] if year else []
    return [Cohort(row, _due(facts, row), bars(facts, row.cohort), blocks(facts, row.cohort)) for row in rows]


def _due(facts: Facts, row: Row) -> str:
    """Return the Friday of the due week."""
    week = facts.cohorts[row.cohort]["due_week"]
    return day(week + dt.timedelta(days=4)) if week else ""
