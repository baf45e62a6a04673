"""US occupation standards, as sponsors file them with the Office of Apprenticeship: a workbook into a programme.

Sheets *Details*, *WorkProcesses*, *RelatedInstruction*, *WageSchedule*; headings as in the template. Read in this
order: `sheets` (rows by heading), `hours` (what a cell of hours says), `processes`, `courses`, then `programme`.
"""

from alternance.io.us_standard.programme import Standard, StandardError, read_standard

__all__ = ["Standard", "StandardError", "read_standard"]
