"""The mapping file: what a school's headings, codes and names mean. What it leaves out, the defaults say."""

# ruff: noqa: E501 - one field a line reads best

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alternance.community.findings import Place
from alternance.community.horizon import monday
from alternance.io.problems import Found
from alternance.text import N_, _, say

__all__ = ["CODES", "HEADINGS", "IGNORED", "TOTALS", "ClassSays", "Mapping", "read_mapping"]

#: Field → headings that mean it, in English, German and Chinese. Compared without case, accents and punctuation.
HEADINGS: dict[str, tuple[str, ...]] = {
    "class": ("class", "cohort", "group", "Klasse", "Klassenbezeichnung", "Gruppe", "班级", "班"),
    "programme": ("programme", "program", "occupation", "trade", "Bildungsgang", "Ausbildungsberuf", "Beruf", "专业"),
    "size": ("size", "students", "number of students", "Schülerzahl", "Anzahl Schüler", "SuS", "Schüler", "Anzahl", "人数"),
    "item": (
        "module", "block", "module or block", "course", "subject", "Modul", "Lernfeld", "LF", "Lernfeld/Block", "Modul/Block",
        "Lernfeld/Praktikum", "Block", "Praktikum", "Einsatz", "课程", "模块", "实习", "课程/实习",
    ),
    "weeks": ("weeks", "week", "calendar weeks", "Kalenderwochen", "Kalenderwoche", "KW", "Wochen", "Zeitraum", "周", "周次", "教学周"),
    "from": ("from", "begin", "start", "von", "ab", "Beginn", "Zeitraum von", "起", "开始", "起始周"),
    "to": ("to", "until", "end", "bis", "Ende", "Zeitraum bis", "止", "结束", "结束周"),
    "hours": ("hours a week", "hours per week", "lessons a week", "Std./Woche", "Stunden/Woche", "Wochenstunden", "周学时"),
    "student": ("student", "student id", "student number", "Schüler-Nr.", "Schülernummer", "Nr.", "Azubi-Nr.", "学号"),
    "person": ("name", "student name", "Name, Vorname", "Schülername", "Schülerin/Schüler", "Auszubildende", "Nachname", "Familienname", "last name", "surname", "姓名"),
    "given": ("given name", "first name", "Vorname", "Rufname"),
    "enterprise": ("enterprise", "company", "firm", "employer", "Betrieb", "Firma", "Praktikumsbetrieb", "Ausbildungsbetrieb", "Unternehmen", "企业", "实习单位", "单位"),
}  # fmt: skip
#: What a cell may say without naming a module or block (`none`: an enterprise).
CODES: dict[str, tuple[str, ...]] = {
    "school": ("S", "Sch", "Schule", "U", "Unterricht", "BS", "school", "校", "学", "课"),
    "practice": ("P", "B", "Betrieb", "Praktikum", "Praxis", "practice", "实", "实习", "企业"),
    "holiday": ("F", "Ferien", "Fe", "frei", "holiday", "holidays", "H", "假", "放假", "寒假", "暑假"),
    "other": ("-", "–", "x", "Prüfung", "Pr", "exam", "考", "考试"),
    "none": ("-", "–", "—", "none", "n/a", "keiner", "kein Betrieb", "ohne", "k. A.", "無", "无"),
    "before": ("before", "previous year", "Vorjahr", "vorher", "bereits unterrichtet", "已学", "上学年"),
}
#: First words of a row that adds up the others.
TOTALS = ("sum", "total", "Summe", "Gesamt", "insgesamt", "合计", "总计", "小计")
#: Sheets that hold no table.
IGNORED = ("legend", "notes", "read me", "Legende", "Hinweise", "Erläuterungen", "Notizen", "说明", "图例")


@dataclass(frozen=True)
class ClassSays:
    """What the mapping file says of one class."""

    id: str | None = None
    programme: str | None = None
    size: int | None = None
    blocks: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """The mapping as read.

    Attributes
    ----------
    file : str
        Its name, for findings.
    first_week : datetime.date or None
        First Monday of the school year.
    counted : bool
        Weeks are counted from `first_week`, not calendar weeks.
    ignore : tuple of str
        Sheets that hold no table.
    headings, codes : mapping of str to tuple of str
        Those of the file; they come before the defaults.
    classes, items, teachers, enterprises : mapping
        Class → what is known; text → id of a module or block; text → id of a teacher; spelling → name.
    """

    file: str = "mapping"
    first_week: dt.date | None = None
    counted: bool = False
    ignore: tuple[str, ...] = ()
    headings: MappingOf[str, tuple[str, ...]] = field(default_factory=dict)
    codes: MappingOf[str, tuple[str, ...]] = field(default_factory=dict)
    classes: MappingOf[str, ClassSays] = field(default_factory=dict)
    items: MappingOf[str, str] = field(default_factory=dict)
    teachers: MappingOf[str, str] = field(default_factory=dict)
    enterprises: MappingOf[str, str] = field(default_factory=dict)


_WEEKS = ("calendar", "counted")
_TEXTS = N_("a list of texts")
_TEXT = N_("a text")


def read_mapping(path: Path | None, found: Found) -> Mapping:
    """Read the mapping file at `path`; None: the defaults alone. What is wrong with it becomes findings."""
    if path is None:
        return Mapping()
    place = Place(path.name)
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        found.note("mapping-unreadable", place, why=str(error))
        return Mapping(path.name)
    return _Reader(path.name, found).mapping(facts)


@dataclass
class _Reader:
    file: str
    found: Found

    def mapping(self, facts: dict[str, Any]) -> Mapping:
        if facts.get("confirmed", True) is not True:
            self.found.note("mapping-unconfirmed", Place(self.file, column="confirmed"), str(facts["confirmed"]))
        known = (
            "confirmed",
            "first_week",
            "weeks",
            "ignore",
            "headings",
            "codes",
            "classes",
            "items",
            "teachers",
            "enterprises",
        )
        self._known(facts, known, "")
        return Mapping(
            file=self.file,
            first_week=self._monday(facts.get("first_week")),
            counted=self._weeks(facts.get("weeks", "calendar")),
            ignore=self._texts("ignore", facts.get("ignore", [])),
            headings=self._lists("headings", facts.get("headings", {}), HEADINGS),
            codes=self._lists("codes", facts.get("codes", {}), CODES),
            classes=self._classes(facts.get("classes", {})),
            items=self._pairs("items", facts.get("items", {})),
            teachers=self._pairs("teachers", facts.get("teachers", {})),
            enterprises=self._pairs("enterprises", facts.get("enterprises", {})),
        )

    def _bad(self, entry: str, value: object, expected: str) -> None:
        self.found.note("mapping-value", Place(self.file, column=entry), str(value), entry=entry, expected=_(expected))

    def _known(self, facts: dict[str, Any], known: tuple[str, ...], under: str) -> None:
        for name in facts:
            if name not in known:
                close = difflib.get_close_matches(name, known, n=1)
                guess = say(" (perhaps {name})", name=close[0]) if close else ""
                self.found.note("mapping-unknown", Place(self.file, column=f"{under}{name}"), name, guess=guess)

    def _monday(self, value: object) -> dt.date | None:
        if value is None:
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime) and value == monday(value):
            return value
        self._bad("first_week", value, N_("a Monday such as 2025-08-11, without quotes"))
        return None

    def _weeks(self, value: object) -> bool:
        if value not in _WEEKS:
            self._bad("weeks", value, N_("calendar or counted, in quotes"))
        return value == "counted"

    def _texts(self, entry: str, value: object) -> tuple[str, ...]:
        value = [value] if isinstance(value, str) else value
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return tuple(value)
        self._bad(entry, value, _TEXTS)
        return ()

    def _table(self, entry: str, value: object) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self._bad(entry, value, N_("a table, with a heading [{entry}]").replace("{entry}", entry))
        return {}

    def _lists(self, entry: str, value: object, known: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        table = self._table(entry, value)
        self._known(table, tuple(known), f"{entry}.")
        return {name: self._texts(f"{entry}.{name}", texts) for name, texts in table.items() if name in known}

    def _pairs(self, entry: str, value: object) -> dict[str, str]:
        table = self._table(entry, value)
        for name, text in table.items():
            if not isinstance(text, str):
                self._bad(f"{entry}.{name}", text, _TEXT)
        return {name: text for name, text in table.items() if isinstance(text, str)}

    def _classes(self, value: object) -> dict[str, ClassSays]:
        return {name: self._class(f"classes.{name}", row) for name, row in self._table("classes", value).items()}

    def _class(self, entry: str, value: object) -> ClassSays:
        row = self._table(entry, value)
        self._known(row, ("id", "programme", "size", "blocks", "before"), f"{entry}.")
        for name in ("id", "programme"):
            if not isinstance(row.get(name, ""), str):
                self._bad(f"{entry}.{name}", row.pop(name), _TEXT)
        size = row.get("size")
        if size is not None and (not isinstance(size, int) or isinstance(size, bool) or size < 1):
            self._bad(f"{entry}.size", size, N_("a whole number above 0"))
            size = None
        lists = {name: self._texts(f"{entry}.{name}", row.get(name, [])) for name in ("blocks", "before")}
        return ClassSays(row.get("id"), row.get("programme"), size, **lists)
