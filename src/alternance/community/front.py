"""The sheet in front of a marked spreadsheet: every finding, each with a link to its row."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from alternance.community.findings import Report
from alternance.community.sheets import Book, put
from alternance.text import N_, _

__all__ = ["write_front"]

_HEADINGS = {
    N_("severity"): 10, N_("sheet"): 24, N_("row"): 8, N_("column"): 20, N_("found"): 24, N_("what is wrong"): 60,
    N_("what to do"): 60, N_("code"): 18,
}  # fmt: skip
#: Row of the first finding.
_FIRST = 3


def write_front(book: Book, sheet: Worksheet, report: Report, sheets: Mapping[str, Worksheet]) -> None:
    """List the findings of `report`; `sheets` are those of the spreadsheet, by the names that findings have."""
    sheet.write_string(0, 0, report.summary, book.styles["title"])
    for column, (heading, width) in enumerate(_HEADINGS.items()):
        sheet.write_string(_FIRST - 1, column, _(heading), book.styles["heading"])
        sheet.set_column(column, column, width)
    sheet.freeze_panes(_FIRST, 0)
    for row, finding in enumerate(report.findings, start=_FIRST):
        place = finding.place
        put(book, sheet, row, 0, _(finding.severity), finding.severity)
        cells = (place.file, place.row, place.column, finding.value, finding.message, finding.remedy, finding.code)
        for column, value in enumerate(cells, start=1):
            put(book, sheet, row, column, value, "wrapped")
        if place.file in sheets:
            name = sheets[place.file].get_name().replace("'", "''")
            sheet.write_url(row, 1, f"internal:'{name}'!A{place.row or 1}", book.styles["link"], place.file)
