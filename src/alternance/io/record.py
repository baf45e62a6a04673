"""A school's real sheets as a recorded plan: last year, judged like a computed one.

Nothing is half-read: whatever is not understood is a finding with sheet, row, column, value and remedy, and an error
among them means no plan at all. What was understood in spite of a doubt is a warning, kept in the plan.
"""

from __future__ import annotations

from pathlib import Path

from alternance.community.community import Community
from alternance.community.findings import Report
from alternance.io.as_plan import as_plan
from alternance.io.assemble import assemble
from alternance.io.calendar_sheet import read_calendar, to_read
from alternance.io.items import Names
from alternance.io.mapping import Mapping, read_mapping
from alternance.io.placement_sheet import Placed, read_placements
from alternance.io.problems import Found
from alternance.io.proposed_headings import CALENDAR, PLACEMENTS, ProposedHeading, join, propose_headings
from alternance.io.recorded import Recorded
from alternance.io.said import class_key
from alternance.io.sheet import Sheet, read_sheets
from alternance.io.weeks import SchoolYear, title_year
from alternance.plan import Plan
from alternance.text import say

__all__ = ["RecordError", "examine", "proposed", "record"]


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
    return as_plan(said, classes, placed, community, report, assumed, placements is not None), report


def proposed(
    calendar: Path, placements: Path | None, community: Community
) -> tuple[dict[str, list[ProposedHeading]], Report]:
    """Return which headings of the sheets may be which fields, and what kept a file from being read."""
    found, says = Found(), Mapping()
    sheets = to_read(read_sheets(calendar, found), says, found)
    year, _ = _year(sheets, says, community)
    headings = propose_headings(sheets, CALENDAR, year, community)
    others = [] if placements is None else to_read(read_sheets(placements, found), says, found)
    for field, own in propose_headings(others, PLACEMENTS, year, community).items():
        for one in own:
            join(headings, field, one)
    return headings, Report(str(calendar), found.in_order())


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
