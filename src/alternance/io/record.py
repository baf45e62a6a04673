"""A school's real sheets as a recorded plan: last year, judged like a computed one.

Nothing is half-read: whatever is not understood is a finding with sheet, row, column, value and remedy, and an error
among them means no plan at all. What was understood in spite of a doubt is a warning, kept in the plan.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl

from alternance.community.community import Community
from alternance.community.findings import Report
from alternance.community.horizon import monday
from alternance.io.assemble import WEEK, Recorded, assemble, runs
from alternance.io.calendar_sheet import read_calendar
from alternance.io.items import Names
from alternance.io.mapping import Mapping, read_mapping
from alternance.io.placement_sheet import Placed, read_placements
from alternance.io.problems import Found
from alternance.io.said import Said, class_key
from alternance.io.sheet import Sheet, read_sheets
from alternance.io.weeks import SchoolYear, title_year
from alternance.plan import Plan, PlanMeta
from alternance.plan.tables import empty_table
from alternance.text import say

__all__ = ["RecordError", "examine", "record"]


class RecordError(ValueError):
    """The sheets cannot be read as a plan; `report` holds every reason."""

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(report.lines()))
        self.report = report


def record(calendar: Path, placements: Path | None, community: Community, mapping: Path | None = None) -> Plan:
    """Read a school's sheets as a recorded plan.

    Parameters
    ----------
    calendar : pathlib.Path
        An .xlsx file: a row for each class and module or block with its weeks, or a grid of classes and weeks.
    placements : pathlib.Path or None
        An .xlsx file with a row for each student: class, enterprise.
    community : Community
        What the words in the sheets mean; needs programmes, aims, modules, module_aims, blocks, phases, phase_aims.
    mapping : pathlib.Path or None
        The mapping file; None: the default headings alone.

    Returns
    -------
    Plan
        `kind`, `mode` and `status` are ``recorded``; `tables_given` names what the sheets said; its horizon runs from
        the first to the last week that they name. Doubts stand in its table `warnings`.

    Raises
    ------
    RecordError
        When anything was not understood.
    """
    plan, report = examine(calendar, placements, community, mapping)
    if plan is None:
        raise RecordError(report)
    return plan


def examine(
    calendar: Path, placements: Path | None, community: Community, mapping: Path | None = None
) -> tuple[Plan | None, Report]:
    """Read as `record` does, and return every finding; the plan is None where one of them is an error."""
    found = Found()
    says = read_mapping(mapping, found)
    sheets = read_sheets(calendar, found)
    year, assumed = _year(sheets, says, community)
    said = read_calendar(sheets, says, year, community.meta.lesson_minutes, found)
    names = Names(community, says, found)
    classes = assemble(said, names, says, found)
    placed: list[Placed] = []
    if placements is not None:
        unread = said.classes.keys() - {class_key(own.title) for own in classes}
        placed = read_placements(read_sheets(placements, found), classes, names, says, year, found, unread=unread)
    _sizes(classes, placed, found)
    report = Report(str(calendar), found.in_order())
    if found.fatal:
        return None, report
    return _plan(said, classes, placed, community, report, assumed, placements is not None), report


def _year(sheets: list[Sheet], says: Mapping, community: Community) -> tuple[SchoolYear, tuple[str, ...]]:
    """Return the school year: as the mapping file says, as a title says (2025/26), else the community's first week."""
    if says.first_week is not None:
        return SchoolYear(says.first_week, says.counted), ()
    for sheet in sheets:
        for text in [sheet.name, *(cell for row in sheet.cells[:8] for cell in row)]:
            if (first := title_year(text)) is not None and not says.counted:
                return SchoolYear.of(first), ()
    first_week = community.meta.first_week
    text = say("The school year begins in the week of {week}, as the community's horizon does.", week=first_week)
    return SchoolYear(first_week, says.counted), (text,)


def _sizes(classes: list[Recorded], placed: list[Placed], found: Found) -> None:
    for own in classes:
        if own.size is None and placed:
            own.size = len({one.student for one in placed if one.cohort is own}) or None
        if own.size is None:
            found.note("size-missing", own.place, own.title, name=own.title)


def _plan(
    said: Said, classes: list[Recorded], placed: list[Placed], community: Community, report: Report,
    assumed: tuple[str, ...], placements_given: bool,
) -> Plan:  # fmt: skip
    first, last = min(said.weeks), max(said.weeks)
    if any(own.before for own in classes):
        # what was taught before the year is set into the week before its first
        first = monday(first) - WEEK
    given = ["cohorts", "sections", "sessions", "spans", *(["placements"] if placements_given else [])]
    title = say("Recorded: {title}", title=community.meta.title)
    meta = PlanMeta(
        title=title, community=community.hash, first_week=first, weeks=(last - first).days // 7 + 1, kind="recorded",
        mode="recorded", status="recorded", tables_given=tuple(given), assumed=assumed,
        options={"weeks_without_school": [week.isoformat() for week in _free(said)]},
    )  # fmt: skip
    tables = {
        "cohorts": _rows("cohorts", [_cohort(own, min(said.weeks)) for own in classes]),
        "sections": _rows("sections", [row for own in classes for row in _sections(own)]),
        "sessions": _rows("sessions", [row for own in classes for row in _sessions(own, first)]),
        "spans": _rows("spans", [row for own in classes for row in _spans(own, community)]),
        "placements": _rows("placements", [_placement(one) for one in placed]),
        "warnings": _rows("warnings", _warnings(report)),
    }
    return Plan(meta, tables)


def _free(said: Said) -> list[dt.date]:
    """Return the weeks that every class with a grid of weeks has off."""
    marked = [facts.free for facts in said.classes.values() if facts.free]
    return sorted(set.intersection(*marked)) if marked else []


def _rows(name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    schema = empty_table(name).schema
    return pl.DataFrame(rows, schema={column: schema[column] for column in rows[0]}) if rows else empty_table(name)


def _cohort(own: Recorded, first: dt.date) -> dict[str, Any]:
    return {
        "id": own.id, "programme": own.programme, "school": own.school, "title": own.title, "size": own.size,
        "first_week": first,
    }  # fmt: skip


def _section(own: Recorded, module: str) -> str:
    return f"{own.id}/{module}/1"


def _sections(own: Recorded) -> list[dict[str, Any]]:
    return [
        {"id": _section(own, module), "cohort": own.id, "module": module, "number": 1, "size": own.size}
        for module in sorted(own.modules.keys() | _modules_before(own))
    ]


def _modules_before(own: Recorded) -> set[str]:
    return own.before - own.modules.keys()


def _sessions(own: Recorded, first: dt.date) -> list[dict[str, Any]]:
    taught = [
        {"section": _section(own, module), "from": begin, "to": end, "minutes": own.minutes.get(module)}
        for module, weeks in own.modules.items()
        for begin, end in runs(weeks)
    ]
    before = [
        {"section": _section(own, module), "from": first, "to": first, "minutes": None}
        for module in _modules_before(own)
    ]
    return taught + before


def _spans(own: Recorded, community: Community) -> list[dict[str, Any]]:
    phases = community["phases"].select("block", "order", "first_days_instruction").rows()
    days = {(block, order): count for block, order, count in phases}
    return [
        {
            "cohort": own.id, "block": block, "phase": phase, "from": begin, "to": end,
            "instruction_days": days.get((block, phase), 0),
        }
        for block, phases in own.blocks.items()
        for phase, weeks in phases.items()
        for begin, end in runs(set(weeks))
    ]  # fmt: skip


def _placement(one: Placed) -> dict[str, Any]:
    weeks = one.cohort.block_weeks(one.block)
    return {
        "student": one.student, "cohort": one.cohort.id, "block": one.block, "from": weeks[0], "to": weeks[-1],
        "enterprise": one.enterprise,
    }  # fmt: skip


def _warnings(report: Report) -> list[dict[str, Any]]:
    return [
        {"id": f"r-{number:04}", "rule": f.code, "place": str(f.place), "message": _with_value(f), "remedy": f.remedy}
        for number, f in enumerate(report.warnings, start=1)
    ]


def _with_value(finding: Any) -> str:
    return finding.message if finding.value is None else f"{finding.value[:200]}: {finding.message}"
