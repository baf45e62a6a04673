"""Raw tables out of a folder of CSV files or a spreadsheet: text as it stands, with the row of each line kept."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alternance.community.findings import Finding, Place

__all__ = ["CELL_LIMIT", "RawTable", "Source", "open_source"]

#: Most characters that a cell may hold, as in spreadsheets.
CELL_LIMIT = 32_767
#: Most bytes that a file may unpack to.
BYTES_LIMIT = 600_000_000


@dataclass(frozen=True)
class RawTable:
    """A table as written: headings, rows of text, and the row numbers as a spreadsheet counts."""

    name: str
    file: str
    headings: tuple[str, ...]
    rows: list[list[str]]
    numbers: list[int]


@dataclass
class Source:
    """What was found: the community's own facts, the raw tables, and what could not be read."""

    path: Path
    meta: dict[str, Any] | None = None
    meta_file: str = "community.json"
    tables: dict[str, RawTable] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, place: Place, value: str | None = None, **facts: object) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, place, value, facts))


def open_source(path: Path) -> Source:
    """Read `path`, a folder or an .xlsx file; never raises for what the input holds."""
    source = Source(path)
    if path.is_dir():
        _folder(source)
    elif path.is_file():
        from alternance.community.workbook import read_workbook

        read_workbook(source)
    else:
        source.find("no-source", Place(str(path)))
    return source


def _folder(source: Source) -> None:
    root = source.path.resolve()
    _community_json(source)
    for file in sorted(source.path.glob("*.csv")):
        place = Place(file.name)
        if not file.resolve().is_relative_to(root):
            source.find("outside", place, str(file.resolve()))
        elif file.stat().st_size > BYTES_LIMIT:
            source.find("too-big", place, limit=BYTES_LIMIT // 1_000_000)
        else:
            text = _text(source, file)
            if text is not None:
                _csv_table(source, file.stem, file.name, text)


def _text(source: Source, file: Path) -> str | None:
    try:
        data = file.read_bytes()
    except OSError as error:
        source.find("unreadable", Place(file.name), why=error.strerror or str(error))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        source.find("encoding", Place(file.name, row), repr(data[error.start : error.start + 1]), byte=error.start)
        return None


def _community_json(source: Source) -> None:
    file = source.path / "community.json"
    place = Place(file.name)
    if not file.is_file():
        source.find("no-source", place)
        return
    if not file.resolve().is_relative_to(source.path.resolve()):
        source.find("outside", place, str(file.resolve()))
        return
    text = _text(source, file)
    if text is None:
        return
    try:
        facts = json.loads(text)
    except ValueError as error:
        source.find("unreadable", place, why=str(error))
        return
    if isinstance(facts, dict):
        source.meta = facts
    else:
        source.find("unreadable", place, why="not an object")


def _csv_table(source: Source, name: str, file: str, text: str) -> None:
    separator = _separator(text)
    if separator != ",":
        source.find("separator", Place(file, 1), separator=repr(separator))
    rows = list(_csv_rows(source, file, text, separator))
    if rows:
        number, headings = rows[0]
        body = rows[1:]
        add_table(source, name, file, [cell.strip() for cell in headings], [r for _, r in body], [n for n, _ in body])
    else:
        source.find("no-heading", Place(file, 1))


def _separator(text: str) -> str:
    head = text.partition("\n")[0]
    counts = {mark: head.count(mark) for mark in (",", ";", "\t")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _csv_rows(source: Source, file: str, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells); comment lines begin with #; empty lines are left out."""
    csv.field_size_limit(BYTES_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for row in reader:
            number, before = before + 1, reader.line_num
            if any(cell.strip() for cell in row) and not row[0].startswith("#"):
                yield number, row
    except csv.Error as error:
        source.find("unreadable", Place(file, before + 1), why=str(error))


def add_table(
    source: Source, name: str, file: str, headings: list[str], rows: list[list[str]], numbers: list[int]
) -> None:
    """Add a raw table, cut or filled to the width of its headings; rows of another length are findings."""
    width = len(headings)
    fitting: list[list[str]] = []
    kept: list[int] = []
    for number, row in zip(numbers, rows, strict=True):
        if len(row) != width and any(cell.strip() for cell in row[width:]) or len(row) < width:
            source.find("row-length", Place(file, number), found=len(row), wanted=width)
            continue
        long = next((cell for cell in row if len(cell) > CELL_LIMIT), None)
        if long is not None:
            column = headings[row.index(long)]
            source.find("cell-long", Place(file, number, column), long[:60], length=len(long), limit=CELL_LIMIT)
            continue
        fitting.append(row[:width])
        kept.append(number)
    source.tables[name] = RawTable(name, file, tuple(headings), fitting, kept)


def unpacked_size(path: Path) -> int:
    """Return the number of bytes that a zipped file says it unpacks to.

    Raises
    ------
    zipfile.BadZipFile
        When it is not a zipped file.
    """
    with zipfile.ZipFile(path) as archive:
        return sum(entry.file_size for entry in archive.infolist())
