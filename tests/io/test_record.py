"""Real sheets as they are: what is read, and what is said of sheets that cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from alternance.community import Community, Meta
from alternance.io.record import RecordError, examine, record
from alternance.plan import Plan, load, save

META = Meta("School", dt.date(2025, 8, 4), 52)
Cells = Sequence[Sequence[object]]


def community(**tables: pl.DataFrame) -> Community:
    """One programme of modules Sawing and Turning 1 and 2, a block of phases of 2 and 4 weeks, and a second one of 2."""
    rows: dict[str, list[dict[str, object]]] = {
        "programmes": [{"id": "s:m", "school": "s", "title": "Mechanic", "origin": "typed"}],
        "modules": [
            _module("s:saw", "Sawing"),
            _module("s:turn-1", "Turning 1 basics"),
            _module("s:turn-2", "Turning 2 threads"),
        ],
        "aims": [_aim("s:a.saw"), _aim("s:a.turn")],
        "module_aims": [
            {"module": "s:saw", "aim": "s:a.saw", "level_given": 2},
            {"module": "s:turn-1", "aim": "s:a.turn", "level_given": 2},
        ],
        "blocks": [_block("s:b1", "First practice", 1), _block("s:b2", "Second practice", 2)],
        "phases": [_phase("s:b1", 1, 2), _phase("s:b1", 2, 4), _phase("s:b2", 1, 2)],
        "phase_aims": [
            {"block": "s:b1", "phase": 1, "aim": "s:a.saw", "role": "alone"},
            {"block": "s:b1", "phase": 2, "aim": "s:a.turn", "role": "alone"},
        ],
    }
    return Community(META, {name: pl.DataFrame(found) for name, found in rows.items()} | tables)


def _module(key: str, title: str) -> dict[str, object]:
    return {"id": key, "title": title, "minutes": 600, "weekly_min": 60, "weekly_max": 600, "kind": "theory"}


def _aim(key: str) -> dict[str, object]:
    return {"id": key, "programme": "s:m", "title": key, "safety": False}


def _block(key: str, title: str, order: int) -> dict[str, object]:
    return {"id": key, "programme": "s:m", "title": title, "place": "x", "order": order, "in_school_holidays": False}


def _phase(block: str, order: int, weeks: int) -> dict[str, object]:
    return {"block": block, "order": order, "weeks": weeks, "first_days_instruction": 0}


def workbook(path: Path, merged: Sequence[str] = (), **sheets: Cells) -> Path:
    """Write rows of cells as sheets; `merged` ranges belong to the first one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(list(row))
    for span in merged:
        book.worksheets[0].merge_cells(span)
    book.save(path)
    return path


HEAD = ("Class", "Size", "Module or block", "Weeks")
GOOD: list[Sequence[object]] = [
    ("Plan 2025/26",), (), HEAD,
    ("M 1", 12, "Sawing", "36–41"), ("M 1", 12, "First practice", "42-47"), ("M 1", 12, "Turning 1", "48–51"),
]  # fmt: skip


def week(number: int) -> dt.date:
    return dt.date.fromisocalendar(2025 if number > 31 else 2026, number, 1)


def read(
    tmp_path: Path, cells: Cells, placements: Cells | None = None, mapping: str = "", merged: Sequence[str] = ()
) -> Plan:
    return record(*files(tmp_path, cells, placements, mapping, merged))


def files(
    tmp_path: Path, cells: Cells, placements: Cells | None, mapping: str, merged: Sequence[str] = ()
) -> tuple[Path, Path | None, Community, Path | None]:
    calendar = workbook(tmp_path / "plan.xlsx", merged, Plan=cells)
    placed = None if placements is None else workbook(tmp_path / "firms.xlsx", Firms=placements)
    says = tmp_path / "mapping.toml"
    says.write_text(mapping, encoding="utf-8")
    return calendar, placed, community(), says if mapping else None


def test_a_list_becomes_a_plan(tmp_path: Path) -> None:
    plan = read(tmp_path, GOOD)
    assert plan.meta.kind == plan.meta.mode == plan.meta.status == "recorded"
    assert plan.meta.tables_given == ("cohorts", "sections", "sessions", "spans")
    assert plan.horizon.first_week == week(36) and plan.horizon.weeks == 16
    assert plan["cohorts"].select("id", "programme", "title", "size").rows() == [("s:m-1", "s:m", "M 1", 12)]
    assert plan["sessions"].select("section", "from", "to", "minutes").rows() == [
        ("s:m-1/s:saw/1", week(36), week(41), None), ("s:m-1/s:turn-1/1", week(48), week(51), None)
    ]  # fmt: skip
    assert plan["spans"].select("block", "phase", "from", "to").rows() == [
        ("s:b1", 1, week(42), week(43)), ("s:b1", 2, week(44), week(47))
    ]  # fmt: skip


def test_a_recorded_plan_is_saved_and_loaded(tmp_path: Path) -> None:
    plan = read(tmp_path, GOOD)
    save(plan, tmp_path / "out")
    again = load(tmp_path / "out")
    assert again.hash == plan.hash and again.meta == plan.meta


def test_merged_heads_over_two_rows_and_a_class_merged_over_its_rows(tmp_path: Path) -> None:
    cells: Cells = [
        ("Plan 2025/26",), ("Klasse", "Unterricht", None, None, "Bemerkung"), (None, "Lernfeld", "von", "bis", None),
        ("M 1", "Sawing", "01.09.2025", "10.10.2025", "Raum 2"), (None, "First practice", dt.date(2025, 10, 13), dt.date(2025, 11, 21), None),
        (None, "Turning 1", "KW 48", 51, None), (), ("Stand: 12.06.",),
    ]  # fmt: skip
    mapping = '[classes."M 1"]\nsize = 12\n'
    plan = read(tmp_path, cells, None, mapping, ["A1:E1", "A2:A3", "B2:D2", "E2:E3", "A4:A6"])
    assert plan["sessions"].equals(read(tmp_path, GOOD)["sessions"])
    assert plan["spans"].equals(read(tmp_path, GOOD)["spans"])
    assert plan["warnings"]["rule"].to_list() == ["note"]


def grid(codes: str, weeks: range = range(36, 52)) -> list[Sequence[object]]:
    return [("2025/26",), ("Klasse", "SuS", *weeks), ("M 1", 12, *[None if code == " " else code for code in codes])]


def test_a_grid_of_weeks_with_codes_and_a_list_beside_it(tmp_path: Path) -> None:
    listed = [HEAD, ("M1", None, "Sawing", "36–41"), ("M1", None, "Turning 1", "48–51")]
    calendar = workbook(tmp_path / "plan.xlsx", Grid=grid("SSSSSSPPPPPPSSSS"), List=listed)
    (tmp_path / "m.toml").write_text('[classes."M 1"]\nblocks = ["First practice"]\n')
    plan = record(calendar, None, community(), tmp_path / "m.toml")
    good = read(tmp_path, GOOD)
    assert plan["spans"].equals(good["spans"]) and plan["sessions"].equals(good["sessions"])


def test_a_grid_that_names_modules_and_merges_practice(tmp_path: Path) -> None:
    cells = [
        ("2025/26",), ("Klasse", "SuS", *[f"KW {n}" for n in range(36, 52)]),
        ("M 1", 12, *["Sawing"] * 6, "First practice", *[None] * 5, *["Turning 1, S"] * 4),
    ]  # fmt: skip
    plan = read(tmp_path, cells, merged=["I3:N3"])
    assert plan["spans"].equals(read(tmp_path, GOOD)["spans"])
    assert plan["sessions"].equals(read(tmp_path, GOOD)["sessions"])


def test_practice_weeks_skip_holidays_and_follow_the_order_of_blocks(tmp_path: Path) -> None:
    cells = grid("SSPPFPPPPSPPSSSS")
    listed = [HEAD, ("M 1", 12, "Sawing", "36-37")]
    plan = record(workbook(tmp_path / "p.xlsx", Grid=cells, List=listed), None, community())
    assert plan["spans"].select("block", "phase", "from", "to").rows() == [
        ("s:b1", 1, week(38), week(39)), ("s:b1", 2, week(41), week(44)), ("s:b2", 1, week(46), week(47))
    ]  # fmt: skip
    assert plan.meta.options["weeks_without_school"] == [week(40).isoformat()]


def test_a_module_pauses_while_the_class_is_away(tmp_path: Path) -> None:
    cells = [*GOOD[:3], ("M 1", 12, "Sawing", "36–51"), ("M 1", 12, "First practice", "42–47")]
    plan = read(tmp_path, cells)
    assert plan["sessions"].select("from", "to").rows() == [(week(36), week(41)), (week(48), week(51))]
    assert plan["warnings"].height == 0


def test_what_was_taught_the_year_before_is_given_at_once(tmp_path: Path) -> None:
    plan = read(tmp_path, [*GOOD, ("M 1", 12, "Turning 2", "Vorjahr")])
    before = plan["sessions"].filter(section="s:m-1/s:turn-2/1").select("from", "to").rows()
    assert before == [(week(35), week(35))] and plan.horizon.first_week == week(35)
    assert plan["cohorts"]["first_week"].to_list() == [week(36)]


FIRMS: list[Sequence[object]] = [("Praktikumsplätze",), ("Klasse", "Name", "Betrieb")]


def test_two_spellings_of_a_firm_are_one_and_names_of_students_are_not_kept(tmp_path: Path) -> None:
    cells = [
        *FIRMS,
        ("M 1", "Ada", "Müller GmbH"),
        ("M1", "Ben", "Mueller GmbH & Co. KG"),
        ("M 1", "Cleo", "Müller GmbH"),
    ]
    plan = read(tmp_path, GOOD, cells)
    assert set(plan["placements"]["enterprise"]) == {"Müller GmbH"}
    assert plan["placements"].select("student", "block", "from", "to").rows() == [
        (f"s:m-1/s0{n}", "s:b1", week(42), week(47)) for n in (1, 2, 3)
    ]  # fmt: skip
    assert plan["warnings"].select("rule", "place").rows() == [
        ("firm-joined", "firms.xlsx [Firms], row 4, column C Betrieb")
    ]
    assert plan.meta.tables_given[-1] == "placements"
    assert not any("Ada" in str(table.rows()) for table in plan.tables.values())


def test_firms_kept_apart_by_the_mapping_file(tmp_path: Path) -> None:
    cells = [*FIRMS, ("M 1", "Ada", "Müller GmbH"), ("M 1", "Ben", "Mueller GmbH & Co. KG")]
    plan = read(tmp_path, GOOD, cells, '[enterprises]\n"Mueller GmbH & Co. KG" = "Mueller Dresden"\n')
    assert set(plan["placements"]["enterprise"]) == {"Müller GmbH", "Mueller Dresden"}


#: What is wrong, the calendar, the code, where, and a part of what is said.
BROKEN: list[tuple[str, Cells, str, str, str]] = [
    ("no headings", [("just", "text"), ("1", "2")], "no-heads", "plan.xlsx [Plan]", "headings for class"),
    ("no rows", GOOD[:3], "no-rows", "plan.xlsx [Plan], row 3", "no rows"),
    ("two week columns", [("Class", "Module", "Weeks", "KW"), ("M 1", "Sawing", "36", "37")], "head-twice", "row 1, column D", "headed as weeks"),
    ("no weeks", [*GOOD, ("M 1", 12, "Sawing", "soon")], "weeks-form", "row 7, column D Weeks", "36–41"),
    ("a date out of 3-5", [*GOOD, ("M 1", 12, "Turning 2", dt.date(2026, 5, 3))], "weeks-date", "row 7, column D Weeks", "turn 3-5 into a date"),
    ("backwards", [*GOOD, ("M 1", 12, "Turning 2", "51–48")], "weeks-backwards", "row 7, column D Weeks", "first week comes after the last"),
    ("no week 53", [*GOOD, ("M 1", 12, "Turning 2", "53")], "week-none", "row 7, column D Weeks", "no week 53"),
    ("an unknown module", [*GOOD, ("M 1", 12, "Sewing", "50")], "item-unknown", "row 7, column C Module or block", "perhaps Sawing"),
    ("an unclear module", [*GOOD, ("M 1", 12, "Turning", "50")], "item-several", "row 7, column C Module or block", "s:turn-1, s:turn-2"),
    ("no module named", [*GOOD, ("M 1", 12, None, "50")], "row-incomplete", "row 7, column C Module or block", "Module or block is empty"),
    ("no size", [(*HEAD[:1], *HEAD[2:]), ("M 1", "Sawing", "36")], "size-missing", "row 2, column A Class", '[classes."M 1"]'),
    ("a size in words", [*GOOD, ("M 2", "many", "Sawing", "36")], "number-form", "row 7, column B Size", "whole number"),
    ("two sizes", [*GOOD, ("M 1", 13, "Turning 2", "36")], "class-size", "row 7, column B Size", "13 students here and 12 before"),
    ("an unknown programme", [(*HEAD, "Programme"), ("M 1", 12, "Sawing", "36", "Mechanik")], "programme-unknown", "row 2, column E Programme", "perhaps Mechanic"),
    ("two blocks at once", [*GOOD, ("M 1", 12, "Second practice", "47–48")], "two-blocks", "row 4, column A Class", "in s:b1 and in s:b2 in the week of 2025-11-17"),
    ("no module at all", [*GOOD[:3], GOOD[4]], "no-modules", "row 4, column A Class", "work before learning"),
    ("a cell beside", [*GOOD, ("M 1", 12, "Turning 2", "36", "!")], "beside", "row 7, column E", "under no heading"),
    ("a block before", [*GOOD, ("M 1", 12, "Second practice", "Vorjahr")], "block-before", "row 7, column C Module or block", "outside_horizon"),
    ("weeks that fall", [("2025/26",), ("Klasse", "SuS", 36, 37, 39, 38, 40), ("M 1", 12, "S", "S", "S", "S", "S")], "week-heads", "row 2, column F", "39 stands before 38"),
    ("an unknown code", grid("SSSSSSQPPPPPSSSS"), "item-unknown", "row 3, column I 42", "no module or block"),
    ("weeks of no block", grid("SSSSSSPPPSSPSPSS"), "practice-weeks", "row 3, column A Klasse", "5 weeks of practice in 3 runs"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "code", "place", "text"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_broken_calendar_says_where_and_what(tmp_path: Path, cells: Cells, code: str, place: str, text: str) -> None:
    with pytest.raises(RecordError) as raised:
        read(tmp_path, cells)
    lines = [line for line in raised.value.report.lines() if line.endswith(f"[{code}]")]
    assert any(place in line and text in line for line in lines), "\n".join(raised.value.report.lines())


PLACED: list[tuple[str, Cells, str, str, str]] = [
    ("an unknown class", [*FIRMS, ("M 7", "Ada", "Firm")], "class-unknown", "row 3, column A Klasse", "perhaps M 1"),
    ("no firm", [*FIRMS, ("M 1", "Ada", None)], "row-incomplete", "row 3, column C Betrieb", "Betrieb is empty"),
    ("twice", [*FIRMS, ("M 1", "Ada", "Firm"), ("M 1", "Ada", "Other")], "placement-twice", "row 4, column B Name", "s:b1 twice"),
    ("other weeks", [(*FIRMS[1], "KW"), ("M 1", "Ada", "Firm", "36-38")], "placement-block", "row 2, column D KW", "none of the class's blocks"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "code", "place", "text"), [row[1:] for row in PLACED], ids=[row[0] for row in PLACED]
)
def test_a_broken_list_of_placements_says_where_and_what(
    tmp_path: Path, cells: Cells, code: str, place: str, text: str
) -> None:
    with pytest.raises(RecordError) as raised:
        read(tmp_path, GOOD, cells)
    lines = [line for line in raised.value.report.lines() if line.endswith(f"[{code}]")]
    assert any(place in line and text in line for line in lines), "\n".join(raised.value.report.lines())


MAPPINGS = [
    ("headngs = 1", "mapping-unknown", "perhaps headings"),
    ("first_week = 2025-08-12", "mapping-value", "first_week is not a Monday"),
    ("[classes.X]\nsize = 3", "mapping-refers", "classes.X names what is not there"),
    ('[items]\nA = "s:none"', "mapping-refers", "items.A names what is not there"),
    ("= broken", "mapping-unreadable", "cannot be read"),
    ("[headings]\nweeks = 3", "mapping-value", "a list of texts"),
]


@pytest.mark.parametrize(("mapping", "code", "text"), MAPPINGS)
def test_a_broken_mapping_says_what(tmp_path: Path, mapping: str, code: str, text: str) -> None:
    plan, report = examine(*files(tmp_path, GOOD, None, mapping))
    assert plan is None
    assert any(f.code == code and text in f"{f.message}. {f.remedy}" for f in report.errors), list(report.lines())


def test_a_file_that_is_none_and_one_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_text("no workbook")
    assert [f.code for f in examine(tmp_path / "x.xlsx", None, community())[1].errors] == ["not-xlsx"]
    assert [f.code for f in examine(tmp_path / "y.xlsx", None, community())[1].errors] == ["no-sheet"]


def test_a_formula_without_a_value_is_not_read_as_empty(tmp_path: Path) -> None:
    _, report = examine(*files(tmp_path, [*GOOD, ("M 1", 12, "Turning 2", "=A1")], None, ""))
    assert ("formula-error", 7) in [(f.code, f.place.row) for f in report.errors]
