"""A plan's sessions as lessons: what is taught at the same time has one number, what is taught as one says so."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from alternance.io.untis.lesson import Lesson
from alternance.plan import Plan

__all__ = ["lessons_of", "within"]

#: What is taught at the same time: a module's course, its weeks and its minutes.
Slot = tuple[str, dt.date, dt.date, int | None]


def lessons_of(plan: Plan) -> dict[str, list[Lesson]]:
    """Return school → its lessons, numbered from 1, in the order of classes, modules and weeks.

    A section that is not taught has no line. The school is "" where a recorded plan does not say it. Nearly linear in
    the sessions.
    """
    schools = {cohort: school or "" for cohort, school in plan["cohorts"].select("id", "school").rows()}
    slots: defaultdict[str, dict[Slot, list[Lesson]]] = defaultdict(lambda: defaultdict(list))
    for slot, lesson in _lines(plan):
        slots[schools[lesson.cohort]][slot].append(lesson)
    return {school: list(_numbered(of_school.values())) for school, of_school in sorted(slots.items())}


def _lines(plan: Plan) -> Iterator[tuple[Slot, Lesson]]:
    courses, order = _courses(plan), ("cohort", "module", "from", "number")
    rows = plan["sessions"].join(plan["sections"].rename({"id": "section"}), on="section").sort(order)
    for row in rows.iter_rows(named=True):
        lesson = Lesson(
            number=0, cohort=row["cohort"], module=row["module"], section=row["number"], group="",
            course=row["together"] or "", size=row["size"], first=row["from"], last=row["to"],
            minutes=row["minutes"], teacher=row["teacher"], room=row["room_kind"] or "",
        )  # fmt: skip
        yield (courses[row["cohort"], row["module"]], row["from"], row["to"], row["minutes"]), lesson


def _courses(plan: Plan) -> dict[tuple[str, str], str]:
    """Return (cohort, module) → the least name among all cohorts that share any section with it in that module."""
    leads: dict[tuple[str, str], tuple[str, str]] = {}

    def lead(one: tuple[str, str]) -> tuple[str, str]:
        while leads.setdefault(one, one) != one:
            one = leads[one]
        return one

    first: dict[str, tuple[str, str]] = {}
    for cohort, module, together in plan["sections"].select("cohort", "module", "together").rows():
        own = lead((cohort, module))
        if together:
            other = lead(first.setdefault(together, (cohort, module)))
            leads[max(own, other)] = min(own, other)
    return {one: "/".join(lead(one)) for one in list(leads)}


def _numbered(slots: Iterable[list[Lesson]]) -> Iterator[Lesson]:
    """Yield the lessons of a school with their numbers; courses get short names, counted within their lesson."""
    for number, lessons in enumerate(slots, start=1):
        names = {
            course: str(n) for n, course in enumerate(dict.fromkeys(one.course for one in lessons if one.course), 1)
        }
        yield from (replace(one, number=number, course=names.get(one.course, "")) for one in lessons)


def within(lessons: list[Lesson], first: dt.date, last: dt.date) -> list[Lesson]:
    """Return what of the lessons lies in the weeks from Monday `first` to Monday `last`; their numbers stay."""
    return [
        replace(one, first=max(one.first, first), last=min(one.last, last))
        for one in lessons
        if one.first <= last and first <= one.last
    ]
