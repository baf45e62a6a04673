"""A plan as one spreadsheet: a sheet a table, a front sheet before them."""

from alternance.report.sheets.workbook import workbook

__all__ = ["workbook"]
