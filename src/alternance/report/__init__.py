"""The report: a plan as HTML, as a spreadsheet and as calendar files."""

from alternance.report.calendars import calendars
from alternance.report.export import export
from alternance.report.render import render
from alternance.report.sheets import workbook

__all__ = ["calendars", "export", "render", "workbook"]
