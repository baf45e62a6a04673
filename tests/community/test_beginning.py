"""An empty community: commented, readable as it is, filled in by hand, and never written over anything."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.community.good import FACTS, cells, write_folder
from tests.community.good import TABLES as ROWS

from alternance.community import check, new, read
from alternance.community.explaining import about, purpose
from alternance.community.layout import COMMUNITY, READ_ME
from alternance.community.reading import NEEDED
from alternance.community.schema import SECTIONS, TABLES

BOTH = pytest.mark.parametrize("name", ["folder", "book.xlsx"])


@BOTH
def test_what_is_new_lacks_rows_and_nothing_else(name: str, tmp_path: Path) -> None:
    new(tmp_path / name)
    findings = check(tmp_path / name).findings
    assert {finding.code for finding in findings} == {"table-empty"}
    assert sorted(finding.facts["table"] for finding in findings) == sorted(NEEDED)


def test_a_folder_filled_in_below_its_comments_is_read(tmp_path: Path) -> None:
    new(tmp_path / "new", first_week=dt.date(2026, 9, 9), weeks=42)
    for name, text in ROWS.items():
        file = tmp_path / "new" / f"{name}.csv"
        *comments, own = file.read_text(encoding="utf-8").splitlines()
        assert comments and all(line.startswith("# ") for line in comments)
        headings, *rows = text.splitlines()
        wanted = dict(zip(headings.split(","), range(99), strict=False))
        lines = [
            ",".join(row.split(",")[wanted[column]] if column in wanted else "" for column in own.split(","))
            for row in rows
        ]
        file.write_text("\n".join([*comments, own, *lines, ""]), encoding="utf-8")
    filled, given = read(tmp_path / "new"), read(write_folder(tmp_path / "given"))
    assert all(filled[name].equals(given[name]) for name in TABLES)
    assert filled.meta.first_week == dt.date(2026, 9, 7)


def test_a_spreadsheet_filled_in_is_read(tmp_path: Path) -> None:
    new(tmp_path / "new.xlsx")
    workbook = load_workbook(tmp_path / "new.xlsx")
    for row in workbook[COMMUNITY].iter_rows(min_row=2):
        row[1].value = FACTS.get(row[0].value, row[1].value)
    for name, text in ROWS.items():
        sheet = workbook[name]
        columns = {cell.value: cell.column for cell in sheet[1]}
        headings, *rows = cells(text)
        for number, row in enumerate(rows, start=3):
            for heading, value in zip(headings, row, strict=True):
                sheet.cell(number, columns[heading], value)
    workbook.save(tmp_path / "new.xlsx")
    assert read(tmp_path / "new.xlsx").hash == read(write_folder(tmp_path / "given")).hash


def test_a_spreadsheet_explains_itself(tmp_path: Path) -> None:
    new(tmp_path / "new.xlsx")
    workbook = load_workbook(tmp_path / "new.xlsx")
    assert workbook.sheetnames == [READ_ME, COMMUNITY, *(name for tables in SECTIONS.values() for name in tables)]
    said = {row[0].value: row[1].value for row in workbook[READ_ME].iter_rows()}
    for name, schema in TABLES.items():
        sheet, columns = workbook[name], about(schema)
        assert said[name].startswith(purpose(schema))
        assert [cell.value for cell in sheet[1]] == [column.name for column in columns]
        assert [cell.value for cell in sheet[2]] == [f"# {column.sentence()}" for column in columns]
        needed = {cell.value for cell in sheet[1] if cell.fill.fgColor.rgb == "FF1F4E79"}
        assert needed == {column.name for column in columns if column.needed}
        assert sheet.freeze_panes == "B3"


def test_what_is_allowed_is_a_drop_down(tmp_path: Path) -> None:
    new(tmp_path / "new.xlsx")
    workbook = load_workbook(tmp_path / "new.xlsx")
    for name, schema in TABLES.items():
        rules = {str(rule.sqref).partition(":")[0]: rule for rule in workbook[name].data_validations.dataValidation}
        for number, column in enumerate(about(schema)):
            rule = rules.get(f"{chr(65 + number)}3")
            if column.allowed:
                assert rule is not None and rule.type == "list" and rule.errorStyle != "warning"
                assert rule.formula1 == f'"{",".join(column.allowed)}"'
            elif len(column.refers) == 1:
                assert (
                    rule is not None and f"'{column.refers[0]}'!$A$3" in rule.formula1 and rule.errorStyle == "warning"
                )
            elif column.is_number:
                assert rule is not None and rule.type in ("whole", "decimal") and rule.errorStyle != "warning"
                assert column.least is None or float(rule.formula1) == column.least
            elif column.is_date and not column.is_week:
                assert rule is not None and rule.type == "date"
            elif column.is_week:
                assert rule is not None and rule.formula1.startswith("WEEKDAY(")


@BOTH
def test_nothing_is_overwritten(name: str, tmp_path: Path) -> None:
    new(tmp_path / name)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(FileExistsError, match=name):
        new(tmp_path / name)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_an_empty_folder_and_one_not_there_yet_will_do(tmp_path: Path) -> None:
    new(tmp_path)
    assert (tmp_path / "community.json").is_file()
    new(tmp_path / "a" / "b")
    new(tmp_path / "c" / "d.xlsx")
    assert (tmp_path / "a" / "b" / "aims.csv").is_file() and (tmp_path / "c" / "d.xlsx").is_file()


@pytest.mark.parametrize("name", ["c.xls", "c.ODS", "c.csv"])
def test_other_kinds_of_file_are_not_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.xlsx"):
        new(tmp_path / name)
    assert not (tmp_path / name).exists()
