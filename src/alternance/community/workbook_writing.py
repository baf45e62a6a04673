"""A community written as one spreadsheet: a sheet a table, headings explained, allowed values as drop-downs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from alternance.community.community import Community, empty_table
from alternance.community.drop_downs import add_drop_downs
from alternance.community.explaining import about, purpose
from alternance.community.layout import COMMUNITY, MEMBER_HEADINGS, READ_ME
from alternance.community.meta import Meta
from alternance.community.meta_reading import MEMBERS
from alternance.community.reading import NEEDED
from alternance.community.schema import SECTIONS, TABLES
from alternance.community.sheets import LAST_ROW, Book, put, write_headings, write_rows
from alternance.community.stroke import write_file
from alternance.text import N_, _, say

__all__ = ["workbook", "write_workbook"]

# ruff: noqa: E501 - a sentence a line reads best

_HOW = (
    N_("Each sheet is a table, each row below the headings one thing. Leave sheets empty that you do not need."),
    N_("Dark headings must be filled in. Grey text below a heading says what the column takes; rows that begin with # are not read."),
    N_("A week is the date of its Monday; a span includes its last week. Times are minutes."),
    N_("What is not known stays empty: 0 means none. Ids are your own; once given, they stay. A reference is the id of a row of another sheet."),
    N_("Levels: 0 none, 1 aware, 2 assisted, 3 independent, 4 proficient."),
    N_("`alternance check` with this file's name says what is missing or wrong, row by row."),
)  # fmt: skip


def write_workbook(community: Community, path: str | Path) -> None:
    """Write `community` as one spreadsheet; reading it gives the same community. A file of that name is replaced.

    Parameters
    ----------
    path : str or pathlib.Path
        A file that ends in .xlsx.

    Raises
    ------
    ValueError
        When a table has more rows than a sheet can hold.
    OSError
        When it cannot be written; what stood there still stands.
    """
    write_file(Path(path), workbook(community.meta, community))


def workbook(meta: Meta, community: Community | None = None) -> bytes:
    """Return the spreadsheet of a community, or of an empty one with these facts, as bytes of an .xlsx file."""
    book = Book()
    _read_me(book, book.sheet(READ_ME))
    _facts(book, book.sheet(COMMUNITY), meta)
    for name, schema in TABLES.items():
        table = empty_table(name) if community is None else community[name]
        if table.height > LAST_ROW - 2:
            raise ValueError(say("{table} has {rows} rows, more than a sheet holds", table=name, rows=table.height))
        columns = about(schema)
        sheet = book.sheet(name)
        write_headings(book, sheet, columns)
        write_rows(book, sheet, table)
        add_drop_downs(sheet, columns, 2, table.height)
    return book.content()


def _read_me(book: Book, sheet: Worksheet) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, _("A community for Alternance"), book.styles["title"])
    for row, line in enumerate(_HOW, start=2):
        sheet.write_string(row, 0, "•")
        sheet.write_string(row, 1, _(line), book.styles["wrapped"])
    row = len(_HOW) + 3
    for section, tables in {_("The community itself"): {}, **SECTIONS}.items():
        sheet.write_string(row, 0, _(section), book.styles["strong"])
        row += 1
        said = {name: purpose(schema) for name, schema in tables.items()}
        for name, says in (said or {COMMUNITY: _("Its name, its weeks, its country. Needed.")}).items():
            sheet.write_url(row, 0, f"internal:'{name}'!A1", book.styles["link"], name)
            needed = say(" {needed}", needed=_("Needed.")) if name in NEEDED else ""
            sheet.write_string(row, 1, says + needed, book.styles["wrapped"])
            row += 1
        row += 1


def _facts(book: Book, sheet: Worksheet, meta: Meta) -> None:
    for number, (heading, width) in enumerate(zip(MEMBER_HEADINGS, (20, 30, 90), strict=True)):
        sheet.write_string(0, number, heading, book.styles["heading"])
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 1)
    for row, (member, value) in enumerate(_members(meta).items(), start=1):
        sheet.write_string(row, 0, member, book.styles["strong"])
        put(book, sheet, row, 1, value)
        _judge, takes, says = MEMBERS[member.partition(".")[0]]
        sheet.write_string(row, 2, say("{says}: {takes}", says=_(says), takes=_(takes)), book.styles["wrapped"])


def _members(meta: Meta) -> dict[str, object]:
    """Return the facts as member and value; a weight is a member of its own, no rule packs are the word `none`."""
    facts = {**meta.as_json(), "first_week": meta.first_week, "packs": " ".join(meta.packs) or "none"}
    del facts["weights"]
    return {**facts, **{f"weights.{name}": weight for name, weight in asdict(meta.weights).items()}}
