"""Lists of schools: headings in four languages are proposed, nothing is taken in unconfirmed, errors are told by row."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import Workbook
from tests.community.good import TABLES, write_folder

from alternance.community import check
from alternance.io.any_sheet import ConfirmedError, TakenIn, as_toml, names_of, propose, read_confirmed, take_in
from alternance.io.problems import Found
from alternance.io.sheet import Sheet, read_sheets

LISTS: dict[str, tuple[str, list[list[Any]], dict[str, str]]] = {
    "English": ("students", [
        ["Our trainees", None, None, None, None],
        [],
        ["Student no.", "Class", "Date of birth", "Gender", "Phone"],
        ["n:s1", "M 1", dt.date(2009, 3, 1), "male", "12 34"],
        ["n:s3", "M 1", dt.date(2010, 5, 17), "female", "12 35"],
    ], {"id": "Student no.", "cohort": "Class", "birth_date": "Date of birth", "sex": "Gender"}),
    "German": ("students", [
        ["Schülernummer", "Klasse", "Geburtsdatum", "Max. Fahrzeit", "Sprachen"],
        ["n:s1", "M 1", "17.05.2010", 60, "de"], ["n:s3", "M 1", "03.04.2010", 45, "de pl"],
    ], {"id": "Schülernummer", "cohort": "Klasse", "birth_date": "Geburtsdatum", "travel_max": "Max. Fahrzeit", "languages": "Sprachen"}),
    "Chinese": ("students", [["学号", "班级", "出生日期", "性别"], ["n:s1", "M 1", "2010-05-17", "女"], ["n:s3", "M 1", "2010-04-03", "男"]],
                {"id": "学号", "cohort": "班级", "birth_date": "出生日期", "sex": "性别"}),
    "Russian": ("students", [
        ["Номер студента", "Группа", "Дата рождения", "Время в пути"], ["n:s1", "M 1", "17.05.2010", 40], ["n:s3", "M 1", "03.04.2010", 30],
    ], {"id": "Номер студента", "cohort": "Группа", "birth_date": "Дата рождения", "travel_max": "Время в пути"}),
    "a typing mistake": ("students", [["Studnet number", "Cohrt"], ["n:s1", "n:c1"]], {"id": "Studnet number", "cohort": "Cohrt"}),
    "by the cells alone": ("students", [["Student ID", "Q7"], ["n:s1", "M 1"], ["n:s2", "n:c1"]], {"id": "Student ID", "cohort": "Q7"}),
    "positions": ("positions", [
        ["Stellennummer", "Abteilung", "Bezeichnung", "Plätze", "Ausbilder", "Tage pro Woche"], ["m:p9", "m:u1", "Fräserei", 2, "m:m1", 4],
    ], {"id": "Stellennummer", "unit": "Abteilung", "title": "Bezeichnung", "mentor": "Ausbilder", "seats": "Plätze", "days": "Tage pro Woche"}),
    "enterprises": ("organisations", [["企业编号", "企业名称", "行业", "员工数"], ["k", "科技有限公司", "C25", 120]],
                    {"id": "企业编号", "title": "企业名称", "sector": "行业", "staff": "员工数"}),
}  # fmt: skip


def sheets(path: Path, rows: list[list[Any]]) -> list[Sheet]:
    """Write and read a workbook; its first sheet is a cover."""
    book = Workbook()
    cover, table = book.worksheets[0], book.create_sheet("List")
    cover.append(["Vocational School North", "Telephone list"])
    for row in rows:
        table.append(row)
    book.save(path / "list.xlsx")
    return read_sheets(path / "list.xlsx", Found())


@pytest.mark.parametrize("name", LISTS)
def test_which_heading_is_which_column(name: str, tmp_path: Path) -> None:
    table, rows, expected = LISTS[name]
    proposal = propose(table, sheets(tmp_path, rows), names_of(write_folder(tmp_path / "c")))
    assert proposal is not None and proposal.sheet == "List"
    assert {column: one.heading for column, one in proposal.columns.items()} == expected
    assert set(proposal.left) == {str(cell) for cell in rows[proposal.heading_row - 1]} - set(expected.values())


def confirmed(path: Path, name: str, *changes: tuple[str, str]) -> TakenIn:
    """Propose, change the file as a person would, confirm it, look."""
    table, rows, _ = LISTS[name]
    lists, folder = sheets(path, rows), path / "c"
    if not folder.exists():
        write_folder(folder)
    proposal = propose(table, lists, names_of(folder))
    assert proposal is not None
    text = as_toml(proposal)
    for before, after in (("confirmed = false", "confirmed = true"), *changes):
        assert text.count(before) == 1, text
        text = text.replace(before, after)
    (path / "m.toml").write_text(text, encoding="utf-8")
    return take_in(lists, read_confirmed(path / "m.toml", table), folder)


def test_titles_are_ids_and_dates_are_read_in_their_order(tmp_path: Path) -> None:
    taken = confirmed(tmp_path, "German")
    assert (taken.added, taken.changed, taken.same, taken.wrong) == (1, 1, 0, ())
    assert [f.code for f in taken.report.errors] == ["size-differs"]  # of the class, not of the sheet
    before = (tmp_path / "c" / "students.csv").read_bytes()
    assert before == TABLES["students"].encode()  # looked at, and nothing written
    taken.write()
    rows = (tmp_path / "c" / "students.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1:] == [
        "n:s1,n:c1,2010-05-17,51.0,13.7,60,job,de",
        "n:s2,n:c1,2009-05-02,,,,,",
        "n:s3,n:c1,2010-04-03,,,45,,de pl",
    ]
    again = take_in(
        sheets(tmp_path, LISTS["German"][1]), read_confirmed(tmp_path / "m.toml", "students"), tmp_path / "c"
    )
    assert (again.added, again.changed, again.same) == (0, 0, 2)


def test_what_was_not_confirmed_is_not_read(tmp_path: Path) -> None:
    table, rows, _ = LISTS["English"]
    proposal = propose(table, sheets(tmp_path, rows), {})
    assert proposal is not None
    (tmp_path / "m.toml").write_text(as_toml(proposal), encoding="utf-8")
    with pytest.raises(ConfirmedError, match="not confirmed"):
        read_confirmed(tmp_path / "m.toml", table)


def test_every_fault_of_a_mapping_is_told_at_once(tmp_path: Path) -> None:
    text = 'confirmed = true\ntable = "aims"\nheadings = 3\nsheet = 7\nheading_row = "x"\ndates = "ymd"\ncolumns = {cohrt = "A"}\nsame = 3'
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfirmedError) as raised:
        read_confirmed(tmp_path / "m.toml", "students")
    for part in (
        "no entry headings",
        "sheet is not",
        "heading_row is not",
        "for table aims",
        "dates is none",
        "perhaps cohort",
        "same is not",
    ):
        assert part in str(raised.value)


@pytest.mark.parametrize(
    ("heading", "row", "part"), [("Nothing", 3, "no single heading Nothing"), ("Class", 99, "no sheet List")]
)
def test_headings_that_went_away_are_told(heading: str, row: int, part: str, tmp_path: Path) -> None:
    with pytest.raises(ConfirmedError, match=part):
        confirmed(
            tmp_path,
            "English",
            ('cohort = "Class"', f'cohort = "{heading}"'),
            ("heading_row = 3", f"heading_row = {row}"),
        )


def test_errors_stand_at_the_rows_of_the_sheet_and_nothing_is_written(tmp_path: Path) -> None:
    taken = confirmed(tmp_path, "Chinese")
    assert [(f.place.file, f.place.row, f.place.column, f.code, f.value) for f in taken.wrong] == [
        ("list.xlsx [List]", 2, "sex", "word", "女"),
        ("list.xlsx [List]", 3, "sex", "word", "男"),
    ]
    with pytest.raises(ValueError, match="wrong"):
        taken.write()
    meaning = ("[words]", '[words.sex]\n"女" = "female"\n"男" = "male"\n#')
    assert confirmed(tmp_path, "Chinese", meaning).wrong == ()


def test_what_every_row_has_need_not_stand_on_the_sheet(tmp_path: Path) -> None:
    without = confirmed(tmp_path, "enterprises")
    assert {f.code for f in without.wrong} == {"empty"}
    taken = confirmed(tmp_path, "enterprises", ("[same]", '[same]\nkind = "enterprise"\n#'))
    assert taken.wrong == () and taken.added == 1
    taken.write()
    assert check(tmp_path / "c").errors == ()


def test_a_finding_in_a_row_that_was_there_keeps_its_place(tmp_path: Path) -> None:
    write_folder(tmp_path / "c", {"students": TABLES["students"] + "n:s9,n:c9,,,,,,\n"})
    taken = confirmed(tmp_path, "a typing mistake")
    found = [(f.place.file, f.place.row) for f in taken.report.errors if f.code == "unknown"]
    assert found == [("students.csv", 4)] and taken.wrong == ()


def test_a_parquet_table_stays_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "c")
    pl.read_csv(folder / "students.csv", infer_schema=False).write_parquet(folder / "students.parquet")
    (folder / "students.csv").unlink()
    assert confirmed(tmp_path, "German").write().name == "students.parquet"
    assert [f.code for f in check(folder).errors] == ["size-differs"]
