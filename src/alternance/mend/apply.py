"""Moves written into a plan: the rows of what moved replaced, all others as they were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from alternance.mend.move import Move
from alternance.mend.opened import opened
from alternance.plan import Plan
from alternance.plan.tables import table_of

__all__ = ["apply"]


def apply(plan: Plan, moves: Iterable[Move]) -> Plan:
    """Return `plan` after `moves`, which were found for it, in their order.

    It is a recorded plan (see `opened`); `options["mended"]` names the moves.
    """
    moves = tuple(moves)
    plan = opened(plan)
    for move in moves:
        plan = _apply(plan, move)
    names = [*plan.meta.options.get("mended", ()), *(move.step.name for move in moves)]
    return plan.with_meta(options={**plan.meta.options, "mended": names})


def _apply(plan: Plan, move: Move) -> Plan:
    tables: dict[str, pl.DataFrame] = {}
    if move.modules:
        tables["sessions"] = _sessions(plan, move)
    if move.phases:
        tables["spans"] = _spans(plan, move)
        tables["placements"] = _placements(plan, move)
    if move.instruction:
        tables["spans"] = _instruction(plan, move)
    return plan.with_tables(**tables)


def _runs(weeks: Iterable[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for week in sorted(weeks):
        if out and out[-1][1] + 1 == week:
            out[-1] = (out[-1][0], week)
        else:
            out.append((week, week))
    return out


def _sessions(plan: Plan, move: Move) -> pl.DataFrame:
    own = plan["sections"].filter(cohort=move.step.cohort).select("id", "module").rows()
    moved = {section: move.modules[module] for section, module in own if module in move.modules}
    rows = [row for row in plan["sessions"].iter_rows(named=True) if row["section"] not in moved]
    monday = plan.horizon.monday
    for section, weeks in moved.items():
        first = plan["sessions"].filter(section=section).row(0, named=True)
        rows += [{**first, "from": monday(begin), "to": monday(end)} for begin, end in _runs(weeks)]
    return table_of("sessions", rows)


def _spans(plan: Plan, move: Move) -> pl.DataFrame:
    rows: list[dict[str, Any]] = []
    days: dict[tuple[str, int], int] = {}
    for row in plan["spans"].iter_rows(named=True):
        if row["cohort"] == move.step.cohort and row["block"] in move.phases:
            key = row["block"], row["phase"]
            days[key] = max(row["instruction_days"], days.get(key, 0))
        else:
            rows.append(row)
    monday = plan.horizon.monday
    for block, phases in move.phases.items():
        for phase, weeks in phases.items():
            fixed = {"cohort": move.step.cohort, "block": block, "phase": phase}
            for begin, end in _runs(weeks):
                when = {"from": monday(begin), "to": monday(end), "instruction_days": days[block, phase]}
                rows.append({**fixed, **when})
    return table_of("spans", rows)


def _placements(plan: Plan, move: Move) -> pl.DataFrame:
    rows = []
    for row in plan["placements"].iter_rows(named=True):
        if row["cohort"] == move.step.cohort and row["block"] in move.phases:
            weeks = [week for phase in move.phases[row["block"]].values() for week in phase]
            rows.append({**row, "from": plan.horizon.monday(min(weeks)), "to": plan.horizon.monday(max(weeks))})
        else:
            rows.append(row)
    return table_of("placements", rows)


def _instruction(plan: Plan, move: Move) -> pl.DataFrame:
    rows = []
    for row in plan["spans"].iter_rows(named=True):
        added = move.instruction.get((row["block"], row["phase"])) if row["cohort"] == move.step.cohort else None
        rows.append(row if added is None else {**row, "instruction_days": added})
    return table_of("spans", rows)
