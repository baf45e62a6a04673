"""Students of the region: near their school, some under 18, some with a limit to their way."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.reference import Group
from alternance.sample.region.frame import Frame
from alternance.sample.region.groups import HORIZON

__all__ = ["add_students", "students_of"]

_LANGUAGES = ("de", "de", "de", "de en", "de en", "de cs", "de pl", "de uk", "de ar")


def add_students(draft: Draft, frame: Frame, chance: Chance) -> None:
    """Add every cohort's students, numbered by school."""
    numbers: Counter[str] = Counter()
    for group in frame.groups:
        school = group.programme.school
        lat, lon = frame.towns[school]
        for _ in range(group.size):
            numbers[school] += 1
            draft.add(
                "students",
                id=f"{school}:s-{numbers[school]:04}",
                cohort=group.id,
                birth_date=_born(group, chance),
                lat=round(chance.around(lat, 0.13), 4),
                lon=round(chance.around(lon, 0.2), 4),
                travel_max=chance.pick((75, 90)) if chance.happens(0.15) else None,
                wish=chance.pick(("job", "job", "job", "both", "further study")),
                languages=chance.pick(_LANGUAGES),
            )


def _born(group: Group, chance: Chance) -> dt.date:
    """Return a birth date: sixteen to twenty when the programme began."""
    entry = HORIZON.monday(group.first_week) - dt.timedelta(weeks=52 * (group.years[0] - 1))
    return entry - dt.timedelta(days=chance.between(16 * 366, 20 * 365))


def students_of(draft: Draft) -> dict[str, list[str]]:
    """Return cohort → its students."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in draft.rows("students"):
        found[row["cohort"]].append(row["id"])
    return found
