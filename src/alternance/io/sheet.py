"""Sheets of a workbook as text: merged cells filled with their value, the places of dates kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from alternance.community.findings import Place
from alternance.community.grid import Grid, Spot, letters, read_grids
from alternance.community.unpacking import Refused, unpacked
from alternance.io.problems import Found

__all__ = ["Sheet", "read_sheets"]


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
    """Return the sheets of the workbook at `path` that can be seen; what cannot be read becomes findings."""
    if not path.is_file():
        found.note("no-sheet", Place(str(path)))
        return []
    try:
        grids, hidden = read_grids(path), _hidden(path)
    except Refused as refused:
        found.note(refused.code, Place(path.name), **refused.facts)
        return []
    sheets = []
    for grid in grids:
        sheet = _sheet(path.name, grid)
        if not any(any(row) for row in sheet.cells):
            continue
        if grid.name in hidden:
            found.note("hidden", sheet.place())
            continue
        for row, column in grid.broken:
            found.note("formula-error", sheet.place(row, column))
        sheets.append(sheet)
    return sheets


def _hidden(path: Path) -> set[str]:
    """Return the names of the sheets that a person who opens the workbook does not see."""
    book = ElementTree.fromstring(unpacked(path)["xl/workbook.xml"])
    sheets = [node for node in book.iter() if node.tag.endswith("}sheet")]
    return {node.get("name", "") for node in sheets if node.get("state", "visible") != "visible"}


def _sheet(file: str, grid: Grid) -> Sheet:
    cells = [row + [""] * (grid.width - len(row)) for row in grid.texts]
    dates = {(r, c) for r, row in enumerate(grid.cells) for c, cell in enumerate(row) if isinstance(cell, dt.date)}
    merged: dict[Spot, Spot] = {}
    for first, last in grid.merged:
        for spot in _spots(first, last, len(cells), grid.width):
            merged[spot] = first
            cells[spot[0]][spot[1]] = cells[first[0]][first[1]]
            if first in dates:
                dates.add(spot)
    return Sheet(file, grid.name, cells, merged, frozenset(dates))


def _spots(first: Spot, last: Spot, height: int, width: int) -> Iterator[Spot]:
    for row in range(first[0], min(last[0] + 1, height)):
        for column in range(first[1], min(last[1] + 1, width)):
            yield row, column
