"""The report: a plan as HTML, as a spreadsheet and as calendar files."""

from alternance.report.render import render

__all__ = ["render"]
