"""Spreadsheets broken in the ways in which people, programmes and attackers break them."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from tests.community.good import TABLES, cells, write_workbook

__all__ = ["WORKBOOKS", "part_replaced"]

#: Writes a spreadsheet at the path.
Break = Callable[[Path], Any]
Rows = list[list[Any]]


def sheets(**others: Sequence[Sequence[Any]] | None) -> Break:
    """Write the good community with other sheets."""
    return lambda path: write_workbook(path, others)


def rows(table: str) -> Rows:
    """Return a table's cells, to be changed."""
    return [list(row) for row in cells(TABLES[table])]


def at(table: str, row: int, column: int, value: Any) -> Break:
    """Put a value into a cell; rows are counted as on the sheet, columns from 0."""
    changed = rows(table)
    changed[row - 1][column] = value
    return sheets(**{table: changed})


def worked(work: Callable[[Any], None], before: Break | None = None) -> Break:
    """Write the good community and go on working at it."""

    def write(path: Path) -> None:
        (before or sheets())(path)
        workbook = load_workbook(path)
        work(workbook)
        workbook.save(path)

    return write


def merge(*spans: str) -> Break:
    """Merge cells of the table of aims."""

    def work(workbook: Any) -> None:
        for span in spans:
            workbook["aims"].merge_cells(span)

    return worked(work)


def raw(data: bytes) -> Break:
    """Write anything at all."""
    return lambda path: path.write_bytes(data)


def packed(*parts: tuple[str, bytes]) -> bytes:
    """Return a packed file of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return content.getvalue()


def part_replaced(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Change one part of a spreadsheet."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    assert part in dict(parts)
    path.write_bytes(packed(*((name, change(data) if name == part else data) for name, data in parts)))


def part(name: str, change: Callable[[bytes], bytes]) -> Break:
    """Write the good community and change one part."""

    def write(path: Path) -> None:
        sheets()(path)
        part_replaced(path, name, change)

    return write


#: The part that holds the table of aims.
AIMS = f"xl/worksheets/sheet{2 + list(TABLES).index('aims')}.xml"


def lying(size: int) -> Break:
    """Write a part that says it is small and unpacks to `size` bytes of blanks."""

    def write(path: Path) -> None:
        sheets()(path)
        part_replaced(path, AIMS, lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b" " * size))
        data = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as archive:
            start, real = archive.start_dir, archive.getinfo(AIMS).file_size
        for mark, at_size, begin in ((b"PK\x01\x02", 24, start), (b"PK\x03\x04", 22, 0)):
            here = begin
            while (here := data.find(mark, here)) >= 0:
                if struct.unpack_from("<L", data, here + at_size)[0] == real:
                    struct.pack_into("<L", data, here + at_size, 1000)
                here += 4
        path.write_bytes(bytes(data))

    return write


def nested(path: Path) -> None:
    """Pack a bomb into a part that nobody reads."""
    sheets()(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/more.zip", packed(("bomb", bytes(3_000_000))))


def formatted(path: Path) -> None:
    """Give looks to a million rows and thousands of columns that hold nothing."""
    sheets()(path)
    cells_ = b"".join(b'<c r="%s500" s="0"/>' % name for name in (b"XFB", b"XFC", b"XFD"))
    empty = b'<row r="500">' + cells_ + b"</row>" + b"".join(b'<row r="%d"/>' % row for row in range(501, 100_501))
    part_replaced(path, AIMS, lambda data: data.replace(b"</sheetData>", empty + b"</sheetData>"))


def styled(workbook: Any) -> None:
    """Write cells as people write them: with looks, blanks, signs of yes and no."""
    workbook["sites"]["D2"] = 51.05
    workbook["sites"]["D2"].number_format = "0.0"
    workbook["teacher_absences"]["D2"] = 0.5
    workbook["teacher_absences"]["D2"].number_format = "0%"
    workbook["aims"]["F4"] = True
    workbook["aims"]["A4"] = "\u00a0n:safe \u200b"
    workbook["cohorts"]["E2"] = dt.datetime(2026, 9, 7)
    workbook["cohorts"]["F2"] = dt.date(2027, 6, 21)
    workbook["organisations"]["C3"] = "Mu\u0308ller, Слесарь, 钳工"
    workbook["students"]["C1"] = " Birth Date"


FORMULA = rows("cohorts")
FORMULA[1][6] = "=1+1"
TITLED = [["Our aims"], *rows("aims")]
#: What is broken → how, and what the report says, place by place.
WORKBOOKS: dict[str, tuple[Break, list[str]]] = {
    "no byte at all": (raw(b""), [
        'error c.xlsx: it is an empty file, not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "text": (raw(b"id,title\n"), [
        'error c.xlsx: it is a text file, not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "other bytes": (raw(b"\x7fELF\0\0"), [
        'error c.xlsx: it is a file of another kind, not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "an old workbook": (raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)), [
        'error c.xlsx: it is an old workbook (.xls), or one with a password, not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "a binary workbook": (raw(packed(("xl/workbook.bin", b""))), [
        'error c.xlsx: it is a binary workbook (.xlsb), not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "an open document": (raw(packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>"))), [
        'error c.xlsx: it is an OpenDocument file (.ods, .odt), not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "a text document": (raw(packed(("word/document.xml", b"<a/>"))), [
        'error c.xlsx: it is a text document (.docx), not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "any archive": (raw(packed(("a.txt", b""))), [
        'error c.xlsx: it is a packed file of another kind, not a spreadsheet. Name a folder, or save it as an Excel workbook (.xlsx). [not-xlsx]',
    ]),
    "an archive cut off": (lambda path: path.write_bytes(write_workbook(path).read_bytes()[:-200]), [
        'error c.xlsx: it cannot be read: it is damaged (File is not a zip file). Save it again, or restore it from a copy. [unreadable]',
    ]),
    "bytes overwritten": (lambda path: path.write_bytes(write_workbook(path).read_bytes().replace(b"PK\x03\x04", b"PK\x03\x05")), [
        'error c.xlsx: it cannot be read: it is damaged (Bad magic number for file header). Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a workbook without its links": (raw(packed(("xl/workbook.xml", b"<workbook/>"))), [
        "error c.xlsx: it cannot be read: it is damaged ('xl/_rels/workbook.xml.rels'). Save it again, or restore it from a copy. [unreadable]",
    ]),
    "a workbook of no sheets": (raw(packed(("xl/workbook.xml", b"<workbook/>"), ("xl/_rels/workbook.xml.rels", b"<r/>"))), [
        'error c.xlsx: it cannot be read: it has no sheets. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a sheet's part missing": (part("xl/_rels/workbook.xml.rels", lambda data: data.replace(b"sheet5.xml", b"sheet55.xml")), [
        'error c.xlsx: it cannot be read: the cells of sheet aims are missing. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a part that is no xml": (part(AIMS, lambda data: data[:-20]), [
        'error c.xlsx: it cannot be read: it is damaged (unclosed token: line 1, column 1539). Save it again, or restore it from a copy. [unreadable]',
    ]),
    "entities": (part(AIMS, lambda data: b'<!DOCTYPE a [<!ENTITY b "ha">]>' + data), [
        'error c.xlsx: it cannot be read: it declares entities, which no spreadsheet programme does. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a bomb": (part(AIMS, lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b" " * 3_000_000)), [
        'error c.xlsx: more than 2 MB to read. Split the community, or remove what is not a table of it. [too-big]',
    ]),
    "a bomb that lies about its size": (lying(3_000_000), [
        "error c.xlsx: it cannot be read: it is damaged (Bad CRC-32 for file 'xl/worksheets/sheet5.xml'). Save it again, or restore it from a copy. [unreadable]",
    ]),
    "a bomb where nobody looks": (nested, []),  # nothing: this is read
    "a cell in the last corner": (worked(lambda workbook: workbook["aims"].cell(1_048_576, 16_384, "x")), [
        'error c.xlsx: sheet aims reaches as far as cell XFD1048576. Delete what stands far from the table. [far-cell]',
    ]),
    "rows out of order": (part(AIMS, lambda data: data.replace(b'<row r="1"', b'<row r="7"')), [
        'error c.xlsx: it cannot be read: it is damaged (cell A1 is out of order). Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a cell in another row": (part(AIMS, lambda data: data.replace(b'r="B2"', b'r="B1048576"')), [
        'error c.xlsx: it cannot be read: it is damaged (cell B1048576 is out of order). Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a cell before the first": (part(AIMS, lambda data: data.replace(b'r="B2"', b'r="A0"')), [
        'error c.xlsx: it cannot be read: it is damaged (cell A0 is out of order). Save it again, or restore it from a copy. [unreadable]',
    ]),
    "a million rows of looks": (formatted, []),  # nothing: this is read
    "two sheets of one name but for capitals": (part("xl/workbook.xml", lambda data: data.replace(b'name="travel"', b'name="AIMS "')), [
        'error AIMS : table aims is there twice. Keep one of the two. [table-twice]',
    ]),
    "two sheets of one name": (part("xl/workbook.xml", lambda data: data.replace(b'name="travel"', b'name="aims"')), [
        'error c.xlsx: it cannot be read: two sheets are called aims. Save it again, or restore it from a copy. [unreadable]',
    ]),
    "no sheet of facts": (sheets(community=None), [
        'error c.xlsx: table community is needed and absent. Add it; `alternance new` writes an empty one. [table-missing]',
    ]),
    "facts in other styles": (sheets(community=[["Member", "Value"], ["title", "North"], ["first_week", dt.date(2026, 9, 8)], ["weeks", 42.5],
                                                ["weights.lag", "much"], ["wieks", 3], ["title", "South"], ["packs", "alternance-core de"]]), [
        'error community, row 3, column first_week: a week is named by its Monday (found: 2026-09-08). Write 2026-09-07. [not-monday]',
        'error community, row 4, column weeks: weeks is not a whole number from 1 to 520 (found: 42.5). Write a whole number from 1 to 520. [meta-value]',
        "error community, row 5, column weights: weights is not a number from 0 on for each of lag, late, peak and unused (found: {'lag': 'much'}). Write a number from 0 on for each of lag, late, peak and unused. [meta-value]",
        'error community, row 6, column wieks: there is no member of this name (found: 3). Rename it (perhaps to weeks), put # before it if it is a note, or take it out. [meta-unknown]',
        'error community, row 7, column title: title stands twice. Keep one of the two. [meta-twice]',
    ]),
    "sheets for people": (sheets(notes=[["call Anna"]], studnets=[["id"]], empty=[]), [
        'warning notes: there is no table of this name; it is not read (found: notes). Rename it if it is a table. [table-unknown]',
        'error studnets: there is no table of this name (found: studnets). Rename it (perhaps to students), or take it out. [table-alike]',
    ]),
    "a title above the headings": (sheets(aims=TITLED), [
        'error aims, row 1: the row stands above the headings (found: Our aims). Put # before it, or take it out. [above]',
    ]),
    "a comment above the headings": (sheets(aims=[["# Our aims"], *rows("aims")]), []),  # nothing: this is read
    "headings with blanks and capitals": (sheets(travel=[["Student ", " SITE", "Minutes"], ["n:s1", "m:works", 35]]), []),  # nothing: this is read
    "merged cells": (merge("B2:B4", "D3:E3", "J1:K2"), [
        'error aims, row 2: cells are merged (B2:B4) (found: n:mech). Unmerge them and write the value into each row. [merged]',
        'error aims, row 3: cells are merged (D3:E3) (found: Mill). Unmerge them and write the value into each row. [merged]',
    ]),
    "formulas without value": (sheets(cohorts=FORMULA), [
        'error cohorts, row 2, column size: the formula gives an error or was never computed. Mend the formula, or write the value. [formula-error]',
    ]),
    "formulas with an error": (at("cohorts", 2, 6, "#DIV/0!"), [
        'error cohorts, row 2, column size: the formula gives an error or was never computed. Mend the formula, or write the value. [formula-error]',
    ]),
    "as people write": (worked(styled), []),  # nothing: this is read
    "dates as numbers": (at("cohorts", 2, 4, 46272), [
        'error cohorts, row 2, column first_week: a date in another style (found: 46272). Write 2026-09-07. [date-style]',
    ]),
    "dates with a time": (at("cohorts", 2, 4, dt.datetime(2026, 9, 7, 8, 30)), [
        'error cohorts, row 2, column first_week: a date in another style (found: 2026-09-07 08:30:00). Write 2026-09-07. [date-style]',
    ]),
    "a time of day": (at("cohorts", 2, 7, dt.time(6, 0)), [
        'error cohorts, row 2, column minutes_per_day: not a whole number such as 12 (found: 06:00:00). Write a whole number such as 12. [type]',
    ]),
    "yes for a number": (at("cohorts", 2, 6, True), [
        'error cohorts, row 2, column size: not a whole number such as 12 (found: yes). Write a whole number such as 12. [type]',
    ]),
    "half a student": (at("cohorts", 2, 6, 2.5), [
        'error cohorts, row 2, column size: not a whole number such as 12 (found: 2.5). Write a whole number such as 12. [type]',
    ]),
    "ids with accents written in two ways": (sheets(travel=[["student", "site", "minutes"], ["n:s1", "m:wo\u0308rks", 3]],
                                                   sites=[*rows("sites"), ["m:w\u00f6rks", "m", "Halle"]]), []),  # nothing: this is read
    "a huge cell": (at("aims", 2, 3, "x" * 32_000), [
        'error aims, row 2, column title: the cell holds 32000 characters, at most 400 (found: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...). Shorten it. [cell-long]',
    ]),
}  # fmt: skip
