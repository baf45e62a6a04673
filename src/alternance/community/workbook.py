"""Raw tables out of one spreadsheet: a sheet a table, and a sheet `community` with members and values."""

from __future__ import annotations

import re

from alternance.community.findings import Place
from alternance.community.grid import Grid, cell_text, letters, read_grids
from alternance.community.layout import COMMUNITY, FOR_PEOPLE, MEMBER_HEADINGS
from alternance.community.nearness import Nearest
from alternance.community.schema import TABLES
from alternance.community.source import Source, heading_of
from alternance.community.unpacking import Refused
from alternance.community.upgrade import FORMER_TABLES

__all__ = ["cell_text", "read_workbook"]

#: Cells of merged ranges that get the range's value, so that what was meant is judged; more are left empty.
_FILLED = 100_000


def read_workbook(source: Source) -> None:
    """Read the spreadsheet of `source` into it; what cannot be read becomes findings."""
    place = Place(source.path.name)
    try:
        grids = read_grids(source.path)
    except Refused as refused:
        source.find(refused.code, place, **refused.facts)
        return
    for grid in grids:
        if grid.name.strip().casefold() not in FOR_PEOPLE:
            _sheet(source, grid)
    if source.meta is None:
        source.find("table-missing", place, table=COMMUNITY)


def _sheet(source: Source, grid: Grid) -> None:
    if grid.table not in (COMMUNITY, *TABLES, *FORMER_TABLES):
        if any(any(row) for row in grid.texts):
            guess = Nearest([*TABLES, COMMUNITY]).guess(grid.table)
            source.find("table-alike" if guess else "table-unknown", Place(grid.name), grid.name, guess=guess)
        return
    texts = _unmerged(source, grid)
    filled = [number for number, row in enumerate(texts) if any(row) and number not in grid.comments]
    rows = [(number + 1, texts[number]) for number in filled]
    headings = [] if grid.heading_row is None else grid.texts[grid.heading_row]
    for row, column in grid.broken:
        heading = heading_of(headings[column]) if column < len(headings) else ""
        source.find("formula-error", Place(grid.name, row + 1, heading or letters(column)))
    if grid.table == COMMUNITY:
        _facts(source, grid.name, rows)
    elif rows:
        source.add(grid.table, grid.name, rows)
    elif grid.table in source.tables:
        source.find("table-twice", Place(grid.name), table=grid.table)


def _unmerged(source: Source, grid: Grid) -> list[list[str]]:
    """Return the sheet's text, merged ranges of its table noted and filled with their value."""
    texts = [list(row) for row in grid.texts]
    left = _FILLED
    for (top, start), (lowest, farthest) in grid.merged:
        bottom, end = min(lowest, len(texts) - 1), min(farthest, grid.width - 1)
        if top > bottom or start > end or all(row in grid.comments for row in range(top, bottom + 1)):
            continue
        value = texts[top][start]
        if not value and top < (grid.heading_row or 0):
            continue
        span = f"{letters(start)}{top + 1}:{letters(end)}{bottom + 1}"
        source.find("merged", Place(grid.name, top + 1), value or None, range=span)
        left -= bottom - top + 1
        if left >= 0:
            for row in range(top, bottom + 1):
                texts[row][start] = value
    return texts


def _facts(source: Source, file: str, rows: list[tuple[int, list[str]]]) -> None:
    """Read member and value pairs; `weights.lag` is a member of `weights`; packs are parted by blanks."""
    if source.meta is not None:
        source.find("table-twice", Place(file), table=COMMUNITY)
        return
    source.meta_file = file
    facts: dict[str, object] = {}
    weights: dict[str, object] = {}
    for number, row in rows:
        member, value = row[0].casefold(), row[1] if len(row) > 1 else ""
        if not value or (member, value.casefold()) == MEMBER_HEADINGS[:2]:
            continue
        if member in source.meta_rows:
            source.find("meta-twice", Place(file, number, member), member=member)
        source.meta_rows[member] = number
        if member.startswith("weights."):
            weights[member.partition(".")[2]] = _plain_number(value)
        elif member == "packs":
            facts[member] = [] if value == "none" else value.split()
        else:
            facts[member] = _plain_number(value) if member in ("format", "weeks", "lesson_minutes") else value
    source.meta = {**facts, **({"weights": weights} if weights else {})}


def _plain_number(value: str) -> object:
    try:
        return int(value) if re.fullmatch(r"-?\d{1,18}", value) else float(value)
    except ValueError:
        return value
