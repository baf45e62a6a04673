"""The report: a plan as HTML, as a spreadsheet and as calendar files."""
