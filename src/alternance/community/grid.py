"""The sheets of a spreadsheet as a person sees them: cells by row and column, what is merged, what is broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

import python_calamine

from alternance.community.layout import is_comment
from alternance.community.scanning import Extent, scan
from alternance.community.unpacking import Refused, repacked, unpacked
from alternance.text import _

__all__ = ["Grid", "Spot", "cell_text", "letters", "read_grids"]

#: Row and column, counted from 0.
Spot = tuple[int, int]
#: Most cells, empty ones included, of all sheets together.
AREA_LIMIT = 8_000_000
#: Most sheets.
SHEETS_LIMIT = 200
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Grid:
    """One sheet.

    Attributes
    ----------
    name : str
        As the sheet's tab shows it.
    cells : list of list
        Rows from the sheet's first on; numbers, texts, dates, yes or no.
    merged : list of (Spot, Spot)
        First and last cell of each merged range.
    broken : list of Spot
        Formulas without a value, and errors.
    """

    name: str
    cells: list[list[object]]
    merged: list[tuple[Spot, Spot]]
    broken: list[Spot]

    @property
    def table(self) -> str:
        """The table that it is by its name."""
        return self.name.strip().casefold().replace(" ", "_")

    @cached_property
    def texts(self) -> list[list[str]]:
        """The cells as text."""
        return [[cell_text(cell) for cell in row] for row in self.cells]

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max((len(row) for row in self.cells), default=0)

    @cached_property
    def comments(self) -> frozenset[int]:
        """Rows that are for people."""
        return frozenset(number for number, row in enumerate(self.texts) if is_comment(row))

    @cached_property
    def heading_row(self) -> int | None:
        """The first row that is filled and no comment; None: there is none."""
        filled = (number for number, row in enumerate(self.texts) if any(row) and number not in self.comments)
        return next(filled, None)


def read_grids(path: Path) -> list[Grid]:
    """Return the sheets of the .xlsx file at `path`.

    Raises
    ------
    Refused
        When it cannot be opened, is no such file, or is bigger than we read.
    """
    parts = unpacked(path)
    extents = dict(_extents(parts))
    if len(extents) > SHEETS_LIMIT:
        raise Refused("many-sheets", found=len(extents), limit=SHEETS_LIMIT)
    for name, extent in extents.items():
        if extent.columns * extent.rows > AREA_LIMIT:
            raise Refused("far-cell", sheet=name, cell=f"{letters(extent.columns - 1)}{extent.rows}")
    if sum(extent.columns * extent.rows for extent in extents.values()) > AREA_LIMIT:
        raise Refused("many-cells", limit=AREA_LIMIT)
    try:
        book = python_calamine.load_workbook(repacked(parts))
        return [_grid(book, name, extent) for name, extent in extents.items()]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("unreadable", why=str(error)) from None
    except BaseException as error:
        # calamine is compiled; where it gives up, its error is no Exception
        if type(error).__name__ == "PanicException":
            raise Refused("unreadable", why=_("its content makes no sense")) from None
        raise


def _grid(book: python_calamine.CalamineWorkbook, name: str, extent: Extent) -> Grid:
    sheet = book.get_sheet_by_name(name)
    cells: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    return Grid(name, cells, list(sheet.merged_cell_ranges or []), extent.broken)


def _extents(parts: dict[str, bytes]) -> Iterator[tuple[str, Extent]]:
    """Yield the name of each sheet of cells (not of charts) and how far it reaches."""
    try:
        links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        book = ElementTree.fromstring(parts["xl/workbook.xml"])
    except (KeyError, ElementTree.ParseError) as error:
        raise Refused("unreadable", why=str(error)) from None
    targets = {link.get("Id"): _part(link.get("Target", "")) for link in links}
    scanned: dict[str, Extent] = {}
    for sheet in book.iter():
        part = targets.get(sheet.get(_LINK)) if sheet.tag.endswith("}sheet") else None
        if part is not None and part.startswith("xl/worksheets/"):
            if part not in parts:
                raise Refused("unreadable", why=part)
            if part not in scanned:
                scanned[part] = scan(parts[part])
            yield sheet.get("name", ""), scanned[part]


def _part(target: str) -> str:
    path = target.lower().lstrip("/")
    return path if path.startswith("xl/") else f"xl/{path}"


def cell_text(cell: object) -> str:
    """Return a cell as the text that a CSV file would hold."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell).strip() if cell is not None else ""


def letters(column: int) -> str:
    """Return a column's letters, counted from 0: A, B, …, Z, AA."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name
