"""What lies in a folder or spreadsheet as written: the community's own facts, and raw tables with row numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alternance.community.findings import Finding, Place
from alternance.community.layout import MARKS, letters
from alternance.community.schema import TABLES

__all__ = ["RawTable", "Source", "heading_of", "headings_at"]

#: Number and cells of each row.
Rows = Sequence[tuple[int, Sequence[str]]]
#: Rows from the top in which headings are looked for.
_ABOVE = 10


@dataclass(frozen=True)
class RawTable:
    """A table as written.

    Attributes
    ----------
    name, file : str
        The table, and the file or sheet it stands in.
    headings : tuple of str
        In small letters, with ``_`` between words; one may stand twice.
    rows : list of list of str
        Each as long as the headings.
    numbers : list of int
        The number of each row, as a spreadsheet counts: a cell of several lines is one row, a comment is one too.
    heading_row : int
        The number of the row of headings.
    skewed : frozenset of int
        Numbers of rows that were longer or shorter than the headings: what stands in which column is not known.
    """

    name: str
    file: str
    headings: tuple[str, ...]
    rows: list[list[str]]
    numbers: list[int]
    heading_row: int = 1
    skewed: frozenset[int] = frozenset()


@dataclass
class Source:
    """What was found, and what could not be read.

    Attributes
    ----------
    meta : dict or None
        The community's own facts; None: they could not be read.
    meta_rows : dict
        Member → row, where the facts stand in a sheet.
    unread : set of str
        Tables that are there and could not be read.
    """

    path: Path
    meta: dict[str, Any] | None = None
    meta_file: str = "community.json"
    meta_rows: dict[str, int] = field(default_factory=dict)
    tables: dict[str, RawTable] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, place: Place, value: str | None = None, **facts: object) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, place, value, facts))

    def add(self, name: str, file: str, rows: Rows) -> None:
        """Add a table: (number, cells) of the headings, then of each row.

        Columns of comments (their heading begins with #), of `mark`, and those without heading and cells are left out.
        """
        if name in self.tables or name in self.unread:
            self.find("table-twice", Place(file), table=name)
            return
        if not rows:
            self.find("no-heading", Place(file, 1))
            self.unread.add(name)
            return
        rows = self._from_headings(name, file, rows)
        (heading_row, first), body = rows[0], rows[1:]
        headings = [heading_of(cell) for cell in first]
        width = max((at + 1 for at, heading in enumerate(headings) if heading), default=0)
        kept = [at for at, heading in enumerate(headings) if heading not in MARKS and not heading.startswith("#")]
        empty = [at for at in kept if not headings[at]]
        for at in empty:
            filled = next((number for number, row in body if len(row) > at and row[at].strip()), None)
            if filled is None:
                kept.remove(at)
            else:
                self.find("heading-empty", Place(file, heading_row), column=letters(at), row=filled)
        skewed = frozenset(number for number, row in body if self._skewed(file, number, row, width, len(headings)))
        cells = _cells(body, kept, len(headings))
        names = tuple(headings[at] for at in kept)
        self.tables[name] = RawTable(name, file, names, cells, [number for number, _ in body], heading_row, skewed)

    def _from_headings(self, name: str, file: str, rows: Rows) -> Rows:
        """Return the rows from the headings on; what stands above them is noted."""
        start = headings_at(name, [cells for _number, cells in rows[:_ABOVE]])
        for number, above in rows[:start]:
            self.find("above", Place(file, number), next(cell for cell in above if cell.strip()))
        return rows[start:]

    def _skewed(self, file: str, number: int, row: Sequence[str], width: int, most: int) -> bool:
        """Note a row that is shorter than the last heading, or goes on behind the row of headings."""
        skewed = len(row) < width or any(cell.strip() for cell in row[most:])
        if skewed:
            self.find("row-length", Place(file, number), found=len(row), wanted=width)
        return skewed


def _cells(body: Rows, kept: list[int], width: int) -> list[list[str]]:
    """Return the cells of the columns kept, of each row; a row that ends early is filled up."""
    if len(kept) == width and all(isinstance(row, list) and len(row) == width for _, row in body):
        return [row for _, row in body]  # type: ignore[misc] # lists, all of them
    return [[row[at] if at < len(row) else "" for at in kept] for _, row in body]


def heading_of(cell: str) -> str:
    """Return a heading as tables name columns: `First week` is `first_week`; marks and comments stay as they are."""
    plain = cell.strip().casefold()
    return plain if plain in MARKS or plain.startswith("#") else re.sub(r"[\s\-]+", "_", plain)


def headings_at(table: str, rows: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows holds the headings: the first one that names a column of the table, else row 0."""
    known = set(TABLES[table].columns()) if table in TABLES else set()
    found = (at for at, row in enumerate(rows[:_ABOVE]) if known & {heading_of(cell) for cell in row})
    return next(found, 0)
