"""A plan as bytes of an .xlsx file: the same plan in the same language gives the same bytes."""

from __future__ import annotations

from itertools import islice
from unicodedata import east_asian_width

from xlsxwriter.worksheet import Worksheet

from alternance.community.community import Community
from alternance.community.sheets import LAST_ROW, Book, put
from alternance.plan.plan import Plan
from alternance.plan.tables import TABLES
from alternance.report.names import Names
from alternance.report.sheets.columns import Column, columns
from alternance.report.sheets.counts import Counts
from alternance.report.sheets.front import write_front
from alternance.report.sheets.titles import FRONT, title
from alternance.text import _

__all__ = ["workbook"]

#: Narrowest and widest column, in characters; rows by which the width is chosen.
NARROW, WIDE, LOOKED_AT = 11, 60, 400
#: Height of a line of headings, in points.
LINE = 15


def workbook(community: Community, plan: Plan) -> bytes:
    """Return `plan` as a spreadsheet in the language in use.

    Every table that has rows is a sheet: headings in words that stay in sight, a filter on every column, days as days.
    Cells that begin with ``=``, ``+``, ``-`` or ``@`` are text, never formulas. A table with more rows than a sheet
    holds is left out; the front sheet says where it is.

    Parameters
    ----------
    community : Community
        What was planned for; it gives the names.
    plan : Plan
        Computed or recorded.

    Notes
    -----
    Linear in the cells of the plan's tables.
    """
    book, names, counts = Book(), Names(community, plan), Counts(community, plan)
    front = book.sheet(_(FRONT))
    sheets = {name: book.sheet(title(name)) for name in TABLES if 0 < plan[name].height < LAST_ROW}
    write_front(book, front, community, plan, {name: sheet.get_name() for name, sheet in sheets.items()})
    for name, sheet in sheets.items():
        _write(book, sheet, list(columns(name, plan[name], names, counts)))
    return book.content()


def _write(book: Book, sheet: Worksheet, of_sheet: list[Column]) -> None:
    lines = 1
    for number, column in enumerate(of_sheet):
        width = _width(column)
        sheet.set_column(number, number, width, book.styles["date"] if column.dated else None)
        sheet.write_string(0, number, column.heading, book.styles["words"])
        lines = max(lines, sum(-(-_letters(part) // (width - 1)) for part in column.heading.split("\n")))
        for row, value in enumerate(column.values, start=1):
            if isinstance(value, float):
                sheet.write_number(row, number, value)
            else:
                put(book, sheet, row, number, value)
    sheet.set_row(0, LINE * lines)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(of_sheet[0].values), len(of_sheet) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(column: Column) -> int:
    """Return the width in characters: the longest of the first cells, a heading may take several lines."""
    longest = max((_letters(str(value)) for value in islice(column.values, LOOKED_AT) if value is not None), default=0)
    heading = max(_letters(part) for part in column.heading.split("\n"))
    return min(WIDE, max(NARROW, longest + 2, min(20, heading + 2)))


def _letters(text: str) -> int:
    """Return the letters of `text`, those of Chinese counted twice, as wide as they are."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
