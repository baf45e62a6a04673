"""The plan's tables are in form.

Rows that are not in form count for no other rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import dataframely as dy

from alternance.plan.tables import TABLES
from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule

#: Tables that people decided on, and those that follow from them by teacher.
JUDGED = (
    "cohorts", "sections", "sessions", "spans", "placements", "unplaced", "adjustments", "unstaffed", "duties",
    "visits", "unvisited", "teacher_practice", "practice_missing", "points",
)  # fmt: skip
#: Cells that only a recorded plan may leave empty.
KNOWN_TO_A_PLANNER = {"sessions": ("minutes",), "placements": ("position", "door")}


def _cells(facts: Facts) -> Iterator[tuple[str, dict[str, dy.Column], dict[str, Any]]]:
    """Yield table, its columns, row."""
    for table in JUDGED:
        columns = TABLES[table].columns()
        for row in facts.plan[table].iter_rows(named=True):
            yield table, columns, row


def _key(columns: dict[str, dy.Column], row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name, column in columns.items() if column.primary_key)


@rule(
    "cells-filled",
    N_("No cell empty"),
    N_("Every cell of the plan is filled that may not be empty; a recorded plan may lack more than a computed one."),
)
def cells_filled(facts: Facts, check: Check) -> None:
    """One case a row."""
    for table, columns, row in _cells(facts):
        must = {name for name, column in columns.items() if not column.nullable}
        if not facts.planned.recorded:
            must.update(KNOWN_TO_A_PLANNER.get(table, ()))
        empty = [name for name in columns if name in must and row[name] is None]
        check.that(not empty, (table, *_key(columns, row)), N_("empty: {columns}"), columns=", ".join(empty))


@rule("keys-once", N_("No row twice"), N_("No two rows of a table of the plan have the same key."))
def keys_once(facts: Facts, check: Check) -> None:
    """One case a key."""
    count = Counter((table, *_key(columns, row)) for table, columns, row in _cells(facts))
    for key, times in count.items():
        check.that(times == 1, key, N_("{count} rows with this key"), count=times)


@rule(
    "known-ids",
    N_("Known ids"),
    N_("Every id that the plan names is one of the community's, or of the plan's own sections and cohorts."),
)
def known_ids(facts: Facts, check: Check) -> None:
    """One case a cell that refers; a recorded plan may name students that its community does not list."""
    known = _known(facts)
    for table, columns, row in _cells(facts):
        for name, column in columns.items():
            target = (column.metadata or {}).get("refers")
            if target is None or row[name] is None:
                continue
            if target not in known:  # one of several tables
                known[target] = set[str]().union(*(known[one] for one in target.split("|")))
            if facts.planned.recorded and not known[target]:
                continue
            text = N_("{column}: there is no {value} in {target}")
            check.that(
                row[name] in known[target],
                (table, *_key(columns, row), name),
                text,
                column=name,
                value=row[name],
                target=target,
            )
        if table == "spans" and row["block"] in facts.given.blocks:
            phases = facts.given.phases.get(row["block"], {})
            check.that(
                row["phase"] in phases,
                (table, *_key(columns, row), "phase"),
                N_("{block} has no phase {phase}"),
                block=row["block"],
                phase=row["phase"],
            )


def _known(facts: Facts) -> dict[str, set[str]]:
    given = facts.given
    return {
        "programmes": set(given.programmes),
        "modules": set(given.modules),
        "blocks": set(given.blocks),
        "students": set(given.students),
        "teachers": set(given.teachers),
        "positions": set(given.positions),
        "mentors": set(given.mentors),
        "cohorts": set(facts.planned.cohorts),
        "sections": set(facts.plan["sections"]["id"]),
        "sites": set(given.sites),
        "organisations": {row["id"] for row in given.rows("organisations")},
        "points_rules": {row["id"] for row in given.rows("points_rules")},
    }


@rule(
    "weeks-in-horizon",
    N_("Weeks of the horizon"),
    N_("Every week that the plan names is a Monday of the horizon, and no span ends before it begins."),
)
def weeks_in_horizon(facts: Facts, check: Check) -> None:
    """One case a row with weeks."""
    for table, columns, row in _cells(facts):
        if "from" in columns:
            good = facts.planned.span(row) is not None
            text = N_("{first} to {last} is no span of weeks within the horizon")
            check.that(good, (table, *_key(columns, row)), text, first=str(row["from"]), last=str(row["to"]))
        elif "week" in columns:
            good = facts.planned.week(row["week"]) is not None
            check.that(
                good, (table, *_key(columns, row)), N_("{week} is no week of the horizon"), week=str(row["week"])
            )
