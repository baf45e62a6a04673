"""Plans made by hand: when modules are taught and phases practised, in weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
from tests.communities import FIRST, monday

from alternance.community import Community
from alternance.plan import Plan, PlanMeta
from alternance.plan.tables import TABLES

__all__ = ["calendar_plan", "plan_table"]

#: First and last week.
Span = tuple[int, int]


def plan_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return table `name` of a plan with `rows`; what a row leaves out is empty."""
    schema = {column: definition.dtype for column, definition in TABLES[name].columns().items()}
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


def calendar_plan(
    community: Community,
    modules: Mapping[tuple[str, str], Span | list[Span]],
    phases: Mapping[tuple[str, str, int], Span | list[Span]],
    *,
    instruction: Mapping[tuple[str, str, int], int] | None = None,
    placed: Mapping[tuple[str, str], str | None] | None = None,
    unplaced: Iterable[tuple[str, str]] = (),
    meta: Mapping[str, Any] | None = None,
) -> Plan:
    """Return a plan.

    Parameters
    ----------
    modules : mapping
        (Cohort, module) → weeks.
    phases : mapping
        (Cohort, block, phase) → weeks.
    instruction : mapping
        (Cohort, block, phase) → days of instruction; the phase's own where it is left out.
    placed : mapping
        (Student, block) → position.
    unplaced : iterable
        (Student, block).
    meta : mapping
        Members of `PlanMeta`.
    """
    days = {(block, order): count for block, order, _, count in community["phases"].rows()}
    cohort_of = dict(community["students"].select("id", "cohort").rows())
    instruction = instruction or {}
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    tables["cohorts"] = community["cohorts"].drop("minutes_per_day").to_dicts()
    for (cohort, module), weeks in modules.items():
        section = f"{cohort}/{module}/1"
        tables["sections"].append({"id": section, "cohort": cohort, "module": module, "number": 1, "size": 1})
        tables["sessions"] += [{"section": section, **_span(span)} for span in _spans(weeks)]
    for (cohort, block, phase), weeks in phases.items():
        own = instruction.get((cohort, block, phase), days[block, phase])
        row = {"cohort": cohort, "block": block, "phase": phase, "instruction_days": own}
        tables["spans"] += [row | _span(span) for span in _spans(weeks)]
    when = {"from": FIRST, "to": FIRST}
    for (student, block), position in (placed or {}).items():
        row = {"student": student, "cohort": cohort_of[student], "block": block, "position": position}
        tables["placements"].append(row | when)
    for student, block in unplaced:
        row = {"student": student, "cohort": cohort_of[student], "block": block, "reason": "full"}
        tables["unplaced"].append(row | when)
    facts = {"title": "Made by hand", "community": community.hash, "first_week": FIRST, "weeks": community.meta.weeks}
    return Plan(PlanMeta(**{**facts, **(meta or {})}), {name: plan_table(name, rows) for name, rows in tables.items()})


def _spans(weeks: Span | list[Span]) -> list[Span]:
    return weeks if isinstance(weeks, list) else [weeks]


def _span(span: Span) -> dict[str, Any]:
    return {"from": monday(span[0]), "to": monday(span[1])}
