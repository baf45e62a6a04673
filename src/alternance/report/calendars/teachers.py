"""The calendar of a teacher: what is taught when, visits by site, and the teacher's own practice."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

import polars as pl

from alternance.report.calendars.entry import Entry, Feed, numbered, saturday
from alternance.report.calendars.words import lessons, lines
from alternance.report.facts import Facts
from alternance.report.words import count, listed
from alternance.text import _, say

__all__ = ["teachers"]

#: What is taught, together with what, in which run of weeks, at which minutes.
Lesson = tuple[str, str, dt.date, dt.date, int | None]


def teachers(facts: Facts) -> Iterator[Feed]:
    """Yield a calendar for each teacher who has anything to do, by id."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for teacher, entry in (*_lessons(facts), *_visits(facts), *_practice(facts)):
        found[teacher].append(entry)
    for teacher, entries in sorted(found.items()):
        yield Feed("teachers", teacher, teacher, tuple(numbered(entries)))


def _lessons(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """Yield the runs of lessons; sections taught as one stand there once."""
    found: dict[tuple[str, Lesson], list[tuple[str, str]]] = defaultdict(list)
    together = {section: joint or section for section, joint in facts.plan["sections"].select("id", "together").rows()}
    rows = facts.all_sessions.drop_nulls("teacher").sort("section", "from")
    columns = ("teacher", "section", "module", "cohort", "from", "to", "minutes")
    for teacher, section, module, cohort, first, last, minutes in rows.select(columns).rows():
        found[teacher, (module, together[section], first, last, minutes)].append((section, cohort))
    for (teacher, lesson), sections in found.items():
        yield teacher, _lesson(facts, lesson, sections)


def _lesson(facts: Facts, lesson: Lesson, sections: list[tuple[str, str]]) -> Entry:
    module, _joint, first, last, minutes = lesson
    who = listed(dict.fromkeys(facts.names.cohort(cohort) for _section, cohort in sections))
    what = say("{module} · {cohorts}", module=facts.names.of("modules", module), cohorts=who)
    said = lines(lessons(facts, minutes), facts.taught_weeks(sections[0][1], first, last))
    # a joint course is named after its first section: the name that says they are one has a date in it, and dates move
    return Entry(("section", sections[0][0]), first, saturday(last), what, said)


def _visits(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """Yield the visits of a week to a site as one: which day of the week is left to the tutor."""
    where = {
        site: (title, owner)
        for site, title, owner in facts.community["sites"].select("id", "title", "organisation").rows()
    }
    rows = (
        facts.plan["visits"]
        .group_by("teacher", "week", "site")
        .agg(pl.col("student").unique().sort())
        .sort(pl.all().exclude("student"))
    )
    for teacher, week, site, students in rows.rows():
        title, owner = where.get(site, (site, ""))
        what = say("Visits at {enterprise}", enterprise=facts.names.of("organisations", owner) or title or site)
        who = say(
            "{many}: {students}", many=count(len(students), "{n} student", "{n} students"), students=", ".join(students)
        )
        yield teacher, Entry(("visit", site), week, saturday(week), what, who, title or "")


def _practice(facts: Facts) -> Iterator[tuple[str, Entry]]:
    for teacher, first, last in facts.plan["teacher_practice"].select("teacher", "from", "to").rows():
        yield teacher, Entry(("practice",), first, saturday(last), _("Own practice in an enterprise"), busy=True)
