"""Travel times from a file: a matrix of students and sites, or long rows of student, site and minutes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alternance.community import Community
from alternance.community.csv_rows import BrokenCsvError, csv_rows, separator_of
from alternance.community.grid import letters, read_grids
from alternance.community.unpacking import Refused
from alternance.text import N_, _, say

__all__ = ["MatrixError", "Travel", "read_matrix", "travel_times"]

#: A row of a file with its number there.
Numbered = tuple[int, list[str]]
#: The headings of long rows.
_LONG = ("student", "site", "minutes")
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")
#: Minutes of a day: a way that takes longer is a slip.
_DAY = 24 * 60


class MatrixError(ValueError):
    """The file cannot be read as travel times at all; the message says why, in the user's words."""


@dataclass
class Travel:
    """What was read.

    Attributes
    ----------
    minutes : dict of (str, str) to int
        (Student, site) → minutes one way, in the order of the file.
    notes : list of str
        Each cell that was not understood, with its row and column.
    """

    minutes: dict[tuple[str, str], int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[dict[str, object]]:
        """Rows of the table `travel`."""
        return [{"student": student, "site": site, "minutes": way} for (student, site), way in self.minutes.items()]


def read_matrix(path: Path) -> list[Numbered]:
    """Return the filled rows of a .csv file, or of the first sheet of an .xlsx file that can be seen.

    Raises
    ------
    MatrixError
        When there is no such file, or it cannot be read.
    """
    if not path.is_file():
        raise MatrixError(say("{path}: there is no such file", path=path))
    if path.suffix.lower() == ".xlsx":
        try:
            grid = next((grid for grid in read_grids(path) if not grid.hidden), None)
        except Refused as refused:
            raise MatrixError(
                say("{path}: cannot be opened as a spreadsheet ({why})", path=path, why=refused)
            ) from None
        rows = [] if grid is None else [[_text(cell) for cell in row] for row in grid.cells]
        return [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return [(number, [cell.strip() for cell in row]) for number, row in csv_rows(text, separator_of(text))]
    except UnicodeDecodeError:
        raise MatrixError(say("{path}: is not UTF-8; save it as CSV UTF-8", path=path)) from None
    except BrokenCsvError as error:
        text = N_("{path}, row {row}: the quotes make no sense")
        raise MatrixError(say(text, path=path, row=error.row)) from None


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def travel_times(rows: Sequence[Numbered], community: Community) -> Travel:
    """Return the times that `rows` say for students and sites of `community`.

    Students are named by id, sites by id or by a title that only one has. A matrix has students down and sites across,
    or the other way round; long rows are headed *student*, *site* and *minutes*, in any order. Minutes are numbers,
    parts rounded up, or hours and minutes as 1:05. Empty cells say nothing.

    Raises
    ------
    MatrixError
        When neither students nor sites are found where headings should be.
    """
    if len(rows) < 2:
        raise MatrixError(_("there are no travel times: a row of headings and a row of times are needed"))
    known = _Known(community)
    (head, headings), body = rows[0], rows[1:]
    names = [heading.casefold() for heading in headings]
    found = Travel()
    long = set(_LONG) <= set(names)
    cells = _long(names, body) if long else _wide(known, head, headings, body, found)
    for row, column, student, site, said in cells:
        _take(found, known, f"{say('row {row}', row=row)}, {column}", (student, site), said)
    return found


class _Known:
    """Students and sites by what a person may call them."""

    def __init__(self, community: Community) -> None:
        self.students = {student: student for student in community["students"]["id"]}
        titles = community["sites"].select("title", "id").rows()
        count = Counter(title for title, _id in titles)
        self.sites = {title: site for title, site in titles if count[title] == 1}
        self.sites |= {site: site for _title, site in titles}


def _long(names: Sequence[str], body: Sequence[Numbered]) -> Iterator[tuple[int, str, str, str, str]]:
    at = {name: names.index(name) for name in _LONG}
    for row, cells in body:
        values = {name: cells[place] if place < len(cells) else "" for name, place in at.items()}
        if any(values.values()):
            yield row, _column(at["minutes"], "minutes"), values["student"], values["site"], values["minutes"] or "–"


def _wide(
    known: _Known, head: int, headings: Sequence[str], body: Sequence[Numbered], found: Travel
) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield the filled cells of a matrix whose columns, or rows, are known; others are told once."""
    across, down = headings[1:], [cells[0] for _row, cells in body]
    fits = {
        True: _count(known.sites, across) + _count(known.students, down),
        False: _count(known.students, across) + _count(known.sites, down),
    }
    if not any(fits.values()):
        raise MatrixError(_("no student of the community stands in the first column or row, and no site in the other"))
    students_down = fits[True] >= fits[False]
    top = known.sites if students_down else known.students
    side = known.students if students_down else known.sites
    for place, name in enumerate(across, start=1):
        if name and name not in top:
            found.notes.append(_unknown(say("row {row}", row=head), _column(place, ""), name, students_down))
    for row, cells in body:
        if cells[0] not in side:
            found.notes.append(_unknown(say("row {row}", row=row), _column(0, ""), cells[0], not students_down))
            continue
        for place, said in enumerate(cells[1:], start=1):
            name = headings[place] if place < len(headings) else ""
            if said and not name:
                text = N_("row {row}, {column}: {said} stands under no heading")
                found.notes.append(say(text, row=row, column=_column(place, ""), said=said))
            elif said and name in top:
                pair = (cells[0], name) if students_down else (name, cells[0])
                yield row, _column(place, name), *pair, said


def _count(known: Mapping[str, str], names: Sequence[str]) -> int:
    return sum(name in known for name in names)


def _column(place: int, heading: str) -> str:
    text = say("column {letters}", letters=letters(place))
    return f"{text} ({heading})" if heading else text


def _unknown(row: str, column: str, name: str, site: bool) -> str:
    text = N_("{row}, {column}: there is no site {name}") if site else N_("{row}, {column}: there is no student {name}")
    return say(text, row=row, column=column, name=name or "–")


def _take(found: Travel, known: _Known, where: str, names: tuple[str, str], said: str) -> None:
    """Note the time of one cell, or why it was not understood."""
    student, site = known.students.get(names[0]), known.sites.get(names[1])
    if student is None:
        found.notes.append(say("{where}: there is no student {name}", where=where, name=names[0] or "–"))
    elif site is None:
        found.notes.append(say("{where}: there is no site {name}", where=where, name=names[1] or "–"))
    elif (minutes := _minutes(said)) is None:
        found.notes.append(say("{where}: {said} is no number of minutes of a day", where=where, said=said))
    elif (student, site) in found.minutes:
        found.notes.append(
            say("{where}: {student} and {site} were said before", where=where, student=student, site=site)
        )
    else:
        found.minutes[student, site] = minutes


def _minutes(said: str) -> int | None:
    if clock := _CLOCK.fullmatch(said):
        return int(clock[1]) * 60 + int(clock[2])
    try:
        value = float(said.replace(",", "."))
    except ValueError:
        return None
    return math.ceil(value) if 0 <= value < _DAY else None
