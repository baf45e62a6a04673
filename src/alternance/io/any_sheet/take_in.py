"""Rows of a confirmed sheet put into a community that lies in a folder: first looked at, then written at one stroke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from alternance.community.findings import Finding, Place, Report
from alternance.community.formats import writer
from alternance.community.opening import open_source
from alternance.community.reading import examine_source
from alternance.community.schema import TABLES
from alternance.community.source import RawTable
from alternance.community.stroke import write_folder
from alternance.community.table_reading import read_table
from alternance.io.any_sheet.confirmed import Confirmed, ConfirmedError
from alternance.io.any_sheet.propose import known_names
from alternance.io.any_sheet.shapes import as_iso
from alternance.io.sheet import Sheet
from alternance.text import say

__all__ = ["TakenIn", "names_of", "take_in"]


@dataclass(frozen=True)
class TakenIn:
    """A table as it would be.

    Attributes
    ----------
    added, changed, same : int
        Rows of the sheet that are new; that change a row with the same key; that say what is there already.
    report : Report
        What `check` would say, with rows of the sheet at their places on the sheet.
    wrong : tuple of Finding
        Errors in rows of the sheet: while there is one, nothing is written.
    """

    folder: Path
    values: pl.DataFrame
    format: str
    added: int
    changed: int
    same: int
    report: Report
    wrong: tuple[Finding, ...]

    def write(self) -> Path:
        """Write the table into the folder, at one stroke; comments in its file are not kept.

        Raises
        ------
        ValueError
            When a row of the sheet is wrong.
        """
        if self.wrong:
            raise ValueError("rows of the sheet are wrong")
        name = self.report.source
        file = f"{name}.{self.format}"
        filled = self.values.select(column.name for column in self.values if column.null_count() < len(column))
        write = writer(filled, "parquet" if self.format == "parquet" else "csv")
        write_folder(self.folder, {file: write})
        return self.folder / file


def names_of(folder: Path) -> dict[str, dict[str, str]]:
    """Return what columns may name: the ids and titles of the community in `folder`, as far as it can be read."""
    return known_names({name: read_table(raw).values for name, raw in open_source(folder).tables.items()})


def take_in(sheets: list[Sheet], confirmed: Confirmed, folder: Path) -> TakenIn:
    """Look what the community in `folder` would be with the rows of a sheet.

    A row whose key is there already changes the cells that the sheet fills; others are added. A cell that gives the
    title of a row of the table that its column names means that row's id.

    Raises
    ------
    ConfirmedError
        When the sheet or a heading that was confirmed is not there.
    """
    rows = _rows(sheets, confirmed, names_of(folder))
    source = open_source(folder)
    if confirmed.table in source.unread:
        text = "{folder}: its table {table} cannot be read. Mend it first: `alternance check {folder}`"
        raise ConfirmedError(say(text, folder=folder, table=confirmed.table))
    old = source.tables.get(confirmed.table)
    merged, counts = _merged(confirmed, old, rows)
    source.tables[confirmed.table] = merged
    _, report = examine_source(source)
    findings = [_placed(finding, merged, old) for finding in report.findings]
    wrong = tuple(one for one in findings if one.severity == "error" and one.place.file == merged.file)
    format_ = "parquet" if old is not None and old.file.lower().endswith(".parquet") else "csv"
    values = read_table(merged).values
    return TakenIn(folder, values, format_, *counts, Report(confirmed.table, tuple(findings)), wrong)


#: Number of a row of the sheet → its cells by column.
_Rows = dict[int, dict[str, str]]


def _rows(sheets: list[Sheet], confirmed: Confirmed, names: Mapping[str, Mapping[str, str]]) -> tuple[str, _Rows]:
    """Return the sheet's place, and its filled rows with what their cells mean."""
    sheet = next((one for one in sheets if one.name == confirmed.sheet), None)
    if sheet is None or not 0 < confirmed.heading_row <= len(sheet.cells):
        raise ConfirmedError(say("there is no sheet {name} with so many rows", name=confirmed.sheet))
    headings = sheet.cells[confirmed.heading_row - 1]
    lost = [heading for heading in confirmed.columns.values() if headings.count(heading) != 1]
    if lost:
        text = "row {row} of the sheet has no single heading {headings}"
        raise ConfirmedError(say(text, row=confirmed.heading_row, headings=", ".join(lost)))
    at = {column: headings.index(heading) for column, heading in confirmed.columns.items()}
    meaning = {column: _Meaning(confirmed, column, names) for column in at}
    rows: _Rows = {}
    for number, line in enumerate(sheet.cells[confirmed.heading_row :], start=confirmed.heading_row + 1):
        if any(line[place] for place in at.values()):
            rows[number] = {**confirmed.same, **{column: meaning[column](line[place]) for column, place in at.items()}}
    return sheet.place().file, rows


class _Meaning:
    """What a cell of one column means: words of the mapping file, titles for ids, dates in their order."""

    def __init__(self, confirmed: Confirmed, column: str, names: Mapping[str, Mapping[str, str]]) -> None:
        kind = TABLES[confirmed.table].columns()[column]
        refers = (kind.metadata or {}).get("refers", "")
        self._words = confirmed.words.get(column, {})
        self._ids = {name: id_ for other in refers.split("|") for name, id_ in names.get(other, {}).items()}
        self._order = confirmed.dates if isinstance(kind.dtype, pl.Date) else None

    def __call__(self, cell: str) -> str:
        cell = self._words.get(cell, cell)
        cell = self._ids.get(cell, cell)
        return cell if self._order is None else as_iso(cell, self._order) or cell


def _merged(
    confirmed: Confirmed, old: RawTable | None, given: tuple[str, _Rows]
) -> tuple[RawTable, tuple[int, int, int]]:
    """Return the table with the sheet's rows, and how many are new, change one, and change nothing.

    Rows that the sheet says nothing of keep their number below 0, so that a finding in them finds its way back.
    """
    file, rows = given
    known = TABLES[confirmed.table].columns()
    there = [column for column in old.headings if column in known] if old else []
    columns = list(dict.fromkeys([*there, *confirmed.same, *confirmed.columns]))
    keys = TABLES[confirmed.table].primary_key()
    before = [dict(zip(old.headings, row, strict=True)) for row in old.rows] if old else []
    place = {tuple(row.get(key, "") for key in keys): at for at, row in enumerate(before)}
    numbers = [-number for number in old.numbers] if old else []
    added = changed = same = 0
    kept = len(before)
    for number, row in rows.items():
        at = place.get(tuple(row.get(key, "") for key in keys), kept)
        if at >= kept:
            before.append(row)
            numbers.append(number)
            added += 1
            continue
        filled = {column: cell for column, cell in row.items() if cell}
        differs = any(before[at].get(column, "") != cell for column, cell in filled.items())
        changed, same = changed + differs, same + (not differs)
        before[at] = {**before[at], **filled}
        numbers[at] = number
    cells = [[row.get(column, "") for column in columns] for row in before]
    return RawTable(confirmed.table, file, tuple(columns), cells, numbers, confirmed.heading_row), (
        added,
        changed,
        same,
    )


def _placed(finding: Finding, merged: RawTable, old: RawTable | None) -> Finding:
    """Return a finding at its place: rows that were there before stand in their own file."""
    place = finding.place
    if place.file != merged.file or place.row is None or place.row >= 0 or old is None:
        return finding
    return replace(finding, place=Place(old.file, -place.row, place.column))
