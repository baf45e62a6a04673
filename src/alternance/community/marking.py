"""A spreadsheet given back with its findings: two more columns in each sheet, and a front sheet that lists them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.worksheet import Worksheet

from alternance.community.explaining import about
from alternance.community.findings import Finding, Report
from alternance.community.grid import Grid, read_grids
from alternance.community.layout import FOR_PEOPLE, MARKS, PROBLEMS
from alternance.community.schema import TABLES
from alternance.community.sheets import Book, add_drop_downs, put
from alternance.community.source import heading_of
from alternance.community.unpacking import Refused
from alternance.text import _, say

__all__ = ["mark"]

_HEADINGS = ("severity", "sheet", "row", "column", "found", "what is wrong", "what to do", "code")


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
    grids = _grids(source)
    _front(book, report, {grid.name for grid in grids})
    found: dict[str, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in report.findings:
        if finding.place.row is not None:
            found[finding.place.file][finding.place.row].append(finding)
    for grid in grids:
        _sheet(book, grid, found[grid.name])
    target.write_bytes(book.content())


def _grids(source: Path) -> list[Grid]:
    try:
        grids = read_grids(source)
    except Refused:
        return []
    return [grid for grid in grids if grid.name.strip().casefold() not in FOR_PEOPLE]


def _front(book: Book, report: Report, sheets: set[str]) -> None:
    sheet = book.sheet(PROBLEMS)
    sheet.write_string(0, 0, report.summary, book.styles["title"])
    for number, (heading, width) in enumerate(zip(_HEADINGS, (10, 24, 8, 20, 24, 60, 60, 18), strict=True)):
        sheet.write_string(2, number, heading, book.styles["heading"])
        sheet.set_column(number, number, width)
    sheet.freeze_panes(3, 0)
    for row, finding in enumerate(report.findings, start=3):
        place = finding.place
        cells = (
            _(finding.severity), place.file, place.row, place.column, finding.value, finding.message, finding.remedy,
            finding.code,
        )  # fmt: skip
        for number, value in enumerate(cells):
            put(book, sheet, row, number, value, finding.severity if number == 0 else "wrapped")
        if place.file in sheets:
            link = f"internal:'{place.file.replace(chr(39), chr(39) * 2)}'!A{place.row or 1}"
            sheet.write_url(row, 1, link, book.styles["link"], place.file)


def _sheet(book: Book, grid: Grid, found: Mapping[int, Sequence[Finding]]) -> None:
    sheet = book.sheet(grid.name)
    at_heading = grid.heading_row
    headings = [] if at_heading is None else [heading_of(cell) for cell in grid.texts[at_heading]]
    kept = [at for at, heading in enumerate(headings) if heading not in MARKS]
    names = [headings[at] for at in kept]
    for row, cells in enumerate(grid.cells):
        style = "heading" if row == at_heading else "says" if row in grid.comments else None
        wrong = {finding.place.column: finding.severity for finding in reversed(found.get(row + 1, ()))}
        for column, at in enumerate(kept):
            put(book, sheet, row, column, cells[at], wrong.get(names[column], style))
    _marks(book, sheet, grid, len(kept), found)
    _merge(book, sheet, grid)
    if at_heading is not None:
        sheet.freeze_panes(at_heading + 1, 1)
        _dress(book, sheet, grid, names, at_heading + 1)


def _dress(book: Book, sheet: Worksheet, grid: Grid, names: Sequence[str], first: int) -> None:
    """Give the columns that the schema knows their form and drop-downs."""
    schema = TABLES.get(grid.table)
    known = {column.name: column for column in about(schema)} if schema else {}
    columns = [known.get(name) for name in names]
    for number, column in enumerate(columns):
        sheet.set_column(number, number, 18, book.styles["date"] if column is not None and column.is_date else None)
    for row in grid.comments:
        sheet.set_row(row, 120)
    add_drop_downs(sheet, columns, max(first, *(row + 1 for row in grid.comments), 0), len(grid.cells))


def _marks(book: Book, sheet: Worksheet, grid: Grid, column: int, found: Mapping[int, Sequence[Finding]]) -> None:
    """Write the two columns of our own; what is wrong with headings stands in the row below them."""
    heading = grid.heading_row or 0
    for number, name in enumerate(MARKS):
        sheet.write_string(heading, column + number, name, book.styles["needed"])
        sheet.set_column(column + number, column + number, 60)
    by_row: dict[int, list[Finding]] = defaultdict(list)
    for row, findings in found.items():
        by_row[heading + 1 if row - 1 == heading else row - 1].extend(findings)
    for row, findings in by_row.items():
        worst = min(finding.severity for finding in findings)  # "error" comes before "warning"
        comment = "# " if row in grid.comments else ""  # so that the row stays one
        sheet.write_string(row, column, comment + "\n".join(map(_named, findings)), book.styles[worst])
        remedies = dict.fromkeys(finding.remedy for finding in findings)
        sheet.write_string(row, column + 1, comment + "\n".join(remedies), book.styles["wrapped"])


def _named(finding: Finding) -> str:
    where = "" if finding.place.column is None else say("{column}: ", column=finding.place.column)
    return f"{where}{finding.message}"


def _merge(book: Book, sheet: Worksheet, grid: Grid) -> None:
    """Merge again what was merged, so that it is found again as long as it is there."""
    for (top, start), (bottom, end) in grid.merged:
        if top < len(grid.cells) and start < len(grid.cells[top]) and (top, start) != (bottom, end):
            with suppress(OverlappingRange):
                sheet.merge_range(top, start, bottom, end, "", book.styles["wrapped"])
                put(book, sheet, top, start, grid.cells[top][start], "wrapped")
