"""A sheet's XML scanned before it is read: how far its cells reach, and which formulas hold no value.

Readers of spreadsheets lay out a rectangle up to the farthest cell, so that a stray cell in the last corner would
take all memory; and they read a formula that was never computed as an empty cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from alternance.community.unpacking import damaged

__all__ = ["Extent", "scan"]

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass
class Extent:
    """What a scan found.

    Attributes
    ----------
    rows, columns : int
        Size of the rectangle from the first cell to the farthest one that is not empty.
    broken : list of (int, int)
        Row and column, from 0, of formulas without a value and of cells that hold an error.
    """

    rows: int = 0
    columns: int = 0
    broken: list[tuple[int, int]] = field(default_factory=list)


def scan(part: bytes) -> Extent:
    """Scan the XML of one sheet.

    Raises
    ------
    Refused
        When it is not well-formed.
    """
    scanner = _Scanner()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter: encodings that expat does not know
        raise damaged(error) from None
    return scanner.extent


class _Scanner:
    def __init__(self) -> None:
        self.extent = Extent()
        self._row = self._column = -1
        self._filled = self._formula = self._error = self._value = self._in_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                said = attributes.get("r", "")
                self._row = int(said) - 1 if said.isascii() and said.isdecimal() and len(said) < 8 else self._row + 1
                self._column = -1
            case "c":
                self._cell(attributes)
            case "f":
                self._formula = self._filled = True
            case "v":
                self._in_value = self._filled = True
            case "is":
                self._value = self._filled = True

    def _cell(self, attributes: dict[str, str]) -> None:
        if spot := _CELL.fullmatch(attributes.get("r", "")):
            self._row, self._column = int(spot[2]) - 1, _number(spot[1])
        else:
            self._column += 1
        self._error = attributes.get("t") == "e"
        self._filled = self._formula = self._value = False

    def text(self, text: str) -> None:
        if self._in_value and text.strip():
            self._value = True

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "v":
            self._in_value = False
        elif local == "c" and self._filled:
            extent = self.extent
            extent.rows, extent.columns = max(extent.rows, self._row + 1), max(extent.columns, self._column + 1)
            if self._error or (self._formula and not self._value):
                extent.broken.append((self._row, self._column))


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
