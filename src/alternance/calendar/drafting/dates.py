"""Fixed dates of modules: how many students may begin at each, over all cohorts."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.draft import Group
from alternance.calendar.drafting.limits import Ledger
from alternance.community.horizon import Horizon

__all__ = ["add_dates"]


def add_dates(courses: Sequence[Course], horizon: Horizon, ledger: Ledger) -> dict[tuple[str, int], int]:
    """Add a beginner group for every date that has places; return (module, week) → position."""
    places = {
        (module.id, week): count
        for course in courses
        for module in course.modules
        for week, count in module.dates
        if count is not None and 0 <= week < horizon.weeks
    }
    return {
        (module, week): ledger.beginners(Group("dates", module, (str(horizon.monday(week)),)), count)
        for (module, week), count in sorted(places.items())
    }
