"""What the plan's tables are called above a sheet."""

from __future__ import annotations

from alternance.report.called import called
from alternance.text import N_, _

__all__ = ["FRONT", "TITLES", "title"]

#: The front sheet.
FRONT = N_("Plan")
#: Table → what its sheet is called; at most 25 letters in every language, so that no spreadsheet programme cuts it.
TITLES = {
    "cohorts": N_("Cohorts"),
    "sections": N_("Sections"),
    "sessions": N_("Lessons"),
    "spans": N_("Practice"),
    "placements": N_("Placements"),
    "unplaced": N_("Without a position"),
    "adjustments": N_("Adjustments asked"),
    "blocking": N_("Exceptions from stability"),
    "unstaffed": N_("Without a teacher"),
    "duties": N_("Load of teachers"),
    "visits": N_("Visits"),
    "unvisited": N_("Visits not possible"),
    "teacher_practice": N_("Practice of teachers"),
    "practice_missing": N_("Practice of teachers lacks"),
    "points": N_("Points"),
    "gap_quantity": N_("Gap, quantity"),
    "gap_structure": N_("Gap, structure"),
    "gap_quality": N_("Gap, quality"),
    "gap_type": N_("Gap, type"),
    "gap_trend": N_("Trends of demand"),
    "gap_frontier": N_("Coverage against hours"),
    "gap_budget": N_("Coverage against cost"),
    "gap_recommendation": N_("Recommended changes"),
    "indicators": N_("Indicators"),
    "indicator_rows": N_("Rows behind indicators"),
    "cohort_results": N_("Targets of cohorts"),
    "actions": N_("Actions"),
    "warnings": N_("Warnings"),
    "verification": N_("Verification"),
}


def title(table: str) -> str:
    """Return what the sheet of `table` is called in the language in use."""
    return _(TITLES[table]) if table in TITLES else called(table).capitalize()
