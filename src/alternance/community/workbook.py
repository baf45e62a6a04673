"""Raw tables out of one spreadsheet: a sheet a table, and a sheet `community` with members and values."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import python_calamine

from alternance.community.findings import Place
from alternance.community.source import BYTES_LIMIT, Source, add_table, unpacked_size

__all__ = ["cell_text", "read_workbook"]

#: Sheets that are for people only.
FOR_PEOPLE = ("read me",)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(source: Source) -> None:
    """Read the spreadsheet of `source` into it; what cannot be read becomes findings."""
    place = Place(source.path.name)
    try:
        if unpacked_size(source.path) > BYTES_LIMIT:
            source.find("too-big", place, limit=BYTES_LIMIT // 1_000_000)
            return
        book = python_calamine.load_workbook(source.path)
        broken = {sheet: list(cells) for sheet, cells in _formulas_without_value(source)}
        for name in book.sheet_names:
            if name.strip().lower() not in FOR_PEOPLE:
                _sheet(source, book, name, broken.get(name, []))
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ElementTree.ParseError, KeyError) as error:
        source.find("unreadable", place, why=str(error) or type(error).__name__)
        return
    if source.meta is None:
        source.find("table-missing", place, table="community")


def _sheet(source: Source, book: python_calamine.CalamineWorkbook, name: str, broken: list[tuple[int, int]]) -> None:
    sheet = book.get_sheet_by_name(name)
    table = name.strip().lower()
    for first, last in sheet.merged_cell_ranges or []:
        span = f"{_letters(first[1])}{first[0] + 1}:{_letters(last[1])}{last[0] + 1}"
        source.find("merged", Place(name, first[0] + 1), range=span)
    rows = [[cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    numbered = [(number, row) for number, row in enumerate(rows, start=1) if any(row) and not row[0].startswith("#")]
    if not numbered:
        return
    _, headings = numbered[0]
    while headings and not headings[-1]:
        headings = headings[:-1]
    for row, column in broken:
        heading = headings[column] if column < len(headings) else _letters(column)
        source.find("formula-error", Place(name, row + 1, heading))
    body, numbers = [row for _, row in numbered[1:]], [number for number, _ in numbered[1:]]
    if table == "community":
        source.meta_file = name
        source.meta = _members([headings, *body])
    else:
        add_table(source, table, name, headings, body, numbers)


def _members(rows: list[list[str]]) -> dict[str, object]:
    """Read member and value pairs; `weights.lag` is a member of `weights`; packs are parted by blanks."""
    facts: dict[str, object] = {}
    weights: dict[str, object] = {}
    for row in rows:
        member, value = row[0], row[1] if len(row) > 1 else ""
        if not member or member == "member" or not value:
            continue
        if member.startswith("weights."):
            weights[member.partition(".")[2]] = _plain_number(value)
        elif member == "packs":
            facts[member] = value.split()
        else:
            facts[member] = _plain_number(value) if member in ("format", "weeks", "lesson_minutes") else value
    return {**facts, **({"weights": weights} if weights else {})}


def _plain_number(value: str) -> object:
    try:
        return int(value) if re.fullmatch(r"-?\d+", value) else float(value)
    except ValueError:
        return value


def cell_text(cell: object) -> str:
    """Return a cell as the text that a CSV file would hold."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell).strip() if cell is not None else ""


def _letters(column: int) -> str:
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name


def _formulas_without_value(source: Source) -> Iterator[tuple[str, Iterator[tuple[int, int]]]]:
    """Yield sheet name → (row, column) of formulas that hold no value or an error: read as empty otherwise."""
    with zipfile.ZipFile(source.path) as archive:
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): link.get("Target", "") for link in links}
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        for sheet in book.iter(f"{_MAIN}sheet"):
            target = targets.get(sheet.get(_LINK), "").lstrip("/")
            path = target if target.startswith("xl/") else f"xl/{target}"
            with archive.open(path) as stream:
                yield sheet.get("name", ""), iter(list(_bad_cells(stream)))


def _bad_cells(stream: object) -> Iterator[tuple[int, int]]:
    for _, element in ElementTree.iterparse(stream):  # type: ignore[arg-type]
        if element.tag != f"{_MAIN}c":
            if element.tag == f"{_MAIN}row":
                element.clear()
            continue
        value = element.find(f"{_MAIN}v")
        formula = element.find(f"{_MAIN}f") is not None
        if element.get("t") == "e" or (formula and (value is None or not value.text)):
            if match := re.fullmatch(r"([A-Z]+)(\d+)", element.get("r", "")):
                yield int(match[2]) - 1, _column(match[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
