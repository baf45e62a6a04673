"""Hours of students under 18 at school: a cohort with such students is taught no more a day than the packs allow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from alternance.calendar.drafting.course import Course
from alternance.community.community import Community
from alternance.policy.limits import Limits
from alternance.text import say

__all__ = ["within_hours"]

SCHOOL_DAYS = 5


def within_hours(community: Community, courses: Sequence[Course], assumed: list[str]) -> tuple[Course, ...]:
    """Return the courses, with fewer minutes a day where a full week would pass the limit for students under 18.

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
    return tuple(_within(community, course, int(strictest), youngest.get(course.cohort), assumed) for course in courses)


def _within(community: Community, course: Course, most: int, birth: dt.date | None, assumed: list[str]) -> Course:
    first = community.horizon.monday(course.first_week)
    if birth is None or course.minutes_per_day * SCHOOL_DAYS <= most or _age(birth, first) >= 18:
        return course
    minutes = most // SCHOOL_DAYS
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
