"""What was read of a school's sheets, as the tables of a recorded plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from alternance.community.community import Community
from alternance.community.findings import Report
from alternance.community.horizon import monday
from alternance.io.placement_sheet import Placed
from alternance.io.recorded import WEEK, Recorded, runs
from alternance.io.said import Said
from alternance.plan import Plan, PlanMeta
from alternance.plan.tables import empty_table
from alternance.text import say

__all__ = ["as_plan"]


def as_plan(
    said: Said, classes: list[Recorded], placed: list[Placed], community: Community, report: Report,
    assumed: tuple[str, ...], placements_given: bool,
) -> Plan:  # fmt: skip
    """Return the plan of what was read without errors; its doubts become its warnings."""
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
