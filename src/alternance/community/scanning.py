"""A sheet's XML scanned before it is read: that it is in order, how far it reaches, which formulas hold no value.

What reads spreadsheets for us trusts them: it lays out a rectangle from the first cell to the last one, so that a stray
cell in the far corner, or rows out of their order, would take all memory and end the process; and it reads a formula
that was never computed as an empty cell. No spreadsheet programme writes rows or cells out of order.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from alternance.community.unpacking import damaged
from alternance.text import say

__all__ = ["Extent", "scan"]

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_INDEX = re.compile(r"[0-9]{1,9}")
#: Characters of a number that are looked at.
_DIGITS = 30
#: Rows and columns that the file format knows.
_ROWS, _COLUMNS = 1_048_576, 16_384


@dataclass
class Extent:
    """What a scan found.

    Attributes
    ----------
    rows, columns : int
        Size of the rectangle from the sheet's first cell to the farthest one that is not empty.
    broken : list of (int, int)
        Row and column, from 0, of formulas without a value and of cells that hold an error.
    shared : collections.Counter of int
        How often cells name each of the texts that they share.
    """

    rows: int = 0
    columns: int = 0
    broken: list[tuple[int, int]] = field(default_factory=list)
    shared: Counter[int] = field(default_factory=Counter)


def scan(part: bytes) -> Extent:
    """Scan the XML of one sheet.

    Raises
    ------
    Refused
        When it is not well-formed, or its rows and cells do not stand in their order.
    """
    scanner = _Scanner()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: encodings that expat does not know
        raise damaged(error) from None
    return scanner.extent


class _Scanner:
    """Handlers of the parser; `row` and `column` are those of the cell at hand, counted from 1."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.row = self.column = 0
        self.inside = ""  # "", "row", "c" or "v": the innermost of them that is open
        self.filled = self.formula = self.error = self.value = self.valued = self.shared = False
        self.content = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._begin_row(attributes.get("r"))
            case "c":
                self._begin_cell(attributes)
            case "f":
                self.formula = self.filled = True
            case "v" if self.inside == "c":
                if self.valued:
                    raise damaged(say("a cell of row {row} has two values", row=self.row))
                self.inside = "v"
                self.filled = self.valued = True
            case "is":
                self.value = self.filled = True

    def _begin_row(self, said: str | None) -> None:
        number = self.row + 1 if said is None else int(said) if _ROW.fullmatch(said) else 0
        if self.inside or not self.row < number <= _ROWS:
            raise damaged(say("row {row} is out of order", row=said or number))
        self.row, self.column, self.inside = number, 0, "row"

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        spot = None if said is None else _CELL.fullmatch(said)
        column = self.column + 1 if said is None else _number(spot[1]) if spot else 0
        in_row = spot is None or int(spot[2]) == self.row
        if self.inside != "row" or not in_row or not self.column < column <= _COLUMNS:
            raise damaged(say("cell {cell} is out of order", cell=said or column))
        self.column, self.inside = column, "c"
        self.error, self.shared = attributes.get("t") == "e", attributes.get("t") == "s"
        self.filled = "t" in attributes
        self.formula = self.value = self.valued = False
        self.content = ""

    def text(self, text: str) -> None:
        if self.inside == "v" and text.strip():
            self.value = True
            self.content += text[:_DIGITS]

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" if self.inside == "v":
                self.inside = "c"
            case "c":
                self.inside = "row"
                self._end_cell()
            case "row":
                self.inside = ""

    def _end_cell(self) -> None:
        if self.filled:
            extent = self.extent
            extent.rows, extent.columns = max(extent.rows, self.row), max(extent.columns, self.column)
            if self.error or (self.formula and not self.value):
                extent.broken.append((self.row - 1, self.column - 1))
            if self.shared and self.value:
                if not _INDEX.fullmatch(self.content):
                    raise damaged(say("a cell of row {row} names no text", row=self.row))
                extent.shared[int(self.content)] += 1


def _number(letters: str) -> int:
    """Return a column's number, counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
