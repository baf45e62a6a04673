"""School days by school and week, over the horizon of the plan that is judged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache

from alternance.community import Community, Horizon
from alternance.community.school_days import public_holidays
from alternance.plan import Plan

__all__ = ["SchoolYear"]


@cache
def _usual(country: str, region: str, horizon: Horizon) -> tuple[int, ...]:
    """Five days a week less the public holidays from Monday to Friday."""
    free = Counter(horizon.index(day) for day in public_holidays(country, region, horizon) if day.weekday() < 5)
    return tuple(5 - free[week] for week in range(horizon.weeks))


class SchoolYear:
    """Days with lessons, 0 to 5, of every week of a horizon.

    A recorded plan says which weeks its sheets mark as free of school; they have none.
    """

    def __init__(self, community: Community, plan: Plan, horizon: Horizon) -> None:
        meta = community.meta
        usual = list(_usual(meta.country, meta.region, horizon))
        if plan.meta.kind == "recorded":
            for text in plan.meta.options.get("weeks_without_school", ()):
                week = _week(horizon, text)
                if week is not None:
                    usual[week] = 0
        self._usual = tuple(usual)
        self._own: dict[str, tuple[int, ...]] = {}
        own: dict[str, list[int]] = {}
        for school, monday, days in community["school_weeks"].select("school", "week", "days").iter_rows():
            if monday in horizon:
                own.setdefault(school, list(usual))[horizon.index(monday)] = days
        self._own = {school: tuple(days) for school, days in own.items()}

    def days(self, school: str | None) -> tuple[int, ...]:
        """Return the school days of `school` by week (length: weeks of the horizon)."""
        return self._own.get(school or "", self._usual)


def _week(horizon: Horizon, text: object) -> int | None:
    try:
        day = dt.date.fromisoformat(str(text))
    except ValueError:
        return None
    return horizon.index(day) if day in horizon else None
