"""Rows of a CSV file, numbered as a spreadsheet numbers them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from alternance.community.layout import is_comment

__all__ = ["BrokenCsvError", "csv_rows", "row_at", "separator_of"]

SEPARATORS = (",", ";", "\t")
#: Longest cell that is taken in; longer ones are found too long anyway. Python's own limit is far lower.
_CELL = 1 << 30


class BrokenCsvError(ValueError):
    """From row `row` on the quotes make no sense."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def csv_rows(text: str, separator: str, *, strict: bool = True) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of each row that is neither empty nor a comment.

    A line that begins with ``#`` is a comment, unless it goes on with a cell begun before; a row of which every filled
    cell begins with it is one too, since spreadsheets save comments so.

    Raises
    ------
    BrokenCsvError
        Where a quote is never closed, or stands within a cell.
    """
    lines = _Lines(text)
    number = 0
    before = csv.field_size_limit(_CELL)
    try:
        reader = csv.reader(lines, delimiter=separator, strict=strict)
        while True:
            lines.between_rows = True
            lines.skipped = 0
            try:
                row = next(reader, None)
            except csv.Error:
                raise BrokenCsvError(number + lines.skipped + 1) from None
            if row is None:
                return
            number += lines.skipped + 1
            if _counts(row):
                yield number, row
    finally:
        csv.field_size_limit(before)


def _counts(row: list[str]) -> bool:
    """Tell whether a row is neither empty nor a comment; for nearly all rows the first cell says so."""
    first = row[0].lstrip()[:1] if row else ""
    if first and first != "#":
        return True
    cells = [cell.strip() for cell in row]
    return any(cells) and not is_comment(cells)


class _Lines:
    """Lines of a text, less the comments between rows."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.between_rows = True
        self.skipped = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        while self.between_rows and line.startswith(("#", "sep=")):
            self.skipped += 1
            line = next(self._lines)
        self.between_rows = False
        return line


def separator_of(text: str) -> str:
    """Return what parts the cells of the headings: a comma, a semicolon or a tab."""
    head = next((line for line in io.StringIO(text) if line.strip() and not line.startswith(("#", "sep="))), "")
    best = max(SEPARATORS, key=head.count)
    return best if best in head else ","


def row_at(before: str) -> int:
    """Return the number of the row that goes on behind `before`."""
    try:
        numbers = [number for number, _row in csv_rows(f"{before}.", separator_of(before), strict=False)]
    except BrokenCsvError as broken:
        return broken.row
    return numbers[-1] if numbers else 1
