"""Sheets as people leave them: rows that are no rows, signs for "as above", sheets put aside, other spellings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.io.test_record import FIRMS, GOOD, HEAD, Cells, community, files, read, week, workbook

from alternance.io.record import examine, record


def rules(tmp_path: Path, cells: Cells, placements: Cells | None = None) -> list[str]:
    return read(tmp_path, cells, placements)["warnings"]["rule"].to_list()


def sessions(tmp_path: Path, cells: Cells, merged: Sequence[str] = ()) -> list[tuple[str, dt.date, dt.date]]:
    plan = read(tmp_path, cells, merged=merged)
    return plan["sessions"].select("section", "from", "to").rows()


def test_headings_said_again_on_the_next_page_are_no_row(tmp_path: Path) -> None:
    assert sessions(tmp_path, [*GOOD[:4], HEAD, *GOOD[4:]]) == sessions(tmp_path, GOOD)


@pytest.mark.parametrize("word", ["Summe", "Gesamt:", "total", "合计"])
def test_a_sum_below_is_no_row_but_said(tmp_path: Path, word: str) -> None:
    assert rules(tmp_path, [*GOOD, (word, 12, None, None)]) == ["note"]
    assert rules(tmp_path, GOOD, [*FIRMS, ("M 1", "Ada", "Firm"), (word, 1, None)]) == ["note"]


def test_a_class_called_like_a_sum_with_all_its_cells_is_a_row(tmp_path: Path) -> None:
    plan = read(tmp_path, [*GOOD, ("Total Quality", 9, "Sawing", "36"), (None, None, "First practice", "42-47")])
    assert plan["cohorts"]["title"].to_list() == ["M 1", "Total Quality"]


@pytest.mark.parametrize(("text", "size"), [("12 SuS", 12), ("12人", 12), ("12 Schüler", 12), (12.0, 12)])
def test_a_size_may_have_its_word(tmp_path: Path, text: object, size: int) -> None:
    cells = [*GOOD[:3], *(("M 1", text, *row[2:]) for row in GOOD[3:])]
    assert read(tmp_path, cells)["cohorts"]["size"].to_list() == [size]


def test_a_ditto_sign_holds_in_every_column_and_an_empty_cell_only_for_the_class(tmp_path: Path) -> None:
    placed = [*FIRMS, ("M 1", "Ada", "Firm A"), ('"', "Ben", '"'), (None, "Cleo", "dto.")]
    assert read(tmp_path, GOOD, placed)["placements"]["enterprise"].to_list() == ["Firm A"] * 3
    _, report = examine(*files(tmp_path, GOOD, [*FIRMS, ("M 1", "Ada", "Firm A"), (None, "Ben", None)], ""))
    assert [finding.code for finding in report.errors] == ["row-incomplete"]


@pytest.mark.parametrize("none", ["-", "–", "kein Betrieb", "无"])
def test_who_had_no_enterprise_is_not_placed_and_said(tmp_path: Path, none: str) -> None:
    plan = read(tmp_path, GOOD, [*FIRMS, ("M 1", "Ada", "Firm A"), ("M 1", "Ben", none)])
    assert plan["placements"].height == 1
    assert plan["warnings"].select("rule", "place").rows() == [
        ("no-firm", "firms.xlsx [Firms], row 4, column C Betrieb")
    ]


def test_surname_and_given_name_in_two_columns_tell_students_apart(tmp_path: Path) -> None:
    placed = [("Klasse", "Name", "Vorname", "Betrieb"), ("M 1", "Ada", "L.", "Firm"), ("M 1", "Ada", "M.", "Firm")]
    assert read(tmp_path, GOOD, placed)["placements"]["student"].to_list() == ["s:m-1/s01", "s:m-1/s02"]


def test_chinese_headings_weeks_and_firms(tmp_path: Path) -> None:
    cells = [
        ("2025/26学年",), ("班级", "人数", "课程", "周次"),
        ("M 1", "12人", "Sawing", "第36-41周"), ("M 1", None, "First practice", "42至47周"), ("M 1", None, "Turning 1", "48、49、50—51"),
    ]  # fmt: skip
    placed = [
        ("班级", "学号", "姓名", "实习单位"),
        ("M 1", "20250101", "张三", "机械有限公司"),
        ("M 1", "20250102", "李四", "机械"),
    ]
    plan = read(tmp_path, cells, placed)
    assert plan["sessions"].equals(read(tmp_path, GOOD)["sessions"])
    assert plan["placements"]["student"].to_list() == ["s:20250101", "s:20250102"]
    assert plan["placements"]["enterprise"].n_unique() == 1 and plan["warnings"]["rule"].to_list() == ["firm-joined"]


def test_a_grid_over_the_turn_of_the_year_with_dates_below_its_weeks(tmp_path: Path) -> None:
    weeks = [49, 50, 51, 52, 1, 2, 3, 4, 5, 6]
    days = [dt.date.fromisocalendar(2025 if w > 31 else 2026, w, 1).strftime("%d.%m.") for w in weeks]
    cells = [
        ("Schuljahr 2025/26",), ("Klasse", "SuS", *weeks), (None, None, *days),
        ("M 1", 12, "Sawing", "Sawing", "P", "F", "F", "P", "P", "P", "P", "P"),
    ]  # fmt: skip
    plan = record(workbook(tmp_path / "p.xlsx", Grid=cells), None, community(), _blocks(tmp_path))
    assert plan["spans"].select("phase", "from", "to").rows() == [
        (1, week(51), week(51)), (1, week(2), week(2)), (2, week(3), week(6))
    ]  # fmt: skip


def test_a_grid_headed_by_mondays_under_months(tmp_path: Path) -> None:
    mondays = [week(36) + dt.timedelta(weeks=k) for k in range(8)]
    head = ("Klasse", "SuS", "September", None, None, None, None, "Oktober", None, None)
    cells = [head, (None, None, *mondays), ("M 1", 12, "Sawing", "S", *["P"] * 6)]
    calendar = workbook(tmp_path / "p.xlsx", ["A1:A2", "B1:B2", "C1:G1", "H1:J1"], Grid=cells)
    plan = record(calendar, None, community(), _blocks(tmp_path, "first_week = 2025-08-04\n"))
    assert plan["spans"].select("from", "to").rows() == [(week(38), week(39)), (week(40), week(43))]


def _blocks(tmp_path: Path, first: str = "") -> Path:
    path = tmp_path / "m.toml"
    path.write_text(f'{first}[classes."M 1"]\nblocks = ["First practice"]\n', encoding="utf-8")
    return path


def test_practice_that_cannot_be_parted_is_not_also_said_to_be_missing(tmp_path: Path) -> None:
    cells = [("2025/26",), ("Klasse", "SuS", *range(36, 44)), ("M 1", 12, "Sawing", "S", *["P"] * 6)]
    _, report = examine(workbook(tmp_path / "p.xlsx", Grid=cells), None, community())
    assert [finding.code for finding in report.findings] == ["practice-weeks"]


def test_a_hidden_sheet_is_not_read_and_said(tmp_path: Path) -> None:
    old = [HEAD, ("M 1", 12, "Turning 2", "36")]
    path = workbook(tmp_path / "plan.xlsx", Plan=GOOD, Old=old)
    for state in ("hidden", "veryHidden"):
        book = load_workbook(path)
        book["Old"].sheet_state = state
        book.save(path)
        plan = record(path, None, community())
        assert plan["sections"].height == 2
        assert plan["warnings"].select("rule", "place").rows() == [("hidden", "plan.xlsx [Old]")]


def test_a_workbook_with_macros_is_read_like_any(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", Plan=GOOD).rename(tmp_path / "plan.xlsm")
    assert record(path, None, community())["sections"].height == 2


def test_a_year_typed_wrong_is_found_and_not_a_plan_of_decades(tmp_path: Path) -> None:
    _, report = examine(*files(tmp_path, [*GOOD, ("M 1", 12, "Turning 2", "01.09.2052")], None, ""))
    assert [(f.code, f.place.row) for f in report.errors] == [("week-far", 7)]
    assert "2052-08-26" in report.errors[0].message and "2025-08-04" in report.errors[0].message


def test_names_that_mean_no_harm_to_paths_and_formulas_stay_texts(tmp_path: Path) -> None:
    cells = [*GOOD[:3], *(("../M/1", *row[1:]) for row in GOOD[3:])]
    plan = read(tmp_path, cells, [*FIRMS, ("../M/1", "Ada", "'=1+1 GmbH")])
    assert plan["cohorts"].select("id", "title").rows() == [("s:m-1", "../M/1")]
    assert plan["placements"]["enterprise"].to_list() == ["'=1+1 GmbH"]
