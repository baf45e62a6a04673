"""The calendar of all cohorts, by school, programme and title."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from alternance.community.teaching_weeks import Counted
from alternance.report.axis import Part
from alternance.report.facts import Facts
from alternance.report.words import taught_weeks
from alternance.report.year.runs import Run, runs
from alternance.report.year.states import states

__all__ = ["Group", "Row", "Year", "year"]


@dataclass(frozen=True)
class Row:
    """One cohort: its cells by part of the year; `anchor` is where its details stand on the page."""

    cohort: str
    anchor: str
    title: str
    programme: str
    size: int
    red: int
    parts: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Group:
    """The cohorts of one school; `counted`: by part, its teaching weeks as (number, in words), where it counts any."""

    title: str
    rows: tuple[Row, ...]
    counted: tuple[tuple[tuple[str, str], ...], ...] = ()

    @property
    def red(self) -> int:
        """Red student-weeks of all its cohorts."""
        return sum(row.red for row in self.rows)


@dataclass(frozen=True)
class Year:
    """The calendar: its parts in time, its rows, and what the legend must explain."""

    parts: tuple[Part, ...]
    groups: tuple[Group, ...]
    weeks: int
    colours: tuple[int, ...]
    shaded: bool
    red: bool
    released: bool
    dues: bool

    @property
    def counted(self) -> bool:
        """Whether any school counts its teaching weeks."""
        return any(group.counted for group in self.groups)


def year(facts: Facts) -> Year | None:
    """Return the calendar; None without cohorts."""
    if not facts.cohorts:
        return None
    parts = tuple(facts.axis.parts())
    groups = tuple(
        _group(facts, title, list(members), parts)
        for title, members in groupby(facts.cohorts.values(), key=lambda row: facts.names.school(row["school"]))
    )
    blocks = {block for own in facts.times.values() for block in own.phases}
    return Year(
        parts,
        groups,
        facts.plan.meta.weeks,
        tuple(sorted({facts.colour(block) for block in blocks})),
        any(minutes.any() for minutes in facts.lessons.cohorts.values()),
        bool(facts.red),
        facts.plan["spans"]["days"].drop_nulls().len() > 0,
        any(row["due_week"] in facts.plan.horizon for row in facts.cohorts.values() if row["due_week"]),
    )


def _group(facts: Facts, title: str, members: list[dict[str, Any]], parts: tuple[Part, ...]) -> Group:
    rows = tuple(_row(facts, row, parts) for row in members)
    counted = facts.counted.get(members[0]["school"] or "", {})
    mondays = [[facts.plan.horizon.monday(week) for week in part.weeks] for part in parts]
    if not any(week in counted for of_part in mondays for week in of_part):
        return Group(title, rows)
    return Group(title, rows, tuple(tuple(_taught(counted, week) for week in of_part) for of_part in mondays))


def _taught(counted: Mapping[dt.date, Counted], week: dt.date) -> tuple[str, str]:
    return (str(counted[week].number), taught_weeks(week, week, counted)) if week in counted else ("", "")


def _row(facts: Facts, row: dict[str, Any], parts: tuple[Part, ...]) -> Row:
    cohort = row["id"]
    weeks = states(facts, cohort)
    return Row(
        cohort,
        facts.anchor(cohort),
        facts.names.cohort(cohort),
        facts.names.of("programmes", row["programme"]),
        row["size"],
        facts.red_of(cohort),
        tuple(tuple(runs(facts, cohort, weeks, part)) for part in parts),
    )
