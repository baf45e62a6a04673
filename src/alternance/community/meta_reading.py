"""Reading `community.json`: each member judged, with place and remedy."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from alternance.community.findings import Place
from alternance.community.horizon import monday
from alternance.community.meta import FORMAT, Meta, Weights
from alternance.community.source import Source
from alternance.text import N_, _, say

__all__ = ["MEMBERS", "read_meta"]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _first_week(value: Any) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return day if day == monday(day) else None


def _between(least: int, most: int) -> Callable[[Any], int | None]:
    def judge(value: Any) -> int | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return value if fits else None

    return judge


def _packs(value: Any) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(pack, str) for pack in value) else None


def _weights(value: Any) -> Weights | None:
    names = {field.name for field in fields(Weights)}
    if not isinstance(value, dict) or not set(value) <= names:
        return None
    if not all(isinstance(w, int | float) and not isinstance(w, bool) and 0 <= w < 1e9 for w in value.values()):
        return None
    return Weights(**{name: float(weight) for name, weight in value.items()})


#: Member → (judge, what it takes, what it is).
MEMBERS: dict[str, tuple[Callable[[Any], Any], str, str]] = {
    "format": (_between(1, FORMAT), N_("a number of a format"), N_("format of the folder")),
    "title": (_text, N_("text"), N_("name of the community")),
    "language": (_text, N_("a language tag such as en or zh-Hans"), N_("language of its texts")),
    "time_zone": (_text, N_("a time zone such as Europe/Berlin"), N_("time zone")),
    "country": (_text, N_("a country code such as DE"), N_("country, for public holidays")),
    "region": (_text, N_("a region code such as SN"), N_("region, for public holidays")),
    "first_week": (_first_week, N_("a Monday such as 2026-09-07"), N_("first week of the horizon")),
    "weeks": (_between(1, 520), N_("a whole number from 1 to 520"), N_("weeks of the horizon")),
    "lesson_minutes": (_between(1, 600), N_("a whole number of minutes"), N_("length of a lesson")),
    "packs": (_packs, N_("a list of rule packs"), N_("rule packs in force")),
    "weights": (_weights, N_("numbers for lag, late, peak and unused"), N_("weights of the calendar's objective")),
}
_MUST = ("title", "first_week", "weeks")


def read_meta(source: Source) -> Meta | None:
    """Return the community's own facts, or None with findings noted."""
    facts = source.meta or {}
    good: dict[str, Any] = {}
    fine = True
    for member, value in facts.items():
        if member not in MEMBERS:
            close = difflib.get_close_matches(member, MEMBERS, n=1)
            guess = say(" (perhaps to {name})", name=close[0]) if close else ""
            source.find("meta-unknown", Place(source.meta_file, column=member), str(value), guess=guess)
            fine = False
            continue
        judge, takes, _says = MEMBERS[member]
        good[member] = judge(value)
        if good[member] is None:
            place = Place(source.meta_file, column=member)
            source.find("meta-value", place, str(value), member=member, expected=_(takes))
            fine = False
    for member in _MUST:
        if member not in facts:
            source.find("meta-missing", Place(source.meta_file, column=member), member=member, says=_(MEMBERS[member][2]))
            fine = False
    return Meta(**good) if fine else None
