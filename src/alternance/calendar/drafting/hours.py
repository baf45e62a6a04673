"""Hours of students under 18 at school: a cohort with such students is taught no more a day than the packs allow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from alternance.calendar.drafting.course import Course
from alternance.calendar.problem import Ints
from alternance.community.community import Community
from alternance.policy.limits import Limits
from alternance.text import say

__all__ = ["within_hours"]

SCHOOL_DAYS = 5


def within_hours(
    community: Community, courses: Sequence[Course], days: Mapping[str, Ints], assumed: list[str]
) -> tuple[Course, ...]:
    """Return the courses, with fewer minutes a day where the longest week would pass the limit for students under 18.

    The limit for weeks in an enterprise is a matter of the position, and so of placement.
    """
    limits, horizon = Limits.of(community.meta.packs), community.horizon
    most = [limits.value("weekly-minutes-under-18", monday) for monday in horizon.mondays()]
    strictest = min((value for value in most if value is not None), default=None)
    if strictest is None:
        return tuple(courses)
    youngest: dict[str, dt.date] = {}
    for cohort, birth in community["students"].select("cohort", "birth_date").rows():
        if birth is not None:
            youngest[cohort] = max(birth, youngest.get(cohort, birth))
    found = []
    for course in courses:
        birth, first = youngest.get(course.cohort), horizon.monday(course.first_week)
        longest = max(SCHOOL_DAYS, int(days[course.school].max(initial=0)))
        young = birth is not None and _age(birth, first) < 18 and course.minutes_per_day * longest > strictest
        found.append(_shortened(course, int(strictest) // longest, assumed) if young else course)
    return tuple(found)


def _shortened(course: Course, minutes: int, assumed: list[str]) -> Course:
    assumed.append(
        say(
            "Cohort {cohort} has students under 18: it is taught at most {minutes} minutes a day instead of {given}.",
            cohort=course.cohort,
            minutes=minutes,
            given=course.minutes_per_day,
        )
    )
    return replace(course, minutes_per_day=minutes)


def _age(birth: dt.date, day: dt.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
