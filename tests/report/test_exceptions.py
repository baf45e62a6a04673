"""Who blocks a placement stands in the report, with why; without exceptions nothing is said."""

from __future__ import annotations

import datetime as dt

import polars as pl
from tests.communities import tiny

from alternance.plan.tables import TABLES
from alternance.planner import Options, plan
from alternance.report import render


def test_exceptions_are_listed_with_their_reason() -> None:
    community = tiny(weeks=20)
    made = plan(community, Options(work_limit=500))
    assert "What is not stable" not in render(community, made)
    student, position = made["placements"].select("student", "position").row(0)
    row = {
        "id": "x-1", "from": dt.date(2026, 9, 7), "kind": "pair", "student": student, "position": position,
        "group": None, "site": None, "why": "place everybody",
    }  # fmt: skip
    schema = {name: column.dtype for name, column in TABLES["blocking"].columns().items()}
    page = render(community, made.with_tables(blocking=pl.DataFrame([row], schema=schema)))
    assert "What is not stable: 1 exception" in page
    assert f"{student} would rather be at" in page and "so that everybody has a place" in page
