"""A list as a spreadsheet."""

from __future__ import annotations

import datetime as dt
import io

from xlsxwriter import Workbook

from alternance_portal.tables.listing import Listing

__all__ = ["workbook"]


def workbook(title: str, listing: Listing) -> bytes:
    """Return the rows and columns of a list as an .xlsx file; texts stay texts, whatever they begin with."""
    file = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"in_memory": True, **safe}) as book:
        sheet = book.add_worksheet(title[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for k, column in enumerate(listing.columns):
            sheet.write_string(0, k, column.heading, bold)
            sheet.set_column(k, k, min(40, max(12, len(column.heading) + 2)))
        for number, row in enumerate(listing.all_cells(), start=1):
            for k, (column, value) in enumerate(zip(listing.columns, row, strict=True)):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, k, dt.datetime.combine(value, dt.time()), day)
                elif column.choices:
                    sheet.write_string(number, k, column.shown(value))
                elif value is not None:
                    sheet.write(number, k, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, listing.rows.count()), len(listing.columns) - 1)
    return file.getvalue()
