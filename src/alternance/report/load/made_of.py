"""What the teachers' time of a school is made of: hours by activity, over all teachers and weeks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.words import number, percent
from alternance.text import N_, _

__all__ = ["ACTIVITIES", "MadeOf", "made_of"]

#: What an activity is called, by its value in the table.
ACTIVITIES = {
    "lessons": N_("Lessons"),
    "preparation and marking": N_("Preparation and marking"),
    "class head": N_("Heading a class"),
    "visits": N_("Visits to students in practice"),
    "travel": N_("Ways to visits"),
    "administration": N_("Administration"),
    "this system": N_("What this system asks"),
    "other duties": N_("Other duties"),
}


@dataclass(frozen=True)
class MadeOf:
    """A school's hours by activity: what it is called, hours, share of all."""

    school: str
    rows: tuple[tuple[str, str, str], ...]


def made_of(facts: Facts) -> Iterator[MadeOf]:
    """Yield the schools by name; none where nothing is told but lessons and other duties."""
    owner = dict(facts.community["teachers"].select("id", "school").rows())
    minutes: dict[str, Counter[str]] = defaultdict(Counter)
    for teacher, activity, spent in facts.plan["duties"].select("teacher", "activity", "minutes").rows():
        minutes[owner.get(teacher, "")][activity] += spent
    for school in sorted(minutes, key=facts.names.school):
        spent = minutes[school]
        if spent.keys() - {"lessons", "other duties"}:
            whole = sum(spent.values())
            rows = [
                (_(ACTIVITIES.get(name, name)), number(own / 60, 0), percent(own / whole))
                for name, own in sorted(spent.items(), key=lambda row: (-row[1], row[0]))
            ]
            yield MadeOf(facts.names.school(school), tuple(rows))
