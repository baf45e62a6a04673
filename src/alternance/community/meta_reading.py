"""Reading the community's own facts: each member judged, with place and remedy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from alternance.community.findings import Place
from alternance.community.guessing import guess_date
from alternance.community.horizon import monday
from alternance.community.meta import FORMAT, Meta, Weights
from alternance.community.nearness import Nearest
from alternance.community.source import Source
from alternance.community.tidying import UNSEEN, tidy
from alternance.text import N_, _

# ruff: noqa: E501 - one member a line reads best

__all__ = ["MEMBERS", "read_meta"]

Judge = Callable[[Any], Any]
#: Years in which a horizon may begin.
_YEARS = range(1900, 2200)
_UNSEEN = re.compile(UNSEEN)


def _form(pattern: str) -> Judge:
    """Return a judge of texts that follow `pattern` as a whole."""

    def judge(value: Any) -> str | None:
        text = tidy(value) if isinstance(value, str) and len(value) <= 400 else None
        return text if text is not None and re.fullmatch(pattern, text) and not _UNSEEN.search(text) else None

    return judge


def _first_week(value: Any) -> dt.date | None:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        return None
    try:
        day = dt.date.fromisoformat(value.strip())
    except ValueError:
        return None
    return day if day.year in _YEARS and day == monday(day) else None


def _between(least: int, most: int) -> Judge:
    def judge(value: Any) -> int | None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole and least <= value <= most else None

    return judge


def _format(value: Any) -> int | None:
    known: int | None = _between(1, FORMAT)(value)
    return known


def _packs(value: Any) -> tuple[str, ...] | None:
    fine = isinstance(value, list) and all(
        isinstance(pack, str) and re.fullmatch(r"[\w.\-]{1,80}", pack) for pack in value
    )
    return tuple(value) if fine else None


def _weights(value: Any) -> Weights | None:
    names = {field.name for field in fields(Weights)}
    if not isinstance(value, dict) or not set(value) <= names:
        return None
    if not all(isinstance(w, int | float) and not isinstance(w, bool) and 0 <= w < 1e9 for w in value.values()):
        return None
    return Weights(**{name: float(weight) for name, weight in value.items()})


#: Member → (judge, what it takes, what it is).
MEMBERS: dict[str, tuple[Judge, str, str]] = {
    "format": (_format, N_("a whole number, as Alternance wrote it"), N_("format of the community")),
    "title": (_form(r"(?s).+"), N_("text"), N_("name of the community")),
    "language": (_form(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"), N_("a language tag such as en or zh-Hans"), N_("language of its texts")),
    "time_zone": (_form(r"[A-Za-z0-9_+\-/]+"), N_("a time zone such as Europe/Berlin"), N_("time zone")),
    "country": (_form(r"[A-Z]{2}|"), N_("a country code such as DE, or nothing"), N_("country, for public holidays")),
    "region": (_form(r"[A-Z0-9]{1,10}|"), N_("a region code such as SN, or nothing"), N_("region, for public holidays")),
    "first_week": (_first_week, N_("a Monday such as 2026-09-07"), N_("first week of the horizon")),
    "weeks": (_between(1, 520), N_("a whole number from 1 to 520"), N_("weeks of the horizon")),
    "lesson_minutes": (_between(1, 600), N_("a whole number of minutes from 1 to 600"), N_("length of a lesson, to show hours")),
    "packs": (_packs, N_("a list of names of rule packs, such as alternance-core"), N_("rule packs in force, the first one first")),
    "weights": (_weights, N_("a number from 0 on for each of lag, late, peak and unused"), N_("weights of the calendar's objective")),
}  # fmt: skip
_MUST = ("title", "first_week", "weeks")


def read_meta(source: Source) -> Meta | None:
    """Return the community's own facts, or None with findings noted."""
    facts = source.meta or {}
    good: dict[str, Any] = {}
    fine = True
    known = Nearest(MEMBERS)
    for member, value in facts.items():
        place = _place(source, member)
        if member not in MEMBERS:
            source.find("meta-unknown", place, str(value), guess=known.guess(member))
            fine = False
            continue
        judge, takes, _says = MEMBERS[member]
        good[member] = judge(value)
        if good[member] is None:
            _refuse(source, place, member, value, takes)
            fine = False
    for member in _MUST:
        if member not in facts:
            source.find("meta-missing", _place(source, member), member=member, says=_(MEMBERS[member][2]))
            fine = False
    if not fine:
        return None
    _miss_holidays(source, good.get("country", ""), good.get("region", ""))
    return Meta(**good)


def _miss_holidays(source: Source, country: str, region: str) -> None:
    """Note a country without known holidays, or a region that its country's do not know where they know regions."""
    if not country:
        return
    from alternance.community.school_days import known_regions  # loads holidays, which takes a moment

    regions = known_regions(country)
    if regions is None:
        source.find("holidays", _place(source, "country"), country)
    elif region and regions and region not in regions:
        source.find("holidays", _place(source, "region"), region)


def _place(source: Source, member: str) -> Place:
    rows = source.meta_rows
    row = rows.get(member) or min((rows[name] for name in rows if name.startswith(f"{member}.")), default=None)
    return Place(source.meta_file, row, member)


def _refuse(source: Source, place: Place, member: str, value: Any, takes: str) -> None:
    day = _day(value) if member == "first_week" else None
    if day is not None and day.weekday() and day.year in _YEARS:
        source.find("not-monday", place, value, guess=monday(day).isoformat())
    elif day is None and member == "first_week" and isinstance(value, str) and (guess := guess_date(value)):
        source.find("date-style", place, value, guess=guess)
    else:
        source.find("meta-value", place, str(value), member=member, expected=_(takes))


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
