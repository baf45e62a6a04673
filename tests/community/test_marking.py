"""A spreadsheet given back: every finding on its row and on the front sheet, every cell kept, to be corrected and read again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.community.broken_workbooks import AIMS, part_replaced
from tests.community.good import TABLES, cells, write_folder
from tests.community.good import write_workbook as write_foreign

from alternance.community import check, mark, read, write_workbook
from alternance.community.layout import MARKS, PROBLEMS


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Return a spreadsheet with findings on rows, on a heading, and of no row."""
    cohorts: list[list[Any]] = [list(row) for row in cells(TABLES["cohorts"])]
    cohorts[1][4], cohorts[1][6] = dt.date(2026, 9, 8), -3
    students: list[list[Any]] = [["# our students"], *(list(row) for row in cells(TABLES["students"]))]
    students[1].append("phone")
    students[3][1] = "n:c9"
    return write_foreign(
        tmp_path / "c.xlsx", {"cohorts": cohorts, "students": students, "aims": None, "notes": [["a", 1.5]]}
    )


def rows(path: Path, sheet: str) -> list[list[Any]]:
    """Return the values of a sheet."""
    return [[cell.value for cell in row] for row in load_workbook(path)[sheet].iter_rows()]


def test_rows_say_what_is_wrong_and_what_to_do(wrong: Path, tmp_path: Path) -> None:
    mark(wrong, check(wrong), tmp_path / "m.xlsx")
    cohort = rows(tmp_path / "m.xlsx", "cohorts")
    assert tuple(cohort[0][-2:]) == MARKS
    assert cohort[1][-2] == "first_week: a week is named by its Monday\nsize: less than 1"
    assert cohort[1][-1] == "Write 2026-09-07\nWrite 1 or more"
    sheet = load_workbook(tmp_path / "m.xlsx")["cohorts"]
    assert [cell.fill.fgColor.rgb for cell in sheet[2]][4:7] == ["FFFFC7CE", "00000000", "FFFFC7CE"]


def test_rows_keep_their_numbers_and_headings_are_told_of_below(wrong: Path, tmp_path: Path) -> None:
    mark(wrong, check(wrong), tmp_path / "m.xlsx")
    before, after = rows(wrong, "students"), rows(tmp_path / "m.xlsx", "students")
    assert [row[:9] for row in after] == before
    assert after[2][-2] == "phone: there is no column of this name"
    assert after[3][-2] == "cohort: cohorts has no row with this id"


def test_every_finding_stands_in_front(wrong: Path, tmp_path: Path) -> None:
    report = check(wrong)
    mark(wrong, report, tmp_path / "m.xlsx")
    assert load_workbook(tmp_path / "m.xlsx").sheetnames[0] == PROBLEMS
    title, _empty, _headings, *listed = rows(tmp_path / "m.xlsx", PROBLEMS)
    assert title[0] == report.summary
    assert [(row[1], row[2], row[3], row[7]) for row in listed] == [
        (f.place.file, f.place.row, f.place.column, f.code) for f in report.findings
    ]
    assert ["error", "c.xlsx", None, None, None, "table aims is needed and absent"] in [row[:6] for row in listed]


def test_sheets_that_are_not_read_are_kept(wrong: Path, tmp_path: Path) -> None:
    mark(wrong, check(wrong), tmp_path / "m.xlsx")
    assert rows(tmp_path / "m.xlsx", "notes")[0][:2] == ["a", 1.5]


def test_what_was_marked_can_be_read_and_marked_again(wrong: Path, tmp_path: Path) -> None:
    report = check(wrong)
    mark(wrong, report, tmp_path / "m.xlsx")
    again = check(tmp_path / "m.xlsx")
    assert [(f.code, f.place.row, f.place.column) for f in again.findings if f.place.file != "m.xlsx"] == [
        (f.code, f.place.row, f.place.column) for f in report.findings if f.place.file != "c.xlsx"
    ]
    mark(tmp_path / "m.xlsx", again, tmp_path / "mm.xlsx")
    assert rows(tmp_path / "mm.xlsx", "cohorts") == rows(tmp_path / "m.xlsx", "cohorts")


def test_a_good_one_stays_the_same_community(tmp_path: Path) -> None:
    community = read(write_folder(tmp_path / "folder"))
    write_workbook(community, tmp_path / "c.xlsx")
    mark(tmp_path / "c.xlsx", check(tmp_path / "c.xlsx"), tmp_path / "m.xlsx")
    assert read(tmp_path / "m.xlsx").hash == community.hash
    assert load_workbook(tmp_path / "m.xlsx")["blocks"].data_validations.dataValidation


def test_merged_cells_stay_merged_until_they_are_mended(tmp_path: Path) -> None:
    file = write_foreign(tmp_path / "c.xlsx")
    workbook = load_workbook(file)
    workbook["aims"].merge_cells("D3:D4")
    workbook.save(file)
    report = check(file)
    mark(file, report, tmp_path / "m.xlsx")
    assert [f.code for f in check(tmp_path / "m.xlsx").findings] == [f.code for f in report.findings] == ["merged"]


def test_a_range_merged_over_the_whole_sheet_is_merged_as_far_as_there_are_cells(tmp_path: Path) -> None:
    file = write_foreign(tmp_path / "c.xlsx")
    whole = b'</sheetData><mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>'
    part_replaced(file, AIMS, lambda data: data.replace(b"</sheetData>", whole))
    mark(file, check(file), tmp_path / "m.xlsx")
    assert [str(span) for span in load_workbook(tmp_path / "m.xlsx")["aims"].merged_cells.ranges] == ["B2:F4"]


def test_a_file_that_cannot_be_opened_leaves_the_list(tmp_path: Path) -> None:
    (tmp_path / "c.xlsx").write_bytes(b"")
    mark(tmp_path / "c.xlsx", check(tmp_path / "c.xlsx"), tmp_path / "m.xlsx")
    assert load_workbook(tmp_path / "m.xlsx").sheetnames == [PROBLEMS]
    assert rows(tmp_path / "m.xlsx", PROBLEMS)[3][5] == "it is an empty file, not a spreadsheet"


def test_what_was_checked_is_never_replaced(wrong: Path) -> None:
    before = wrong.read_bytes()
    with pytest.raises(ValueError, match="another file"):
        mark(wrong, check(wrong), wrong)
    assert wrong.read_bytes() == before


def test_a_finding_of_headings_leaves_the_explanations_a_comment(tmp_path: Path) -> None:
    write_workbook(read(write_folder(tmp_path / "folder")), tmp_path / "c.xlsx")
    workbook = load_workbook(tmp_path / "c.xlsx")
    workbook["travel"]["D1"] = "how"
    workbook.save(tmp_path / "c.xlsx")
    report = check(tmp_path / "c.xlsx")
    mark(tmp_path / "c.xlsx", report, tmp_path / "m.xlsx")
    assert rows(tmp_path / "m.xlsx", "travel")[1][-2] == "# how: there is no column of this name"
    assert [f.code for f in check(tmp_path / "m.xlsx").findings] == ["column-unknown"]


def test_names_of_sheets_that_no_programme_allows_are_altered(tmp_path: Path) -> None:
    file = write_foreign(tmp_path / "c.xlsx", {"notes": [["a"]]})
    part_replaced(
        file,
        "xl/workbook.xml",
        lambda data: data.replace(b'name="notes"', b'name="AIMS"').replace(b'name="travel"', b'name="Ways: all?"'),
    )
    mark(file, check(file), tmp_path / "m.xlsx")
    names = load_workbook(tmp_path / "m.xlsx").sheetnames
    assert {"aims", "AIMS (2)", "Ways_ all_"} < set(names)


def test_headings_below_a_title_are_found_and_hidden_sheets_stay_hidden(tmp_path: Path) -> None:
    aims: list[list[Any]] = [["Our aims"], *(list(row) for row in cells(TABLES["aims"]))]
    aims[3][3] = None
    file = write_foreign(tmp_path / "c.xlsx", {"aims": aims})
    workbook = load_workbook(file)
    workbook["travel"].sheet_state = "hidden"
    workbook.save(file)
    mark(file, check(file), tmp_path / "m.xlsx")
    marked = load_workbook(tmp_path / "m.xlsx")
    assert [cell.value for cell in marked["aims"][2]][-2:] == list(MARKS)
    assert marked["aims"]["D4"].fill.fgColor.rgb == "FFFFC7CE"
    assert marked["travel"].sheet_state == "hidden"
    ids = {rule.formula1 for rule in marked["module_aims"].data_validations.dataValidation if rule.type == "list"}
    assert "OFFSET('aims'!$A$3,0,0,MAX(1,COUNTA('aims'!$A$3:$A$1048576)),1)" in ids
