"""The spreadsheet holds what the plan's tables hold, as cells of their own kind; nothing in it is a formula."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from tests.plans import plan_table
from tests.report.plans import everything, nothing

from alternance.community.explaining import about
from alternance.plan import Plan
from alternance.plan.tables import TABLES
from alternance.report.sheets import workbook
from alternance.report.sheets.titles import TITLES, title
from alternance.text import in_language

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "<b>&amp;", 'it\'s "quoted"', "https://example.org", "'=1")


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(sheet: Any, table: str) -> list[list[Any]]:
    """Return the rows of a sheet without the columns of names, days as days."""
    heads = [str(cell.value).split("\n")[0] for cell in sheet[1]]
    kept = [number for number, head in enumerate(heads) if not head.startswith("↳")]
    assert [heads[number] for number in kept] == [said.says for said in about(TABLES[table])]
    rows = [[row[number] for number in kept] for row in sheet.iter_rows(min_row=2, values_only=True)]
    return [[cell.date() if isinstance(cell, dt.datetime) else cell for cell in row] for row in rows]


def test_each_sheet_is_its_table() -> None:
    community, plan = everything()
    book = opened(workbook(community, plan))
    filled = [name for name in TABLES if plan[name].height]
    assert book.sheetnames == ["Plan", *(title(name) for name in filled)]
    for name in filled:
        expected = [[None if cell == "" else cell for cell in row] for row in plan[name].rows()]
        assert cells(book[title(name)], name) == expected, name


def test_heads_stay_in_sight_and_filter() -> None:
    community, plan = everything()
    for sheet in opened(workbook(community, plan)).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert all(10 < sheet.column_dimensions[cell.column_letter].width <= 62 for cell in sheet[1])


def test_days_are_days() -> None:
    community, plan = everything()
    sheet = opened(workbook(community, plan))[title("spans")]
    first = next(cell for cell in sheet[1] if cell.value == "First week")
    cell = sheet.cell(2, first.column)
    assert cell.is_date and cell.number_format == "yyyy-mm-dd"


def test_names_stand_beside_ids() -> None:
    community, plan = everything()
    sheet = opened(workbook(community, plan))[title("cohorts")]
    heads = [cell.value for cell in sheet[1]]
    at = heads.index("The programme")
    assert heads[at + 1] == "↳ its name"
    assert next(row[at : at + 2] for row in sheet.iter_rows(min_row=2, values_only=True)) == ("p", "Programme")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    community, plan = everything()
    warning = {"id": "w-1", "rule": text, "place": text, "message": text, "remedy": text}
    content = workbook(community, plan.with_tables(warnings=plan_table("warnings", [warning])))
    sheet = opened(content)[title("warnings")]
    assert [cell.value for cell in sheet[2]][1:] == [text] * 4
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in sheet[2])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets/" in name)


def test_small_numbers_stay_numbers() -> None:
    community, plan = everything()
    share = {"occupation": "o", "demanded": 1 / 21, "supplied": 0.1 + 0.2, "gap": -1 / 21}
    table = plan_table("gap_structure", [share])
    book = opened(workbook(community, plan.with_tables(gap_structure=table)))
    shares = cells(book[title("gap_structure")], "gap_structure")[0][1:4]
    assert shares == pytest.approx([1 / 21, 0.1 + 0.2, -1 / 21], rel=1e-15)
    assert all(isinstance(cell, float) for cell in shares)


def test_the_same_plan_gives_the_same_bytes_and_another_others() -> None:
    community, plan = everything()
    again = Plan(
        plan.meta, {name: table.sample(fraction=1, shuffle=True, seed=1) for name, table in plan.tables.items()}
    )
    assert workbook(community, plan) == workbook(community, again)
    fewer = plan.with_tables(placements=plan["placements"].head(1))
    assert workbook(community, plan) != workbook(community, fewer)


def test_the_front_sheet_says_what_it_is_and_leads_to_each_sheet() -> None:
    community, plan = everything()
    book = opened(workbook(community, plan))
    front = book["Plan"]
    said = {row[0].value: row[1].value for row in front.iter_rows(min_row=3) if row[0].value}
    assert (said["Plan"], said["Input"]) == (plan.hash, plan.meta.community)
    links = {cell.value: cell.hyperlink.location for cell in front["A"] if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in book.sheetnames[1:]}
    assert all(said[title(name)] == plan[name].height for name in TABLES if plan[name].height)


def test_a_plan_without_rows_has_a_front_sheet() -> None:
    assert opened(workbook(*nothing())).sheetnames == ["Plan"]


def test_every_table_has_a_title_that_a_sheet_can_bear() -> None:
    assert set(TABLES) <= set(TITLES)
    for language in ("en", "zh-Hans", "ru"):
        with in_language(language):
            titles = [title(name) for name in TABLES]
        assert len(set(titles)) == len(titles) and all(len(text) <= 31 for text in titles)


def test_empty_tables_have_no_sheet() -> None:
    community, plan = everything()
    cleared = plan.with_tables(duties=plan["duties"].clear())
    assert title("duties") not in opened(workbook(community, cleared)).sheetnames
