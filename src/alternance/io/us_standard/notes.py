"""What was not understood, row by row, in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from alternance.text import say

__all__ = ["Notes"]


@dataclass
class Notes:
    """Lines in the order in which they were found; each names sheet, row and column where it has them."""

    lines: list[str] = field(default_factory=list)

    def note(self, text: str, /, sheet: str, row: int | None = None, column: str = "", **values: object) -> None:
        """Add a line: `text` of the catalogue, its values by name; rows as a spreadsheet counts them."""
        place = sheet if row is None else say("{sheet}, row {row}", sheet=sheet, row=row)
        where = say("{place}, column {column}", place=place, column=column) if column else place
        self.lines.append(f"{where}: {say(text, **values)}")
