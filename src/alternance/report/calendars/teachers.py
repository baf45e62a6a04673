"""The calendar of a teacher: which section is taught when. Sections taught as one stand there once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from alternance.report.calendars.entry import Entry, Feed, numbered, saturday
from alternance.report.calendars.words import lessons
from alternance.report.facts import Facts
from alternance.text import say

__all__ = ["teachers"]

#: What is taught, together with what, in which run of weeks, at which minutes.
Lesson = tuple[str, str, dt.date, dt.date, int | None]


def teachers(facts: Facts) -> Iterator[Feed]:
    """Yield a calendar for each teacher who has anything to do, by id."""
    found: dict[str, dict[Lesson, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    together = {section: joint or section for section, joint in facts.plan["sections"].select("id", "together").rows()}
    rows = facts.all_sessions.drop_nulls("teacher").sort("section", "from")
    columns = ("teacher", "section", "module", "cohort", "from", "to", "minutes")
    for teacher, section, module, cohort, first, last, minutes in rows.select(columns).rows():
        found[teacher][module, together[section], first, last, minutes].append((section, cohort))
    for teacher, lessons_of in sorted(found.items()):
        entries = (_entry(facts, lesson, sections) for lesson, sections in lessons_of.items())
        yield Feed("teachers", teacher, teacher, tuple(numbered(entries)))


def _entry(facts: Facts, lesson: Lesson, sections: list[tuple[str, str]]) -> Entry:
    module, _joint, first, last, minutes = lesson
    who = ", ".join(dict.fromkeys(facts.names.cohort(cohort) for _section, cohort in sections))
    what = say("{module} · {cohorts}", module=facts.names.of("modules", module), cohorts=who)
    # a joint course is named after its first section: the name that says they are one has a date in it, and dates move
    return Entry(("section", sections[0][0]), first, saturday(last), what, lessons(facts, minutes))
