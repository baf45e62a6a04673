"""Students of the region: near their school, some under 18, some with a limit to their way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from alternance.sample.chance import Chance
from alternance.sample.cohort import Group
from alternance.sample.draft import Draft
from alternance.sample.region.groups import HORIZON

__all__ = ["add_students"]


def add_students(
    draft: Draft, groups: Sequence[Group], towns: Mapping[str, tuple[float, float]], chance: Chance
) -> None:
    """Add every cohort's students, numbered by school."""
    numbers: dict[str, int] = {}
    for group in groups:
        school = group.programme.school
        lat, lon = towns[school]
        for _ in range(group.size):
            numbers[school] = numbers.get(school, 0) + 1
            draft.add(
                "students",
                id=f"{school}:s-{numbers[school]:04}",
                cohort=group.id,
                birth_date=_born(group, chance) if chance.happens(0.85) else None,
                lat=round(chance.around(lat, 0.13), 4),
                lon=round(chance.around(lon, 0.2), 4),
                travel_max=chance.pick((75, 90)) if chance.happens(0.15) else None,
                wish=chance.pick(("job", "job", "job", "both", "further study")),
                languages=chance.pick(("de", "de", "de", "de en", "de en", "de cs", "de pl", "de uk", "de ar")),
            )


def _born(group: Group, chance: Chance) -> dt.date:
    """Return a birth date: sixteen to twenty when the programme began."""
    entry = HORIZON.monday(group.first_week) - dt.timedelta(weeks=52 * (group.years[0] - 1))
    return entry - dt.timedelta(days=chance.between(16 * 366, 20 * 365))
