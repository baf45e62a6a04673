"""The sheets of a spreadsheet as a person sees them: cells by row and column, what is merged, what is broken."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

import python_calamine

from alternance.community import bounds
from alternance.community.layout import is_comment, letters
from alternance.community.scanning import Extent, scan
from alternance.community.source import headings_at
from alternance.community.unpacking import Refused, damaged, repacked, unpacked
from alternance.text import _, say

__all__ = ["Grid", "Spot", "cell_text", "letters", "read_grids"]

#: Row and column, counted from 0.
Spot = tuple[int, int]
#: Parts that are sheets without cells.
_NO_CELLS = ("xl/chartsheets/", "xl/dialogsheets/", "xl/macrosheets/")


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
    hidden : bool
        Whether its tab is hidden.
    """

    name: str
    cells: list[list[object]]
    merged: list[tuple[Spot, Spot]]
    broken: list[Spot]
    hidden: bool = False

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
        """The row of headings; None: nothing is filled but comments."""
        filled = [number for number, row in enumerate(self.texts) if any(row) and number not in self.comments]
        return filled[headings_at(self.table, [self.texts[number] for number in filled])] if filled else None


def read_grids(path: Path) -> list[Grid]:
    """Return the sheets of the .xlsx file at `path`.

    Raises
    ------
    Refused
        When it cannot be opened, is no such file, or is bigger than we read.
    """
    parts = unpacked(path)
    sheets = list(_sheets(parts))
    _refuse_too_many(sheets)
    try:
        book = python_calamine.load_workbook(repacked(parts))
        return [_grid(book, sheet) for sheet in sheets]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise damaged(error) from None
    except BaseException as error:
        # calamine is compiled; where it gives up, its error is no Exception
        if type(error).__name__ == "PanicException":
            raise damaged(error) from None
        raise


@dataclass(frozen=True)
class _Sheet:
    name: str
    hidden: bool
    extent: Extent

    @property
    def area(self) -> int:
        return self.extent.rows * self.extent.columns


def _refuse_too_many(sheets: list[_Sheet]) -> None:
    if not sheets:
        raise Refused("unreadable", why=_("it has no sheets"))
    if len(sheets) > bounds.SHEETS:
        raise Refused("many-sheets", found=len(sheets), limit=bounds.SHEETS)
    for sheet in sheets:
        if sheet.area > bounds.CELLS:
            cell = f"{letters(sheet.extent.columns - 1)}{sheet.extent.rows}"
            raise Refused("far-cell", sheet=sheet.name, cell=cell)
    if sum(sheet.area for sheet in sheets) > bounds.CELLS:
        raise Refused("many-cells", limit=bounds.CELLS)
    names = Counter(sheet.name for sheet in sheets)
    if twins := [name for name, count in names.items() if count > 1]:
        raise Refused("unreadable", why=say("two sheets are called {name}", name=twins[0]))


def _grid(book: python_calamine.CalamineWorkbook, sheet: _Sheet) -> Grid:
    read = book.get_sheet_by_name(sheet.name)
    cells: list[list[object]] = [list(row) for row in read.to_python(skip_empty_area=False)]
    return Grid(sheet.name, cells, list(read.merged_cell_ranges or []), sheet.extent.broken, sheet.hidden)


def _sheets(parts: dict[str, bytes]) -> Iterator[_Sheet]:
    """Yield each sheet of cells (not of charts) with how far it reaches."""
    try:
        links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        book = ElementTree.fromstring(parts["xl/workbook.xml"])
    except (LookupError, ValueError, ElementTree.ParseError) as error:
        raise damaged(error) from None
    targets = {link.get("Id"): _part(link.get("Target", "")) for link in links}
    scanned: dict[str, Extent] = {}
    for sheet in book.iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        link = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        part = targets.get(link, "")
        if part.startswith(_NO_CELLS):
            continue
        if part not in parts:
            raise Refused("unreadable", why=say("the cells of sheet {name} are missing", name=sheet.get("name", "")))
        if part not in scanned:
            scanned[part] = scan(parts[part])
        yield _Sheet(sheet.get("name", ""), sheet.get("state", "visible") != "visible", scanned[part])


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
