"""Sheets as we write them: headings explained, cells of the right kind, drop-downs for what is allowed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from alternance.community.explaining import About
from alternance.community.layout import FIRST_ROW
from alternance.text import say

__all__ = ["LAST_ROW", "Book", "add_drop_downs", "put", "write_headings", "write_rows"]

#: Rows that a sheet has in the file format.
LAST_ROW = 1_048_576
#: Rows below the last one that get drop-downs too, so that there is room to write.
_ROOM = 2_000
#: Numbers from here on lose digits in a spreadsheet; they are written as text.
_EXACT = 10**15
#: Before this day spreadsheets disagree about dates; earlier ones are written as text.
_FIRST_DATE = dt.date(1901, 1, 1)
_STYLES: dict[str, dict[str, Any]] = {
    "needed": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "border": 1},
    "heading": {"bold": True, "bg_color": "#DDEBF7", "border": 1},
    "says": {"italic": True, "font_color": "#595959", "text_wrap": True, "valign": "top", "bg_color": "#F7F7F7"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    "title": {"bold": True, "font_size": 14},
    "strong": {"bold": True},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": "#0563C1", "underline": 1, "valign": "top"},
    "error": {"bg_color": "#FFC7CE", "text_wrap": True, "valign": "top"},
    "warning": {"bg_color": "#FFEB9C", "text_wrap": True, "valign": "top"},
}
_STYLES |= {f"{style} date": _STYLES[style] | _STYLES["date"] for style in ("error", "warning")}


class Book:
    """A spreadsheet in the making, in memory; the same content gives the same bytes."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        plain = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._bytes, plain)
        self._book.set_properties({"created": dt.datetime(2000, 1, 1), "comments": "alternance"})
        self.styles: dict[str, Format] = {name: self._book.add_format(style) for name, style in _STYLES.items()}

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet."""
        return self._book.add_worksheet(name)

    def content(self) -> bytes:
        """Close the spreadsheet and return it."""
        self._book.close()
        return self._bytes.getvalue()


def put(book: Book, sheet: Worksheet, row: int, column: int, value: object, style: str | None = None) -> None:
    """Write one cell so that reading it gives `value` again: numbers that would lose digits become text."""
    look = book.styles[style] if style else None
    dated = book.styles.get(f"{style} date", book.styles["date"])
    if value is None or value == "":
        if look is not None:
            sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_string(row, column, "yes" if value else "no", look)
    elif isinstance(value, dt.datetime):
        sheet.write_datetime(row, column, value, book.styles["moment"])
    elif isinstance(value, dt.date) and value >= _FIRST_DATE:
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), dated)
    elif isinstance(value, int | float) and abs(value) < _EXACT and float(f"{value:.16G}") == value:
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, str(value), look)


def write_headings(book: Book, sheet: Worksheet, columns: Sequence[About]) -> None:
    """Write the headings, and below each what it is; both stay in sight."""
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column.name, book.styles["needed" if column.needed else "heading"])
        sheet.write_string(1, number, f"# {column.sentence()}", book.styles["says"])
        look = book.styles["date"] if column.is_date else None
        sheet.set_column(number, number, max(14, len(column.name) + 4), look)
    sheet.set_row(1, 120)
    sheet.freeze_panes(FIRST_ROW, 1)


def write_rows(book: Book, sheet: Worksheet, table: pl.DataFrame) -> None:
    """Write the rows of a table below its headings."""
    for row, cells in enumerate(table.iter_rows(), start=FIRST_ROW):
        for number, value in enumerate(cells):
            put(book, sheet, row, number, value)


def add_drop_downs(sheet: Worksheet, columns: Sequence[About | None], first: int, rows: int) -> None:
    """Let the spreadsheet itself say what is allowed, from row `first` (from 0) to some rows beyond the last.

    Words are a drop-down; ids are a drop-down of those on the other sheet, which may be overruled, since that sheet
    may be filled in later.
    """
    last = min(LAST_ROW - 1, first + rows + _ROOM)
    for number, column in enumerate(columns):
        if column is not None and (rule := _validation(column, first, number)):
            sheet.data_validation(first, number, last, number, rule)


def _validation(column: About, first: int, number: int) -> dict[str, Any] | None:
    told = {"error_title": column.name, "error_message": column.takes()[:255]}
    if column.allowed:
        return {"validate": "list", "source": list(column.allowed), **told}
    if column.is_week:
        cell = f"{_letters(number)}{first + 1}"
        return {"validate": "custom", "value": f"=WEEKDAY({cell},2)=1", "error_type": "warning", **told}
    if column.is_whole:
        most = 10**9 if column.most is None else column.most
        bounds = {"minimum": column.least or 0, "maximum": most}
        return {"validate": "integer", "criteria": "between", **bounds, **told}
    if len(column.refers) == 1:
        there = f"'{column.refers[0]}'!$A${FIRST_ROW + 1}"
        filled = f"COUNTA({there}:$A${LAST_ROW})"
        source = f"=OFFSET({there},0,0,MAX(1,{filled}),1)"
        told["error_message"] = say("{table} has no row with this id yet.", table=column.refers[0])
        return {"validate": "list", "source": source, "error_type": "warning", **told}
    return None


def _letters(column: int) -> str:
    name: str = xlsxwriter.utility.xl_col_to_name(column)
    return name
