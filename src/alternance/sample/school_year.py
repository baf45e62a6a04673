"""The weeks of schools in Saxony: school holidays by date, turned into rows of `school_weeks`.

Public holidays come from the community's country and region; here stand the school holidays that a school there has
beside them, after the list of the Kultusministerkonferenz. They are part of a sample: a school looks up its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from alternance.community.horizon import Horizon
from alternance.community.school_days import public_holidays

__all__ = ["HOLIDAYS", "holiday_weeks"]

_day = dt.date

#: First and last day of the school holidays of Saxony in 2026/27 and 2027/28, free Fridays after Ascension included.
HOLIDAYS = (
    (_day(2026, 7, 4), _day(2026, 8, 14)),
    (_day(2026, 10, 12), _day(2026, 10, 24)),
    (_day(2026, 12, 23), _day(2027, 1, 2)),
    (_day(2027, 2, 8), _day(2027, 2, 19)),
    (_day(2027, 3, 26), _day(2027, 4, 2)),
    (_day(2027, 5, 7), _day(2027, 5, 7)),
    (_day(2027, 5, 15), _day(2027, 5, 18)),
    (_day(2027, 7, 10), _day(2027, 8, 20)),
    (_day(2027, 10, 11), _day(2027, 10, 23)),
    (_day(2027, 12, 23), _day(2028, 1, 1)),
    (_day(2028, 2, 14), _day(2028, 2, 26)),
    (_day(2028, 4, 14), _day(2028, 4, 22)),
    (_day(2028, 5, 26), _day(2028, 5, 26)),
    (_day(2028, 7, 22), _day(2028, 9, 1)),
)


def holiday_weeks(country: str, region: str, horizon: Horizon) -> Iterator[tuple[dt.date, int]]:
    """Yield (Monday, days with lessons) of every week that school holidays touch on a working day."""
    free = {first + dt.timedelta(days=step) for first, last in HOLIDAYS for step in range((last - first).days + 1)}
    public = public_holidays(country, region, horizon)
    for monday in horizon.mondays():
        days = [monday + dt.timedelta(days=step) for step in range(5)]
        if any(day in free and day not in public for day in days):
            yield monday, sum(day not in free and day not in public for day in days)
