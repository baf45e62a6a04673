"""How full teachers' weeks are, which sections have nobody, and how far sections are from the size that is ideal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alternance.community.school_days import school_days
from alternance.outcomes.item import Item, Where, key
from alternance.outcomes.seen import Seen

__all__ = ["fullest_weeks", "loads", "section_sizes", "sections"]


def sections(seen: Seen) -> Iterator[Item]:
    """Yield a section: 1 where it lacks a teacher."""
    without = set(seen.plan["unstaffed"]["section"])
    for section, cohort in seen.plan["sections"].select("id", "cohort").rows():
        yield Item("sections", section, float(section in without), 1.0, seen.of_cohort(cohort))


def section_sizes(seen: Seen) -> Iterator[Item]:
    """Yield a cohort's section of a module with an ideal size: its students, times how far the section is from it.

    Sections that are taught together are one: their students count together.
    """
    ideals = dict(seen.community["modules"].select("id", "section_ideal").rows())
    rows = seen.plan["sections"].select("id", "cohort", "module", "size", "together").rows()
    joined: dict[str, int] = defaultdict(int)
    for section, _cohort, _module, size, together in rows:
        joined[together or section] += size or 0
    for section, cohort, module, size, together in rows:
        ideal = ideals.get(module)
        if ideal is not None and size:
            apart = abs(joined[together or section] - ideal)
            yield Item("sections", section, float(size * apart), float(size), seen.of_cohort(cohort))


def loads(seen: Seen) -> Iterator[Item]:
    """Yield a teacher: minutes of all duties, out of the contract's in proportion to the school days."""
    minutes: dict[str, int] = defaultdict(int)
    for teacher, _week, took in seen.plan["duties"].select("teacher", "week", "minutes").rows():
        minutes[teacher] += took
    days = {school: int(own.sum()) for school, own in school_days(seen.community, seen.plan.horizon).items()}
    for teacher, school, full in seen.community["teachers"].select("id", "school", "minutes_per_week").rows():
        yield Item("teachers", teacher, float(minutes[teacher]), full * days[school] / 5, Where(school))


def fullest_weeks(seen: Seen) -> Iterator[Item]:
    """Yield a teacher's fullest week: its minutes, out of the contract's of a full week."""
    weeks: dict[str, dict[object, int]] = defaultdict(lambda: defaultdict(int))
    for teacher, week, took in seen.plan["duties"].select("teacher", "week", "minutes").rows():
        weeks[teacher][week] += took
    for teacher, school, full in seen.community["teachers"].select("id", "school", "minutes_per_week").rows():
        most = max(weeks[teacher].items(), key=lambda pair: pair[1], default=None)
        row = key(teacher) if most is None else key(teacher, most[0])
        yield Item("duties", row, 0.0 if most is None else float(most[1]), float(full), Where(school))
