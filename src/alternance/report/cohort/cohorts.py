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

    school: str
    row: Row
    due: str
    bars: tuple[Bar, ...]
    blocks: tuple[Block, ...]


def cohorts(facts: Facts, year: Year | None) -> list[Cohort]:
    """Return the details of every cohort of `year`."""
    return [_cohort(facts, group.title, row) for group in (year.groups if year else ()) for row in group.rows]


def _cohort(facts: Facts, school: str, row: Row) -> Cohort:
    return Cohort(school, row, _due(facts, row), bars(facts, row.cohort), blocks(facts, row.cohort))


def _due(facts: Facts, row: Row) -> str:
    """Return the Friday of the due week."""
    week = facts.cohorts[row.cohort]["due_week"]
    return day(week + dt.timedelta(days=4)) if week else ""
