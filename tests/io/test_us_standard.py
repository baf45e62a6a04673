"""US occupation standards: real ones leave columns empty, repeat a process over rows, write hours as ranges."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.cli.run import alternance

from alternance.community import check, read, save
from alternance.io.us_standard import Standard, StandardError, read_standard

FIRST = dt.date(2026, 9, 7)
PROCESSES = ("Work Process Title", "Work Process Sub Category", "Minimum Hours", "Maximum Hours", "Skill Title")
COURSES = ("Course Name", "Course Code", "Related Training Organization", "Course Hours")
STEPS = ("Step Level Title", "Step OJT Hours", "Step OJT Percentage", "Step Duration", "Step RSI Hours")

Sheets = Mapping[str, Sequence[Sequence[object]]]


def sheets(**other: Sequence[Sequence[object]]) -> dict[str, Sequence[Sequence[object]]]:
    whole: dict[str, Sequence[Sequence[object]]] = {
        "Details": [
            ("Occupation Title", "Sponsor Name", "Onet Code", "Term (in months)", "Maximum OJT Hours"),
            ("Cook", "Blue Inn", "35-2014.00", 12, 2000),
        ],
        "WorkProcesses": [
            PROCESSES,
            ("Soups", "", 800, 800, "Make a stock"),
            ("Soups", "", 800, 800, "Thicken a soup"),
            ("Meat", "", "", "1,200", "Roast"),
        ],
        "RelatedInstruction": [COURSES, ("Food safety", "CUL 1", "North College", 40), ("Menus", "", "", 20)],
        "WageSchedule": [STEPS, ("First half", 1000, "50%", "6 months", 30), ("Second half", 1000, 0.65, "", "")],
    }
    return {**whole, **other}


def standard(folder: Path, content: Sheets) -> Standard:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in content.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "standard.xlsx")
    return read_standard(folder / "standard.xlsx", FIRST)


def test_a_whole_workbook_is_a_programme(tmp_path: Path) -> None:
    made = standard(tmp_path, sheets())
    of = made.community
    assert of["programmes"].select("title", "occupation", "weeks").row(0) == ("Cook", "onet/35-2014.00", 52)
    assert of["organisations"]["title"].to_list() == ["Blue Inn", "North College"]
    titles = of["aims"].select("title", "kind", "parent").rows()
    assert ("Soups", "work task", None) in titles
    assert ("Thicken a soup", "competence", "school:cook.soups") in titles
    assert of["phases"]["weeks"].to_list() == [20, 30]
    assert of["modules"].select("title", "minutes").sort("title").rows() == [("Food safety", 2400), ("Menus", 1200)]
    assert of["wage_steps"].select("title", "work_minutes", "share", "duration", "school_minutes").rows() == [
        ("First half", 60000, 0.5, "6 months", 1800),
        ("Second half", 60000, 0.65, None, None),
    ]
    assert [line for line in made.notes if "is missing" not in line] == [
        "Workbook: which course teaches which work process is not said: fill in module_aims, then roles"
    ]


def test_with_cohorts_it_can_be_checked_and_read(tmp_path: Path) -> None:
    made = standard(tmp_path, sheets())
    save(made.community, tmp_path / "cook")
    rows = "id,programme,school,first_week,due_week,size,minutes_per_day\nc,school:cook,school,2026-09-07,2027-08-30,9,360\n"
    (tmp_path / "cook" / "cohorts.csv").write_text(rows, encoding="utf-8")
    assert not check(tmp_path / "cook").errors
    assert read(tmp_path / "cook")["modules"].height == 2


@pytest.mark.parametrize(
    ("cell", "minutes", "note"),
    [
        (40, 2400, ""),
        ("40 hours", 2400, ""),
        ("approx. 40 hrs", 2400, ""),
        ("1,200", 72000, ""),
        ("30-50", 2400, "a range of hours (30-50); its middle, 40, is taken"),
        ("30 to 50 hours", 2400, "a range of hours (30 to 50 hours); its middle, 40, is taken"),
        ("1,000 – 1,400", 72000, "a range of hours (1,000 – 1,400); its middle, 1200, is taken"),
        ("50-30", None, "not understood as hours: 50-30; left empty"),
        ("as needed", None, "not understood as hours: as needed; left empty"),
        ("999999", None, "not understood as hours: 999999; left empty"),
        ("", None, "Food safety has no hours; left empty"),
        (0, None, ""),
    ],
)
def test_hours(tmp_path: Path, cell: object, minutes: int | None, note: str) -> None:
    made = standard(tmp_path, sheets(RelatedInstruction=[COURSES, ("Food safety", "", "North", cell)]))
    assert made.community["modules"]["minutes"].to_list() == [minutes]
    told = [line for line in made.notes if line.startswith("RelatedInstruction, row 2")]
    assert told == ([f"RelatedInstruction, row 2, column Course Hours: {note}"] if note else [])


@pytest.mark.parametrize(
    ("rows", "weeks", "note"),
    [
        ([("Soups", "", 400, 800, "A")], [15], "row 2, column Maximum Hours: 400 to 800 hours; the middle, 600, is taken"),
        ([("Soups", "", 800, 400, "A")], [10], "the least hours (800) are more than the most (400); the most are taken"),
        ([("Soups", "", 80, "", "A"), ("soups", "", 120, "", "B")], [2], "Soups has 120 hours here and 80 before"),
        ([("Soups", "", 80, "", "A"), ("", "", "", "", "B")], [2], ""),
        ([("Soups", "Clear", 80, "", "A"), ("Soups", "Bound", 40, "", "B")], [2, 1], ""),
        ([("Soups", "", 80, "", "A"), ("Soups", "", "", "", "a ;")], [2], "row 3, column Skill Title: the skill stands there twice"),
        ([("", "", "", "", "A"), ("Soups", "", 80, "", "B")], [2], "row 2: a skill without a work process; left out"),
        ([("Soups", "", "", "", "A")], [None], "Soups: no hours are said; its weeks are left empty"),
    ],
)  # fmt: skip
def test_processes(tmp_path: Path, rows: list[tuple[object, ...]], weeks: list[int | None], note: str) -> None:
    made = standard(tmp_path, sheets(WorkProcesses=[PROCESSES, *rows]))
    assert made.community["phases"]["weeks"].to_list() == weeks
    own = [line for line in made.notes if line.startswith("WorkProcesses") and "is missing" not in line]
    assert [note in line for line in own] == ([True] if note else [])


def test_what_is_missing_or_not_known_is_told(tmp_path: Path) -> None:
    content = {
        "WorkProcesses": [("Work Process Title", "Minimum Hours", "Moon phase"), ("Soups", 100, "full")],
        "RelatedInstruction": [],
    }
    notes = standard(tmp_path, content).notes
    assert "WorkProcesses, row 1, column Moon phase: the column is not known; its cells are not read" in notes
    assert "WorkProcesses, row 1: the column Skill Title is missing" in notes
    assert "RelatedInstruction: the sheet is not there, or empty" in notes
    assert "WageSchedule: the sheet is not there, or empty" in notes
    assert "Details: the sheet is not there, or empty" in notes


def test_sums_are_held_against_the_details(tmp_path: Path) -> None:
    details = [("Occupation Title", "Minimum OJT Hours", "Maximum OJT Hours"), ("Cook", 2500, 3000)]
    notes = standard(tmp_path, sheets(Details=details)).notes
    assert any("the parts add up to 2000 hours; Details says 2500 to 3000" in line for line in notes)


@pytest.mark.parametrize("content", [{"Menu": [("a",)]}, {"Details": [("Occupation Title",), ("Cook",)]}])
def test_what_is_no_standard_is_refused(tmp_path: Path, content: Sheets) -> None:
    with pytest.raises(StandardError, match=r"standard\.xlsx"):
        standard(tmp_path, content)


def test_a_file_of_garbage_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    for name in ("a.xlsx", "none.xlsx"):
        with pytest.raises(StandardError, match=name.replace(".", r"\.")):
            read_standard(tmp_path / name, FIRST)


def test_the_command_writes_a_folder_or_a_spreadsheet_and_nothing_twice(tmp_path: Path) -> None:
    standard(tmp_path, sheets())
    for out in (tmp_path / "cook", tmp_path / "cook.xlsx"):
        words = ("import", "us-standard", tmp_path / "standard.xlsx", "--out", out, "--first-week", "2026-09-07")
        run = alternance(*words)
        assert run.exit_code == 0, run.output
        assert "Next: `alternance check" in run.output
        assert [finding.code for finding in check(out).errors] in (["table-missing"], ["table-empty"])  # of cohorts
        assert alternance(*words).exit_code == 2
    assert alternance(*words[:-1], "2026-09-08").exit_code == 2
