"""Where a table begins on a sheet: the row of headings, perhaps over two rows, below titles and above notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from alternance.io.mapping import HEADINGS, Mapping
from alternance.io.names import plain
from alternance.io.problems import Found
from alternance.io.sheet import Sheet
from alternance.io.weeks import SchoolYear, WeeksError

__all__ = ["Heads", "find_grid", "find_list"]

#: Rows from the top in which a heading is looked for.
_DEPTH = 20
#: Week columns that make a grid.
_GRID = 4


@dataclass(frozen=True)
class Heads:
    """The headings of one table: field → column, the first row below them, and a grid's weeks by column."""

    columns: dict[str, int]
    body: int
    weeks: dict[int, dt.date]
    texts: dict[int, str]


def _meanings(mapping: Mapping) -> dict[str, str]:
    """Return heading as `plain` → field; those of the mapping file come before the defaults."""
    meanings: dict[str, str] = {}
    for table in (mapping.headings, HEADINGS):
        for name, texts in table.items():
            # a field named in the file means those headings alone
            if table is HEADINGS and name in mapping.headings:
                continue
            for text in texts:
                meanings.setdefault(plain(text), name)
    return meanings


def find_list(sheet: Sheet, mapping: Mapping, needed: tuple[tuple[str, ...], ...], found: Found) -> Heads | None:
    """Return the headings of a table with a column for one field of each group in `needed`; None without one."""
    meanings = _meanings(mapping)
    best: tuple[int, int, int, dict[int, str]] | None = None
    for row in range(min(_DEPTH, len(sheet.cells))):
        for height in (1, 2):
            if row + height > len(sheet.cells):
                continue
            fields = _fields(sheet, row, height, meanings)
            names = set(fields.values())
            if all(names & set(group) for group in needed) and (best is None or len(names) > best[0]):
                best = (len(names), row, height, fields)
    if best is None:
        return None
    _, row, height, fields = best
    texts = {c: _text(sheet, row, height, c) for c in range(sheet.width)}
    columns: dict[str, int] = {}
    for column, name in fields.items():
        if name in columns:
            facts = {"field": name, "first": texts[columns[name]], "second": texts[column]}
            found.note("head-twice", sheet.place(row, column), texts[column], **facts)
        columns.setdefault(name, column)
    return Heads(columns, row + height, {}, texts)


def _text(sheet: Sheet, row: int, height: int, column: int) -> str:
    parts = dict.fromkeys(sheet.cells[r][column] for r in range(row, row + height))
    return " ".join(part for part in parts if part)


def _fields(sheet: Sheet, row: int, height: int, meanings: dict[str, str]) -> dict[int, str]:
    """Column → field; over two rows both together are tried first, then the lower, then the upper."""
    if height == 2 and not _two_rows(sheet, row):
        return {}
    fields: dict[int, str] = {}
    for column in range(sheet.width):
        lower = sheet.cells[row + height - 1][column]
        for text in (_text(sheet, row, height, column), lower, sheet.cells[row][column]):
            if plain(text) in meanings and not _merged_title(sheet, row, column, text, lower):
                fields[column] = meanings[plain(text)]
                break
    return fields


def _two_rows(sheet: Sheet, row: int) -> bool:
    """Two rows of headings are held together by merged cells: a head over two columns, or one over both rows."""
    return any((row, c) in sheet.merged for c in range(sheet.width) if sheet.cells[row][c])


def _merged_title(sheet: Sheet, row: int, column: int, text: str, lower: str) -> bool:
    """An upper head that spans several columns names none of them when each has a head of its own below."""
    spans = any(sheet.merged.get((row, c)) == sheet.merged.get((row, column), 0) for c in (column - 1, column + 1))
    return spans and bool(lower) and text != lower and text == sheet.cells[row][column]


def find_grid(sheet: Sheet, mapping: Mapping, year: SchoolYear, found: Found) -> Heads | None:
    """Return the headings of a year's grid: a column for the class, and a column for each week."""
    meanings = _meanings(mapping)
    for row in range(min(_DEPTH, len(sheet.cells))):
        weeks = _week_columns(sheet, row, year)
        if len(weeks) < _GRID:
            continue
        columns: dict[str, int] = {}
        for near in range(max(0, row - 2), min(row + 2, len(sheet.cells))):
            for column in range(sheet.width):
                name = meanings.get(plain(sheet.cells[near][column]))
                if name and column not in weeks:
                    columns.setdefault(name, column)
        if "class" not in columns:
            continue
        _rising(sheet, row, weeks, found)
        return Heads(columns, _below(sheet, row, columns["class"], meanings), weeks, dict(enumerate(sheet.cells[row])))
    return None


def _week_columns(sheet: Sheet, row: int, year: SchoolYear) -> dict[int, dt.date]:
    weeks: dict[int, dt.date] = {}
    for column, text in enumerate(sheet.cells[row]):
        try:
            # a head over several columns is a month, not a week
            if text and sheet.merged.get((row, column)) != sheet.merged.get((row, column + 1), 0):
                weeks[column] = year.one(text)
        except WeeksError:
            continue
    return weeks


def _rising(sheet: Sheet, row: int, weeks: dict[int, dt.date], found: Found) -> None:
    columns = sorted(weeks)
    for left, right in pairwise(columns):
        if weeks[left] >= weeks[right]:
            before, after = sheet.cells[row][left], sheet.cells[row][right]
            found.note("week-heads", sheet.place(row, right), after, before=before, after=after)


def _below(sheet: Sheet, row: int, column: int, meanings: dict[str, str]) -> int:
    """Return the first row of the body: below the weeks there may stand their dates."""
    body = row + 1
    while body < len(sheet.cells):
        text = sheet.cells[body][column]
        if text and meanings.get(plain(text)) != "class":
            return body
        body += 1
    return body
