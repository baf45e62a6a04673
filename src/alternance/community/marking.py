"""A spreadsheet given back with its findings: two more columns in each sheet, and a front sheet that lists them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.worksheet import Worksheet

from alternance.community.drop_downs import add_drop_downs
from alternance.community.explaining import about
from alternance.community.findings import Finding, Report
from alternance.community.front import write_front
from alternance.community.grid import Grid, read_grids
from alternance.community.layout import FOR_PEOPLE, MARKS, PROBLEMS, letters
from alternance.community.schema import TABLES
from alternance.community.sheets import EXPLAINED, Book, put
from alternance.community.source import heading_of
from alternance.community.stroke import write_file
from alternance.community.unpacking import Refused
from alternance.text import say

__all__ = ["mark"]

#: Cells of merged ranges that are merged again; beyond them the ranges are left as single cells.
_MERGED = 100_000


def mark(source: str | Path, report: Report, target: str | Path) -> None:
    """Write the spreadsheet `source` again as `target`, with what `report` found in it.

    Each sheet gets two columns, `result` and `what to do`, and its rows with findings a colour; the sheet `problems`
    in front lists every finding, also those of no row. Cells keep their values and rows their numbers; formulas become
    their values, and looks are ours. What was added is left out when the spreadsheet is read again.

    Parameters
    ----------
    source : str or pathlib.Path
        The spreadsheet that was checked. Where it cannot be opened, `target` holds the list alone.
    report : Report
        What checking it found.
    target : str or pathlib.Path
        An .xlsx file; replaced when it exists.

    Raises
    ------
    ValueError
        When `target` is `source` itself.
    """
    source, target = Path(source), Path(target)
    if target.exists() and source.exists() and target.samefile(source):
        raise ValueError(say("{path} would replace what was checked; name another file", path=target))
    book = Book()
    front = book.sheet(PROBLEMS)
    grids = _grids(source)
    sheets = {grid.name: book.sheet(grid.name) for grid in grids}
    write_front(book, front, report, sheets)
    found: dict[str, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in report.findings:
        if finding.place.row is not None:
            found[finding.place.file][finding.place.row - 1].append(finding)
    ids = dict(_ids(grids, sheets))
    for grid in grids:
        _write(book, sheets[grid.name], grid, found[grid.name], ids)
    write_file(target, book.content())


def _grids(source: Path) -> list[Grid]:
    try:
        grids = read_grids(source)
    except Refused:
        return []
    return [grid for grid in grids if grid.name.strip().casefold() not in FOR_PEOPLE]


def _names(grid: Grid) -> dict[int, str]:
    """Return column → heading, of the columns that are not of an earlier marking."""
    headings = [heading_of(cell) for cell in grid.texts[grid.heading_row]] if grid.heading_row is not None else []
    return {column: heading for column, heading in enumerate(headings) if heading not in MARKS}


def _first_row(grid: Grid) -> int:
    """Return the first row below the headings and the comments that follow them."""
    row = (grid.heading_row or 0) + 1
    while row in grid.comments:
        row += 1
    return row


def _ids(grids: Iterable[Grid], sheets: Mapping[str, Worksheet]) -> Iterator[tuple[str, str]]:
    """Yield table and first cell of its ids."""
    for grid in grids:
        names = list(_names(grid).values())
        if grid.table in TABLES and "id" in names:
            sheet = sheets[grid.name].get_name().replace("'", "''")
            yield grid.table, f"'{sheet}'!${letters(names.index('id'))}${_first_row(grid) + 1}"


def _write(
    book: Book, sheet: Worksheet, grid: Grid, found: Mapping[int, Sequence[Finding]], ids: Mapping[str, str]
) -> None:
    """Write one sheet again: its cells in their rows, those with findings a colour, and the two columns of our own."""
    names = _names(grid)
    for row, cells in enumerate(grid.cells):
        style = "heading" if row == grid.heading_row else "says" if row in grid.comments else None
        wrong = _severities(found.get(row, ()))
        for column, (at, name) in enumerate(names.items()):
            put(book, sheet, row, column, cells[at], wrong.get(name, style))
    _add_marks(book, sheet, grid, len(names), found)
    _merge(book, sheet, grid)
    if grid.hidden:
        sheet.hide()
    if grid.heading_row is not None:
        _dress(book, sheet, grid, list(names.values()), ids)


def _severities(findings: Iterable[Finding]) -> dict[str | None, str]:
    """Return column → the worst of its findings."""
    ranked = sorted(findings, key=lambda finding: finding.severity, reverse=True)  # "error" comes last, and stays
    return {finding.place.column: finding.severity for finding in ranked}


def _dress(book: Book, sheet: Worksheet, grid: Grid, names: Sequence[str], ids: Mapping[str, str]) -> None:
    """Give the columns that the schema knows their form and drop-downs."""
    schema = TABLES.get(grid.table)
    known = {column.name: column for column in about(schema)} if schema else {}
    columns = [known.get(name) for name in names]
    for number, column in enumerate(columns):
        sheet.set_column(number, number, 18, book.styles["date"] if column is not None and column.is_date else None)
    first = _first_row(grid)
    for row in range((grid.heading_row or 0) + 1, first):
        sheet.set_row(row, EXPLAINED)
    sheet.freeze_panes(first, 1)
    add_drop_downs(sheet, columns, first, len(grid.cells) - first, ids)


def _add_marks(book: Book, sheet: Worksheet, grid: Grid, column: int, found: Mapping[int, Sequence[Finding]]) -> None:
    """Write the two columns of our own; what is wrong with headings stands in the row below them."""
    heading = grid.heading_row or 0
    for number, name in enumerate(MARKS):
        sheet.write_string(heading, column + number, name, book.styles["needed"])
        sheet.set_column(column + number, column + number, 60)
    by_row: dict[int, list[Finding]] = defaultdict(list)
    for row, findings in found.items():
        by_row[heading + 1 if row == heading else row].extend(findings)
    for row, findings in by_row.items():
        worst = min(finding.severity for finding in findings)  # "error" comes before "warning"
        comment = "# " if row in grid.comments else ""  # so that the row stays one
        put(book, sheet, row, column, comment + "\n".join(map(_named, findings)), worst)
        remedies = dict.fromkeys(finding.remedy for finding in findings)
        put(book, sheet, row, column + 1, comment + "\n".join(remedies), "wrapped")


def _named(finding: Finding) -> str:
    where = "" if finding.place.column is None else say("{column}: ", column=finding.place.column)
    return f"{where}{finding.message}"


def _merge(book: Book, sheet: Worksheet, grid: Grid) -> None:
    """Merge again what was merged within the cells, so that it is found again as long as it is there."""
    left = _MERGED
    for (top, start), (lowest, farthest) in grid.merged:
        bottom, end = min(lowest, len(grid.cells) - 1), min(farthest, grid.width - 1)
        left -= max(0, bottom - top + 1) * max(0, end - start + 1)
        if left >= 0 and top <= bottom and start <= end and (top, start) != (bottom, end):
            with suppress(OverlappingRange):
                sheet.merge_range(top, start, bottom, end, "", book.styles["wrapped"])
                put(book, sheet, top, start, grid.cells[top][start], "wrapped")
