"""The workbook's sheets as rows by heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from alternance.io.problems import Found
from alternance.io.sheet import Sheet, read_sheets
from alternance.io.us_standard.notes import Notes
from alternance.text import N_

__all__ = ["HEADS", "Row", "rows_of", "sheets_of"]

#: Sheet → its headings. Those after the bar are known, and say nothing that a programme keeps.
HEADS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Details": (
        ("Occupation Title", "Sponsor Name", "Onet Code", "RAPIDS Code", "Type", "Term (in months)",
         "Minimum OJT Hours", "Maximum OJT Hours", "Minimum RSI Hours", "Maximum RSI Hours"),
        ("Registration State", "OA or SAA", "Existing Title", "Ratio of Apprentice to Journeyworker",
         "Probationary Period"),
    ),
    "WorkProcesses": (
        ("Work Process Title", "Work Process Description", "Work Process Sub Category", "Minimum Hours",
         "Maximum Hours", "Skill Title"),
        ("Work Process Sort Order", "Skill Sort Order", *(f"Skill Answer Option {n}" for n in range(1, 6))),
    ),
    "RelatedInstruction": (
        ("Course Name", "Course Description", "Course Code", "Related Training Organization", "Course Hours"),
        ("Course Sort Order",),
    ),
    "WageSchedule": (
        ("Step Level Title", "Step OJT Hours", "Step OJT Percentage", "Step Duration", "Step RSI Hours"),
        ("Step Sort Order",),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its number as a spreadsheet counts, and its filled cells by heading."""

    sheet: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, head: str) -> str:
        """Return the cell under a heading; empty where it is."""
        return self.cells.get(head, "")


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def sheets_of(path: Path, found: Found) -> dict[str, Sheet]:
    """Return the sheets that the template knows, by its name for them; what cannot be read becomes findings."""
    names = {_key(name): name for name in HEADS}
    return {names[_key(sheet.name)]: sheet for sheet in read_sheets(path, found) if _key(sheet.name) in names}


def rows_of(name: str, sheets: dict[str, Sheet], notes: Notes) -> list[Row]:
    """Return the rows of a sheet that have a filled cell; headings that are missing or not known are noted."""
    sheet = sheets.get(name)
    if sheet is None or not sheet.cells:
        notes.note(N_("the sheet is not there, or empty"), name)
        return []
    used, known = HEADS[name]
    heads = {_key(head): head for head in (*used, *known)}
    columns: dict[int, str] = {}
    for column, text in enumerate(sheet.cells[0]):
        head = heads.get(_key(text))
        if head is not None and head not in columns.values():
            columns[column] = head
        elif text.strip():
            notes.note(N_("the column is not known; its cells are not read"), name, 1, text.strip())
    for head in used:
        if head not in columns.values():
            notes.note(N_("the column {head} is missing"), name, 1, head=head)
    return [row for row in (_row(name, sheet, number, columns) for number in range(1, len(sheet.cells))) if row.cells]


def _row(name: str, sheet: Sheet, number: int, columns: dict[int, str]) -> Row:
    cells = {head: " ".join(sheet.cells[number][column].split()) for column, head in columns.items()}
    return Row(name, number + 1, {head: text for head, text in cells.items() if text})
