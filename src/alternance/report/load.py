"""Teachers' and rooms' load by week, and sections without a teacher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from alternance.report.drawing import strip
from alternance.report.facts import Facts
from alternance.report.lessons import Ints
from alternance.report.words import coded, percent
from alternance.report.words import weeks as weeks_of
from alternance.text import say

__all__ = ["Load", "Loads", "School", "Unstaffed", "loads"]

#: Upper ends of the levels of a load; above the last it is more than there is.
STEPS = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Load:
    """A teacher's or a kind of room's load: highest with its week, mean, and a strip of all weeks."""

    title: str
    has: str
    highest: str
    when: str
    mean: str
    over: bool
    strip: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class School:
    """One school's loads."""

    title: str
    rows: tuple[Load, ...]


@dataclass(frozen=True)
class Unstaffed:
    """A section without a teacher."""

    cohort: str
    module: str
    section: str
    reason: str


@dataclass(frozen=True)
class Loads:
    """The section."""

    teachers: tuple[School, ...]
    rooms: tuple[School, ...]
    unstaffed: tuple[Unstaffed, ...]
    weeks: int


def loads(facts: Facts) -> Loads | None:
    """Return the section; None where the plan says nothing about load."""
    found = Loads(tuple(_teachers(facts)), tuple(_rooms(facts)), tuple(_unstaffed(facts)), facts.plan.meta.weeks)
    return found if found.teachers or found.rooms or found.unstaffed else None


def _load(
    facts: Facts, title: str, has: str, shares: np.ndarray[tuple[int], np.dtype[np.float64]], open_weeks: Ints
) -> Load:
    week = int(shares.argmax())
    monday = facts.plan.horizon.monday(week)
    levels = [0 if share <= 0 else 1 + int(np.searchsorted(STEPS, share - 1e-9)) for share in shares]
    counted = shares[open_weeks > 0]
    return Load(
        title,
        has,
        percent(float(shares.max())),
        weeks_of(monday, monday),
        percent(float(counted.mean())) if counted.size else "–",
        bool(shares.max() > 1 + 1e-9),
        tuple(strip(levels)),
    )


def _teachers(facts: Facts) -> Iterator[School]:
    """Shares of the contract in a full week, as the indicator counts them."""
    size, index = facts.plan.meta.weeks, facts.plan.horizon.index
    minutes: dict[str, Ints] = defaultdict(lambda: np.zeros(size, dtype=np.int64))
    for teacher, week, spent in facts.plan["duties"].select("teacher", "week", "minutes").rows():
        minutes[teacher][index(week)] += spent
    by_school: dict[str, list[Load]] = defaultdict(list)
    for teacher, school, contract in facts.community["teachers"].select("id", "school", "minutes_per_week").rows():
        if teacher in minutes and contract:
            has = say("{lessons} a week", lessons=facts.taught(contract))
            by_school[school].append(_load(facts, teacher, has, minutes[teacher] / contract, facts.days[school]))
    for school in sorted(by_school, key=facts.names.school):
        yield School(facts.names.school(school), tuple(by_school[school]))


def _rooms(facts: Facts) -> Iterator[School]:
    """Shares of the time in which the school's rooms of a kind are open."""
    owner = dict(facts.community["sites"].select("id", "organisation").rows())
    open_minutes: dict[tuple[str, str], int] = defaultdict(int)
    rooms: dict[tuple[str, str], int] = defaultdict(int)
    for site, kind, minutes in facts.community["rooms"].select("site", "kind", "minutes_per_week").rows():
        open_minutes[owner.get(site, site), kind] += minutes
        rooms[owner.get(site, site), kind] += 1
    by_school: dict[str, list[Load]] = defaultdict(list)
    for (school, kind), minutes in sorted(facts.lessons.rooms.items()):
        days = facts.days[school]
        offered = open_minutes[school, kind] * days // 5
        if not offered.any():
            continue
        shares = np.divide(minutes, offered, out=np.zeros(len(days)), where=offered > 0)
        by_school[school].append(_load(facts, kind, str(rooms[school, kind]), shares, days))
    for school in sorted(by_school, key=facts.names.school):
        yield School(facts.names.school(school), tuple(by_school[school]))


def _unstaffed(facts: Facts) -> Iterator[Unstaffed]:
    sections = {row[0]: row[1:] for row in facts.plan["sections"].select("id", "cohort", "module").rows()}
    for section, reason, detail in facts.plan["unstaffed"].rows():
        cohort, module = sections.get(section, ("", section))
        yield Unstaffed(facts.names.cohort(cohort), facts.names.of("modules", module), section, detail or coded(reason))
