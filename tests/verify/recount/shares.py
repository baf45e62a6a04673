"""What a unit takes, its enterprise's total split: every seat that could be given, sorted once by how much it is asked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.verify.recount.world import World

__all__ = ["enterprise_total", "unit_total"]


def unit_total(w: World, unit: str) -> int:
    own = w.one("hiring_units", id=unit)
    if own is None:
        return 0
    enterprise = _owner(w, unit)
    total = None if enterprise is None else enterprise_total(w, enterprise)
    if w.recorded or enterprise is None or total is None:
        return int(own["seats_total"])
    share, itself = _shares(w, total, enterprise)[unit], _itself(w)[unit]
    return share if share < itself else int(own["seats_total"])


def enterprise_total(w: World, enterprise: str) -> int | None:
    row = w.one("organisations", id=enterprise)
    return None if row is None or row["kind"] != "enterprise" else row["seats_total"]


def _owner(w: World, unit: str) -> str | None:
    row = w.one("hiring_units", id=unit)
    site = None if row is None else w.one("sites", id=row["site"])
    return None if site is None else site["organisation"]


@lru_cache(maxsize=4)
def _shares(w: World, total: int, enterprise: str) -> Counter[str]:
    units = [row["id"] for row in w.all("hiring_units") if _owner(w, row["id"]) == enterprise]
    itself, held, asked = _itself(w), _held(w), _asked(w)
    share: Counter[str] = Counter()
    for wanted, most in ((held, {u: min(itself[u], held[u]) for u in units}), (asked, {u: itself[u] for u in units})):
        seats = [
            (-Fraction(wanted[u], 2 * n + 1), -Fraction(most[u], 2 * n + 1), u)
            for u in units
            for n in range(share[u], most[u])
        ]
        share.update(u for _, _, u in sorted(seats)[: max(0, total - share.total())])
    return share


@lru_cache(maxsize=4)
def _itself(w: World) -> Counter[str]:
    by: Counter[tuple[str, str | None, dt.date]] = Counter()
    for row in w.all("position_weeks"):
        own = w.one("positions", id=row["position"])
        if own is not None:
            for monday in w.span(row):
                by[own["unit"], own["mentor"], monday] += own["seats"] if row["seats"] is None else row["seats"]
    weeks: Counter[tuple[str, dt.date]] = Counter()
    for (unit, mentor, monday), seats in by.items():
        guide = w.one("mentors", id=mentor)
        weeks[unit, monday] += seats if guide is None else min(seats, guide["students_max"])
    most: Counter[str] = Counter()
    for (unit, _), seats in weeks.items():
        total = (w.one("hiring_units", id=unit) or {"seats_total": 0})["seats_total"]
        most[unit] = max(most[unit], min(seats, total))
    return most


def _places(w: World) -> set[tuple[str, str]]:
    """(Student, unit) of those who are held."""
    rows = [(row["student"], row["block"], row["position"]) for row in w.all("fixed")]
    rows += [(row["student"], row["item"], row["value"]) for row in w.all("locks", what="position")]
    found = set()
    for student, block, position in rows:
        own, place = w.one("students", id=student), w.one("positions", id=position)
        if own and place and not w.all("outside_horizon", cohort=own["cohort"], item=block):
            found.add((student, place["unit"]))
    return found


def _held(w: World) -> Counter[str]:
    return Counter(unit for _, unit in _places(w))


def _asked(w: World) -> Counter[str]:
    found, sizes = _places(w), Counter[str]()
    for cohort in w.c["cohorts"]:
        serving = _serving(w, cohort)
        members = w.all("students", cohort=cohort["id"])
        if not members:
            sizes.update(dict.fromkeys(serving, cohort["size"]))
        for member in members:
            wishes = [w.one("positions", id=row["position"]) for row in w.all("preferences", student=member["id"])]
            named = {position["unit"] for position in wishes if position}
            found |= {(member["id"], unit) for unit in (serving & named if wishes else serving)}
    return Counter(unit for _, unit in found) + sizes


def _serving(w: World, cohort: dict[str, object]) -> set[str]:
    serving = set()
    for block in w.all("blocks", programme=cohort["programme"]):
        if not w.all("outside_horizon", cohort=cohort["id"], item=block["id"]):
            serving |= {row["id"] for row in w.all("hiring_units", occupation=block["place"])}
            listed = [w.one("positions", id=row["position"]) for row in w.all("position_blocks", block=block["id"])]
            serving |= {position["unit"] for position in listed if position}
    return serving
