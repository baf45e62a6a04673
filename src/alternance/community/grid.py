"""The sheets of a spreadsheet as a person sees them: cells by row and column, what is merged, what is broken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import python_calamine

from alternance.community.layout import is_comment, letters
from alternance.community.sheet_list import Listed, listed
from alternance.community.source import headings_at
from alternance.community.unpacking import damaged, repacked, unpacked

__all__ = ["Grid", "Spot", "cell_text", "letters", "read_grids"]

#: Row and column, counted from 0.
Spot = tuple[int, int]


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
    sheets = listed(parts)
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


def _grid(book: python_calamine.CalamineWorkbook, sheet: Listed) -> Grid:
    read = book.get_sheet_by_name(sheet.name)
    cells: list[list[object]] = [list(row) for row in read.to_python(skip_empty_area=False)]
    return Grid(sheet.name, cells, list(read.merged_cell_ranges or []), sheet.extent.broken, sheet.hidden)


def cell_text(cell: object) -> str:
    """Return a cell as the text that a CSV file would hold."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell).strip() if cell is not None else ""
