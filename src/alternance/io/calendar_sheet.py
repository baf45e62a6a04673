"""A school's calendar: a row for each class and module or block, or a grid of classes and weeks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from alternance.io.heads import Heads, find_grid, find_list
from alternance.io.mapping import CODES, IGNORED, Mapping
from alternance.io.names import plain
from alternance.io.problems import Found
from alternance.io.rows import Row, rows
from alternance.io.said import ClassFacts, Item, Said
from alternance.io.sheet import Sheet
from alternance.io.weeks import SchoolYear, WeeksError
from alternance.text import say

__all__ = ["code_of", "read_calendar", "row_weeks", "to_read"]

_LIST = (("class",), ("item",), ("weeks", "from"))
_GRID = (("class",),)
_PARTS = re.compile(r"\s*[,;+\n，；、]\s*")


def to_read(sheets: list[Sheet], mapping: Mapping, found: Found) -> list[Sheet]:
    """Return the sheets that are not to be ignored."""
    known = {plain(sheet.name) for sheet in sheets}
    ignored = {plain(name) for name in (*mapping.ignore, *IGNORED)}
    kept = [sheet for sheet in sheets if plain(sheet.name) not in ignored]
    if sheets and not kept:
        found.note("no-heads", sheets[0].place(), missing=say("all sheets are ignored"))
    return kept if known else []


def code_of(text: str, mapping: Mapping) -> str | None:
    """Return what a code means: school, practice, holiday, other or before; None where it is no code."""
    for table in (mapping.codes, CODES):
        for name, texts in table.items():
            if text.strip().casefold() in {code.casefold() for code in texts}:
                return name
    return None


def read_calendar(sheets: list[Sheet], mapping: Mapping, year: SchoolYear, lesson_minutes: int, found: Found) -> Said:
    """Return what the sheets say; a sheet on which no table is found is a finding."""
    said = Said()
    for sheet in to_read(sheets, mapping, found):
        reader = _Reader(sheet, mapping, year, lesson_minutes, said, found)
        if (heads := find_grid(sheet, mapping, year, found)) is not None:
            reader.read_grid(heads)
        elif (heads := find_list(sheet, mapping, _LIST, found)) is not None:
            reader.read_list(heads)
        else:
            missing = say("needed are headings for class, for module or block and for weeks, or a column a week")
            found.note("no-heads", sheet.place(), missing=missing)
    return said


def row_weeks(row: Row, year: SchoolYear, found: Found) -> list[dt.date] | None:
    """Return the weeks of a row, from one cell or from two; None with a finding where they cannot be read."""
    name = "weeks" if row["weeks"] else "from"
    if name == "weeks" and row.is_date("weeks"):
        found.note("weeks-date", row.place("weeks"), row["weeks"])
        return None
    try:
        if name == "weeks":
            return year.parse(row["weeks"])
        first = year.one(_plain_date(row["from"]))
        name = "to"
        last = year.one(_plain_date(row["to"])) if row["to"] else first
    except WeeksError as error:
        found.note(error.code, row.place(name), row[name], **error.facts)
        return None
    if last < first:
        found.note("weeks-backwards", row.place("to"), row["to"], first=year.first)
        return None
    return [first + dt.timedelta(weeks=k) for k in range((last - first).days // 7 + 1)]


def _plain_date(text: str) -> str:
    return text.partition(" ")[0] if re.match(r"\d{4}-\d\d-\d\d ", text) else text


@dataclass
class _Reader:
    sheet: Sheet
    mapping: Mapping
    year: SchoolYear
    lesson_minutes: int
    said: Said
    found: Found

    def read_list(self, heads: Heads) -> None:
        for row in rows(self.sheet, heads, _LIST, self.found):
            facts = self._class(row)
            if code_of(row["weeks"] or row["from"], self.mapping) == "before":
                self.said.items.append(Item(facts.name, row["item"], (), row.place("item")))
                continue
            weeks = row_weeks(row, self.year, self.found)
            if weeks is None:
                continue
            code = code_of(row["item"], self.mapping)
            self._weeks(facts, weeks, code)
            if code == "practice":
                facts.practice.update(weeks)
                facts.practice_place = row.place("item")
            elif code is None:
                item = Item(facts.name, row["item"], tuple(weeks), row.place("item"), self._minutes(row))
                self.said.items.append(item)

    def _class(self, row: Row) -> ClassFacts:
        facts = self.said.of(row["class"], row.place("class"))
        if row["size"]:
            self.said.say_size(facts, row["size"], row.place("size"), self.found)
        if row["programme"]:
            self.said.say_programme(facts, row["programme"], row.place("programme"), self.found)
        return facts

    def _minutes(self, row: Row) -> int | None:
        text = row["hours"].replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}(\.\d+)?", text) or float(text) == 0:
            self.found.note("number-form", row.place("hours"), row["hours"])
            return None
        return round(float(text) * self.lesson_minutes)

    def _weeks(self, facts: ClassFacts, weeks: list[dt.date], code: str | None) -> None:
        self.said.weeks.update(weeks)
        if code == "holiday":
            facts.free.update(weeks)
        else:
            facts.weeks.update(weeks)

    def read_grid(self, heads: Heads) -> None:
        self.said.weeks.update(heads.weeks.values())
        for row in rows(self.sheet, heads, _GRID, self.found):
            facts = self._class(row)
            named: dict[str, list[tuple[int, dt.date]]] = {}
            for column, week in heads.weeks.items():
                for text in self._parts(self.sheet.cells[row.number][column]):
                    code = code_of(text, self.mapping)
                    self._weeks(facts, [week], code)
                    if code == "practice":
                        facts.practice.add(week)
                        facts.practice_place = row.place("class")
                    elif code is None:
                        named.setdefault(text, []).append((column, week))
            for text, spots in named.items():
                place = self.sheet.place(row.number, spots[0][0], heads.texts[spots[0][0]])
                self.said.items.append(Item(facts.name, text, tuple(week for _, week in spots), place))

    def _parts(self, text: str) -> list[str]:
        """Return what one cell of the grid names: the whole text, or its parts, each a name of its own."""
        if not text or code_of(text, self.mapping) or text in self.mapping.items:
            return [text] if text else []
        return [part for part in _PARTS.split(text) if part]
