"""What cohorts, teachers and rooms can bear in a week."""

from __future__ import annotations

from collections import defaultdict

from alternance.text import N_
from alternance.verify.cohort import Lessons
from alternance.verify.facts import Facts
from alternance.verify.flow import uncovered
from alternance.verify.rule import Check, rule

LESSONS = ("sections", "sessions", "spans")
UNKNOWN = N_("the minutes of a module are not known")


def _known(lessons: Lessons, check: Check) -> bool:
    """Tell whether the minutes of all sections are known; else count a case that cannot be judged."""
    known = all(section.minutes for section in lessons.sections if section.weeks)
    if not known:
        check.cannot(UNKNOWN)
    return known


@rule(
    "cohort-week",
    N_("A cohort's week"),
    N_("In a week a cohort is taught no more than its minutes of a day times the school days."),
    plan=LESSONS,
    community=("cohorts",),
)
def cohort_week(facts: Facts, check: Check) -> None:
    """One case a cohort and lesson week. Sections at the same time count once."""
    taught: dict[tuple[str, int], int] = defaultdict(int)
    for lessons in facts.lessons():
        if lessons.cohort.day is None:
            check.cannot(N_("the minutes of a cohort's day are not known"))
        elif _known(lessons, check):
            for week in lessons.weeks:
                taught[lessons.cohort.id, week] += max((s.minutes.get(week, 0) for s in lessons.sections), default=0)
    for (id_, week), minutes in taught.items():
        cohort = facts.planned.cohorts[id_]
        most = (cohort.day or 0) * cohort.days[week]
        check.that(
            minutes <= most,
            (id_, facts.monday(week)),
            N_("{minutes} minutes; the week has {most}"),
            minutes=minutes,
            most=most,
        )


@rule(
    "teachers-by-qualification",
    N_("Teachers for all lessons"),
    N_(
        "In every week, for every set of qualifications, what a school's sections ask of them is at most what its "
        "teachers who have one of them offer."
    ),
    plan=LESSONS,
    community=("teachers", "teacher_qualifications"),
)
def teachers_by_qualification(facts: Facts, check: Check) -> None:
    """One case a school and week with lessons: Hall's condition, by a flow from qualifications to teachers."""
    asked: dict[tuple[str | None, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for lessons in facts.lessons():
        qualification = facts.given.modules[lessons.module]["qualification"]
        if qualification and _known(lessons, check):
            for section in lessons.sections:
                for week, minutes in section.minutes.items():
                    asked[lessons.cohort.school, week][qualification] += minutes
    for (school, week), by_qualification in sorted(asked.items(), key=str):
        offered: dict[frozenset[str], int] = defaultdict(int)
        for teacher, row in facts.given.teachers.items():
            able = facts.given.qualifications.get(teacher, frozenset())
            if row["school"] == school and able:
                offered[able] += facts.hours.for_lessons(teacher, week, row["minutes_per_week"])
        short = uncovered(by_qualification, offered)
        check.that(
            not short,
            (school, facts.monday(week)),
            N_("{asked} minutes are asked of {qualifications}; those qualified offer {offered}"),
            qualifications=", ".join(sorted(short)),
            asked=sum(by_qualification[q] for q in short),
            offered=sum(minutes for able, minutes in offered.items() if able & short),
        )


@rule(
    "rooms",
    N_("Rooms for all lessons"),
    N_(
        "In every week, the sections of a school that need a kind of room, and at least so many places, take no "
        "more minutes than its rooms of that kind with so many places have."
    ),
    plan=LESSONS,
    community=("rooms",),
)
def rooms(facts: Facts, check: Check) -> None:
    """One case a school, kind of room, week and size: sections at least so large, rooms at least so large."""
    asked: dict[tuple[str | None, str, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for lessons in facts.lessons():
        kind = facts.given.modules[lessons.module]["room_kind"]
        if kind and _known(lessons, check):
            for section in lessons.sections:
                for week, minutes in section.minutes.items():
                    asked[lessons.cohort.school, kind, week][section.size or 0] += minutes
    open_: dict[tuple[str | None, str], list[tuple[int, int]]] = defaultdict(list)
    for row in facts.given.rows("rooms"):
        site = facts.given.sites.get(row["site"])
        open_[site["organisation"] if site else None, row["kind"]].append((row["places"], row["minutes_per_week"]))
    for (school, kind, week), by_size in sorted(asked.items(), key=str):
        days = facts.planned.year.days(school)[week]
        for size in sorted(by_size):
            taken = sum(minutes for other, minutes in by_size.items() if other >= size)
            most = sum(minutes * days // 5 for places, minutes in open_[school, kind] if places >= size)
            check.that(
                taken <= most,
                (school, kind, facts.monday(week), size),
                N_("{taken} minutes for sections of {size} or more; rooms with places enough have {most}"),
                taken=taken,
                most=most,
                size=size,
            )
