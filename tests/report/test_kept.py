"""Seats kept for some stand in the report with whom they are for and who holds them, and in the workbook."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from tests.communities import tiny

from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.report import render
from alternance.report.facts import Facts
from alternance.report.people.kept import kept_seats
from alternance.report.sheets import workbook
from alternance.verify import verify


def planned(**more: Any) -> tuple[Any, Plan]:
    where = tiny(
        weeks=20, cohorts={"c": {"size": 2}}, blocks={"b": {"phases": [{"weeks": 2}]}},
        positions={"p": {"title": "Hall 1", "seats": 2}}, **more,
    )  # fmt: skip
    return where, plan(where, Options(work_limit=200, workers=1, rounds=0))


def test_who_holds_a_kept_seat_is_told_and_verified() -> None:
    where, made = planned(reserved_seats=[{"position": "p", "for": "c", "seats": 1}])
    assert made["placements"].select("student", "seat_of").rows() == [("c/1", "c"), ("c/2", None)]
    assert verify(where, made).violations == 0
    (row,) = kept_seats(Facts(where, made), made["placements"])
    assert (row.position, row.seats, row.students) == ("Hall 1", "1", ("c/1",))
    assert "Seats kept for some" in render(where, made)
    sheet = load_workbook(BytesIO(workbook(where, made)))["Placements"]
    heading = next(cell for cell in sheet[1] if "kept for" in str(cell.value))
    assert [cell.value for cell in sheet[heading.column_letter]][-2:] == ["c", None]


def test_without_kept_seats_nothing_is_told() -> None:
    where, made = planned()
    assert made["placements"]["seat_of"].null_count() == made["placements"].height
    assert "Seats kept for some" not in render(where, made)
