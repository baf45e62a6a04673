"""The bytes of a file of lessons as lines of fields; the separator is found out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.io.untis.encoding import decoded

__all__ = ["Line", "scan"]

#: What follows the first field, the lesson's number, parts all fields.
_FIRST = re.compile(r'^[ \t]*"?\d+"?[ ]*([,;\t])', re.MULTILINE)


@dataclass(frozen=True)
class Line:
    """A line: its row and its fields; `cells` is None where its quotes make no sense."""

    row: int
    cells: tuple[str, ...] | None

    def __len__(self) -> int:
        return len(self.cells or ())

    def __getitem__(self, number: int) -> str:
        """Return the field of this number (the first is 1); "" where the line is shorter."""
        return self.cells[number - 1].strip() if self.cells and number <= len(self.cells) else ""


def scan(content: bytes, encoding: str | None = None) -> Iterator[Line]:
    """Yield the lines that are not empty. Linear in the bytes.

    A line is a row: a quote that is not closed spoils its own line alone.
    """
    text = decoded(content, encoding).replace("\r\n", "\n").replace("\r", "\n")
    first = _FIRST.search(text)
    separator = first[1] if first else ","
    # Python refuses longer fields than 131,072 signs: told like quotes that are not closed
    for row, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cells = next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error:
            yield Line(row, None)
            continue
        if any(cell.strip() for cell in cells):
            yield Line(row, tuple(cells))
