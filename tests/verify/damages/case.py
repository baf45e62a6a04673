"""A plan on the bench: rows of its tables and of its community, to be changed at random places."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from tests.verify.recount.world import WEEK, Row, World

from alternance.community import Community
from alternance.community.schema import TABLES as COMMUNITY_TABLES
from alternance.plan import Plan
from alternance.plan.tables import TABLES as PLAN_TABLES

__all__ = ["Case", "Damage", "NowhereError"]

Rows = list[Row]


class NowhereError(LookupError):
    """The plan has no place where this damage could be done."""


def _frame(schemas: Any, name: str, rows: Rows) -> pl.DataFrame:
    schema = {column: definition.dtype for column, definition in schemas[name].columns().items()}
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


@dataclass
class Case:
    """A community and a plan with a source of chance. Rows that are asked for may be changed in place.

    `facts` replace facts of the plan's meta; the plan is said to be made for the community as it is then, unless
    `facts` say otherwise.
    """

    community: Community
    plan: Plan
    chance: random.Random
    facts: dict[str, Any] = field(default_factory=dict)
    mine: dict[str, Rows] = field(default_factory=dict)
    theirs: dict[str, Rows] = field(default_factory=dict)

    def p(self, table: str) -> Rows:
        """Return the rows of a table of the plan."""
        return self.mine.setdefault(table, list(self.plan[table].iter_rows(named=True)))

    def c(self, table: str) -> Rows:
        """Return the rows of a table of the community."""
        return self.theirs.setdefault(table, list(self.community[table].iter_rows(named=True)))

    def pick(self, rows: Rows, where: Callable[[Row], bool] = lambda _: True) -> Row:
        """Return one of `rows` at random."""
        fitting = [row for row in rows if where(row)]
        if not fitting:
            raise NowhereError
        return self.chance.choice(fitting)

    def runs(self, where: Callable[[Row], bool] = lambda _: True) -> Rows:
        """Return the runs of a section, picked at random, in their order."""
        section = self.pick(self.p("sections"), where)
        runs = [row for row in self.p("sessions") if row["section"] == section["id"]]
        if not runs:
            raise NowhereError
        return sorted(runs, key=lambda row: row["from"])

    def lessons(self, where: Callable[[Row], bool] = lambda _: True) -> tuple[str, str, Rows]:
        """Return cohort, module and all runs of all its sections, picked at random."""
        one = self.pick(self.p("sections"), where)
        key = one["cohort"], one["module"]
        ids = {row["id"] for row in self.p("sections") if (row["cohort"], row["module"]) == key}
        return *key, [row for row in self.p("sessions") if row["section"] in ids]

    def stay(self, where: Callable[[Row], bool] = lambda _: True) -> Rows:
        """Return the spans of a block of a cohort, picked at random, in their order."""
        one = self.pick(self.p("spans"), where)
        key = one["cohort"], one["block"]
        return sorted((r for r in self.p("spans") if (r["cohort"], r["block"]) == key), key=lambda row: row["from"])

    def one(self, table: str, id_: object) -> Row:
        """Return a row of the community by id."""
        return self.pick(self.c(table), lambda row: row["id"] == id_)

    def position(self, where: Callable[[Row], bool] = lambda _: True) -> tuple[Row, Row]:
        """Return a placement, picked at random, and its position."""
        placed = self.pick(self.p("placements"), lambda row: row["position"] is not None and where(row))
        return placed, self.one("positions", placed["position"])

    def student(self, placed: Row) -> Row:
        """Return the student of a placement."""
        return self.one("students", placed["student"])

    def few(self) -> int:
        """Return a small number."""
        return self.chance.randint(1, 4)

    def world(self) -> World:
        """Return the tables as they are now, for looking up."""
        return World(*self.done())

    def done(self) -> tuple[Community, Plan]:
        """Return the community and the plan as damaged."""
        community = self.community.with_tables(
            **{name: _frame(COMMUNITY_TABLES, name, rows) for name, rows in self.theirs.items()}
        )
        plan = self.plan.with_tables(**{name: _frame(PLAN_TABLES, name, rows) for name, rows in self.mine.items()})
        return community, plan.with_meta(**{"community": community.hash, **self.facts})


Damage = Callable[[Case], None]


def shift(rows: Rows, weeks: int) -> None:
    """Move spans or runs by so many weeks."""
    for row in rows:
        row["from"], row["to"] = row["from"] + weeks * WEEK, row["to"] + weeks * WEEK


def young(student: Row, day: dt.date, years: int) -> None:
    """Let a student be `years` old on `day`, by some months."""
    student["birth_date"] = dt.date(day.year - years, 1, 1) if day.month > 1 else dt.date(day.year - years - 1, 6, 1)
