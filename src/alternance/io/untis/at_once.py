"""Several lessons of one group at once, made one after the other: minutes are added up where lessons overlap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from alternance.community.findings import Place
from alternance.io.problems import Found
from alternance.io.untis.lesson import Lesson

__all__ = ["one_at_a_time"]

WEEK = dt.timedelta(weeks=1)


def one_at_a_time(own: Sequence[tuple[Lesson, Place]], found: Found) -> list[Lesson]:
    """Return the lessons of one section in time, none at the same time as another.

    A lesson that stands on several lines with the same weeks and periods (in several rooms, say) is one. Lessons
    stay as they are where none overlap; else the weeks are cut where any begins or ends, and in each piece minutes are
    added up: teacher and room are those of the longest, which is told where teachers differ.
    """
    once: dict[tuple[object, ...], tuple[Lesson, Place]] = {}
    for lesson, place in own:
        once.setdefault((place.file, lesson.number, lesson.first, lesson.last, lesson.minutes), (lesson, place))
    lessons = sorted((lesson for lesson, _place in once.values()), key=lambda one: (one.first, one.last, one.number))
    if all(one.last < other.first for one, other in pairwise(lessons)):
        return lessons
    if len({lesson.teacher for lesson in lessons}) > 1:
        lesson, place = min(once.values(), key=lambda one: (one[1].file, one[1].row or 0))
        found.note("lesson-added", place, str(lesson.number), cohort=lesson.cohort, module=lesson.module)
    return list(_pieces(lessons))


def _pieces(lessons: Sequence[Lesson]) -> Iterator[Lesson]:
    cuts = sorted({week for one in lessons for week in (one.first, one.last + WEEK)})
    for begin, end in pairwise(cuts):
        held = [one for one in lessons if one.first <= begin and end <= one.last + WEEK]
        if held:
            longest = max(held, key=lambda one: (one.minutes or 0, -one.number))
            known = [one.minutes for one in held if one.minutes is not None]
            minutes = sum(known) if len(known) == len(held) else None
            yield replace(longest, first=begin, last=end - WEEK, minutes=minutes)
