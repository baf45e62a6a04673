"""A school's list of who was where. Names of students are not kept: a number stands for each."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection
from dataclasses import dataclass, field

from alternance.community.findings import Place
from alternance.io.calendar_sheet import row_weeks, to_read
from alternance.io.firms import firms
from alternance.io.heads import find_list
from alternance.io.items import Names
from alternance.io.mapping import CODES, Mapping
from alternance.io.names import plain, slug
from alternance.io.problems import Found
from alternance.io.recorded import Recorded
from alternance.io.rows import Row, rows
from alternance.io.said import class_key
from alternance.io.sheet import Sheet
from alternance.io.weeks import SchoolYear
from alternance.text import say

__all__ = ["Placed", "read_placements"]

_NEEDED = (("class",), ("student", "person"), ("enterprise",))
#: Cells that say there was no enterprise.
_NONE = frozenset(text.casefold() for text in CODES["none"])


@dataclass(frozen=True)
class Placed:
    """One student in one block."""

    student: str
    cohort: Recorded
    block: str
    spelling: str
    place: Place
    enterprise: str = ""


@dataclass
class _Reader:
    classes: dict[str, Recorded]
    names: Names
    mapping: Mapping
    year: SchoolYear
    found: Found
    passed: set[str]
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    placed: dict[tuple[str, str], Placed] = field(default_factory=dict)

    def row(self, row: Row) -> None:
        own = self._class(row)
        if own is None:
            return
        if not own.blocks:
            if own.id not in self.passed:
                self.found.note("no-practice", row.place("class"), row["class"])
            self.passed.add(own.id)
            return
        student = self._student(own, row)
        if row["enterprise"].casefold() in _NONE:
            self.found.note("no-firm", row.place("enterprise"), row["enterprise"])
            return
        for block in self._blocks(own, row):
            if (student, block) in self.placed:
                who = "student" if row["student"] else "person"
                self.found.note("placement-twice", row.place(who), row["student"] or None, block=block)
            self.placed[student, block] = Placed(student, own, block, row["enterprise"], row.place("enterprise"))

    def _class(self, row: Row) -> Recorded | None:
        own = self.classes.get(class_key(row["class"]))
        if own is None and class_key(row["class"]) not in self.passed:
            self.passed.add(class_key(row["class"]))
            close = difflib.get_close_matches(row["class"], [c.title for c in self.classes.values()], n=1)
            guess = say(" (perhaps {name})", name=close[0]) if close else ""
            self.found.note("class-unknown", row.place("class"), row["class"], guess=guess)
        return own

    def _student(self, own: Recorded, row: Row) -> str:
        """Return the student's id: the school's number, else a number by class in the order of rows."""
        school = own.id.partition(":")[0]
        if row["student"] and any(sign.isdigit() for sign in row["student"]):
            # a running number within each class says nothing across classes
            number = slug(row["student"])
            return f"{own.id}/{number}" if len(number) < 4 else f"{school}:{number}"
        who = (own.id, plain(row["student"] or f"{row['person']} {row['given']}"))
        count = sum(1 for cohort, _ in self.numbers if cohort == own.id)
        return self.numbers.setdefault(who, f"{own.id}/s{count + 1:02}")

    def _blocks(self, own: Recorded, row: Row) -> list[str]:
        """Return the blocks that a row is about: the one it names, those of its weeks, else all of the class."""
        weeks = row_weeks(row, self.year, self.found) if row["weeks"] or row["from"] else []
        if weeks is None:
            return []
        blocks = sorted(own.blocks)
        if row["item"]:
            target = self.names.item(row["item"], own.programme, row.place("item"))
            blocks = [block for block in blocks if block == target]
            if target and not blocks:
                self.found.note("no-practice", row.place("item"), row["item"])
        elif weeks:
            blocks = [block for block in blocks if set(weeks) & set(own.block_weeks(block))]
            if not blocks:
                self._note_weeks("placement-block", row)
        for block in blocks if weeks else ():
            self._differs(own, block, weeks, row)
        return blocks

    def _note_weeks(self, code: str, row: Row, **facts: object) -> None:
        name = "weeks" if row["weeks"] else "from"
        self.found.note(code, row.place(name), row[name], **facts)

    def _differs(self, own: Recorded, block: str, weeks: list[dt.date], row: Row) -> None:
        real = own.block_weeks(block)
        if not (min(weeks) <= real[0] and real[-1] <= max(weeks)):
            first, last = real[0].isoformat(), real[-1].isoformat()
            self._note_weeks("placement-weeks", row, block=block, first=first, last=last)


def read_placements(
    sheets: list[Sheet],
    classes: list[Recorded],
    names: Names,
    mapping: Mapping,
    year: SchoolYear,
    found: Found,
    *,
    unread: Collection[str] = (),
) -> list[Placed]:
    """Return who was placed where; what is not understood becomes findings.

    `unread` are classes (by `class_key`) of which the calendar's findings have spoken already. A class that is not
    known is found once, at its first student.
    """
    reader = _Reader({class_key(own.title): own for own in classes}, names, mapping, year, found, set(unread))
    for sheet in to_read(sheets, mapping, found):
        heads = find_list(sheet, mapping, _NEEDED, found)
        if heads is None:
            missing = say("needed are headings for class, for student, and for enterprise")
            found.note("no-heads", sheet.place(), missing=missing)
            continue
        for row in rows(sheet, heads, _NEEDED, found):
            reader.row(row)
    placed = list(reader.placed.values())
    called = firms([(one.spelling, one.place) for one in placed], names.community, mapping, found)
    return [Placed(p.student, p.cohort, p.block, p.spelling, p.place, called[p.spelling]) for p in placed]
