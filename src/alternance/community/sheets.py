"""Sheets as we write them: headings explained, cells of the right kind, the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from alternance.community.explaining import About
from alternance.community.layout import FIRST_ROW

__all__ = ["EXPLAINED", "FIRST_DATE", "LAST_ROW", "Book", "put", "write_headings", "write_rows"]

#: Height of a row of explanations, in points.
EXPLAINED = 120
#: Characters that a cell may hold.
_LONGEST = 32_767
#: Characters that a sheet's name may have.
_NAME = 31
#: Rows that a sheet has in the file format.
LAST_ROW = 1_048_576
#: Numbers from here on lose digits in a spreadsheet; they are written as text.
_EXACT = 10**15
#: Before this day spreadsheets disagree about dates; earlier ones are written as text.
FIRST_DATE = dt.date(1901, 1, 1)
_STYLES: dict[str, dict[str, Any]] = {
    "needed": {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "border": 1},
    "heading": {"bold": True, "bg_color": "#DDEBF7", "border": 1},
    "words": {"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "valign": "top"},
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
        """Add a sheet; a name that another has, or that spreadsheet programmes do not allow, is altered."""
        plain = re.sub(r"[\[\]:*?/\\]", "_", name).strip("'")[:_NAME] or "_"
        taken = {sheet.get_name().casefold() for sheet in self._book.worksheets()}
        number = 1
        allowed = plain
        while allowed.casefold() in taken:
            number += 1
            allowed = f"{plain[: _NAME - 6]} ({number})"
        return self._book.add_worksheet(allowed)

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
    elif isinstance(value, dt.date) and value >= FIRST_DATE:
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), dated)
    elif isinstance(value, int | float) and abs(value) < _EXACT and float(f"{value:.16G}") == value:
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST], look)


def write_headings(book: Book, sheet: Worksheet, columns: Sequence[About]) -> None:
    """Write the headings, and below each what it is; both stay in sight."""
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column.name, book.styles["needed" if column.needed else "heading"])
        sheet.write_string(1, number, f"# {column.sentence()}", book.styles["says"])
        look = book.styles["date"] if column.is_date else None
        sheet.set_column(number, number, max(14, len(column.name) + 4), look)
    sheet.set_row(1, EXPLAINED)
    sheet.freeze_panes(FIRST_ROW, 1)


def write_rows(book: Book, sheet: Worksheet, table: pl.DataFrame) -> None:
    """Write the rows of a table below its headings."""
    for row, cells in enumerate(table.iter_rows(), start=FIRST_ROW):
        for number, value in enumerate(cells):
            put(book, sheet, row, number, value)
