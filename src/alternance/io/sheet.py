"""Sheets of a workbook as text: merged cells filled with their value, the places of dates kept."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import python_calamine

from alternance.community.findings import Place
from alternance.community.source import BYTES_LIMIT, Source, unpacked_size
from alternance.community.workbook import _formulas_without_value, cell_text
from alternance.io.problems import Found

__all__ = ["Sheet", "letters", "read_sheets"]

Spot = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes
    ----------
    file, name : str
        The workbook's and the sheet's name.
    cells : list of list of str
        Rows of equal length; a merged range holds its value in each of its cells.
    merged : dict
        (row, column), counted from 0, of every cell of a merged range → the range's first cell.
    dates : frozenset
        Cells that hold a date, not a text.
    """

    file: str
    name: str
    cells: list[list[str]]
    merged: dict[Spot, Spot]
    dates: frozenset[Spot]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.cells[0]) if self.cells else 0

    def place(self, row: int | None = None, column: int | None = None, heading: str = "") -> Place:
        """Return a place as a spreadsheet counts; `row` and `column` are counted from 0."""
        where = None if column is None else f"{letters(column)} {heading}".strip()
        return Place(f"{self.file} [{self.name}]", None if row is None else row + 1, where)

    def spans_columns(self, row: int) -> bool:
        """Tell whether the first filled cell of `row` is merged over several columns."""
        first = next((c for c, cell in enumerate(self.cells[row]) if cell), None)
        if first is None or (row, first) not in self.merged:
            return False
        return self.merged.get((row, first + 1)) == self.merged[row, first]


def read_sheets(path: Path, found: Found) -> list[Sheet]:
    """Return the sheets of the workbook at `path`; what cannot be read becomes findings."""
    place = Place(path.name)
    if not path.is_file():
        found.note("no-source", Place(str(path)))
        return []
    try:
        if unpacked_size(path) > BYTES_LIMIT:
            found.note("too-big", place, limit=BYTES_LIMIT // 1_000_000)
            return []
        book = python_calamine.load_workbook(path)
        sheets = [_sheet(path.name, book, name) for name in book.sheet_names]
        by_name = {sheet.name: sheet for sheet in sheets}
        for name, broken in _formulas_without_value(Source(path)):
            for row, column in broken:
                found.note("formula-error", by_name[name].place(row, column))
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ElementTree.ParseError, KeyError) as error:
        found.note("unreadable", place, why=str(error) or type(error).__name__)
        return []
    return [sheet for sheet in sheets if any(any(row) for row in sheet.cells)]


def _sheet(file: str, book: python_calamine.CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    raw = sheet.to_python(skip_empty_area=False)
    width = max((len(row) for row in raw), default=0)
    cells = [[cell_text(cell) for cell in row] + [""] * (width - len(row)) for row in raw]
    dates = {(r, c) for r, row in enumerate(raw) for c, cell in enumerate(row) if isinstance(cell, dt.date)}
    merged: dict[Spot, Spot] = {}
    for first, last in sheet.merged_cell_ranges or []:
        for spot in _spots(first, last, len(cells), width):
            merged[spot] = first
            cells[spot[0]][spot[1]] = cells[first[0]][first[1]]
            if first in dates:
                dates.add(spot)
    return Sheet(file, name, cells, merged, frozenset(dates))


def _spots(first: Spot, last: Spot, height: int, width: int) -> Iterator[Spot]:
    for row in range(first[0], min(last[0] + 1, height)):
        for column in range(first[1], min(last[1] + 1, width)):
            yield row, column


def letters(column: int) -> str:
    """Return a column's letters, counted from 0: A, B, …, Z, AA."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name
