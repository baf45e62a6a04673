"""Whatever the sheets hold: a plan without errors or errors without a plan, each with its place, never a crash."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.io.test_record import FIRMS, GOOD, community, workbook

from alternance.io.record import examine
from alternance.plan import load, save

NASTY: tuple[Any, ...] = (
    None, "", " ", "-", '"', "36–41", "KW 99", "3-5", "51–2", "25/26", "1.1.", "31.02.2026", "Summe", "Vorjahr", "M 1", "M 2",
    "Sawing", "Turning", "First practice", "P", "S", "F", "kein Betrieb", "=1/0", 0, -1, 3.5, 1e300, True, dt.date(1900, 1, 1),
    dt.date(2026, 5, 3), dt.datetime(2026, 5, 3, 12, 30), dt.time(8, 0), "x" * 500, "#REF!", "第36周", "\u202e36", "🙂", "../..",
    "Klasse", "Weeks", 36, "36,37;38", "0", "00:00",
)  # fmt: skip
CELLS: list[list[Any]] = [list(row) for row in GOOD]
PLACED: list[list[Any]] = [*(list(row) for row in FIRMS), ["M 1", "Ada", "Firm A"], ["M 1", "Ben", "Firm B"]]
#: (Row, column, value) put into a good sheet.
CHANGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 5), st.sampled_from(NASTY)), min_size=1, max_size=4)
MERGES = st.lists(
    st.sampled_from(("A1:D1", "A3:A4", "A4:A6", "B4:B6", "C3:D3", "A5:D5", "C4:C6")), max_size=2, unique=True
)


def changed(cells: list[list[Any]], changes: list[tuple[int, int, Any]]) -> list[list[Any]]:
    rows = [[*row, *[None] * (6 - len(row))] for row in cells] + [[None] * 6 for _ in range(9 - len(cells))]
    for row, column, value in changes:
        rows[row][column] = value
    return rows


@settings(max_examples=30, deadline=None)
@given(CHANGES, CHANGES, MERGES)
def test_a_plan_or_errors_with_their_places(
    calendar: list[tuple[int, int, Any]], placed: list[tuple[int, int, Any]], merged: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = workbook(folder / "plan.xlsx", merged, Plan=changed(CELLS, calendar))
        plan, report = examine(path, workbook(folder / "firms.xlsx", Firms=changed(PLACED, placed)), community())
        assert (plan is None) == bool(report.errors)
        for finding in report.findings:
            assert finding.place.file.startswith(("plan.xlsx", "firms.xlsx", str(folder)))
            assert "{" not in f"{finding.message}{finding.remedy}"
        if plan is not None:
            save(plan, folder / "out")
            assert load(folder / "out").hash == plan.hash
            assert plan.horizon.weeks < 80
