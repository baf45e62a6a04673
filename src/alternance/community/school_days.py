"""Days with lessons, by school and week: the school's own weeks, else five days less public holidays."""

from __future__ import annotations

import datetime as dt

import holidays
import numpy as np
import numpy.typing as npt

from alternance.community.community import Community
from alternance.community.horizon import Horizon

__all__ = ["known_regions", "public_holidays", "school_days"]


def known_regions(country: str) -> list[str] | None:
    """Return the regions whose public holidays are known apart; None: those of the country are not known at all.

    Source: the `holidays` package, which follows each country's laws.
    """
    return holidays.list_supported_countries().get(country)


def public_holidays(country: str, region: str, horizon: Horizon) -> set[dt.date]:
    """Return the public holidays that fall into the horizon; none where the country is empty or not known."""
    regions = known_regions(country)
    if regions is None:
        return set()
    first, last = horizon.first_week, horizon.monday(horizon.weeks)
    years = range(first.year, last.year + 1)
    days = holidays.country_holidays(country, subdiv=region if region in regions else None, years=years)
    return {day for day in days if first <= day < last}


def school_days(community: Community, horizon: Horizon | None = None) -> dict[str, npt.NDArray[np.int64]]:
    """Return for each school the days with lessons, 0 to 7, of every week of the horizon (shape: weeks).

    `horizon` may be that of a recorded plan; None: the community's.
    """
    horizon = horizon or community.horizon
    usual = np.full(horizon.weeks, 5, dtype=np.int64)
    for day in public_holidays(community.meta.country, community.meta.region, horizon):
        if day.weekday() < 5:
            usual[horizon.index(day)] -= 1
    schools = set(community["cohorts"]["school"]) | set(community["teachers"]["school"])
    schools |= set(community["organisations"].filter(kind="school")["id"])
    days = {school: usual.copy() for school in sorted(schools)}
    for school, week, count in community["school_weeks"].select("school", "week", "days").iter_rows():
        if school in days and week in horizon:
            days[school][horizon.index(week)] = count
    return days
