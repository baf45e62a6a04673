"""What cohorts, teachers and rooms can bear in a week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

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
    N_(
        "In a week a cohort is taught no more than its minutes of a day times the school days, less those of a day "
        "release."
    ),
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
        most = (cohort.day or 0) * facts.planned.school_days[id_][week]
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
        "In every week, for every set of qualifications, what a school's sections and blocks ask of them is at most "
        "what its teachers who have one of them offer; sections taught as one ask once."
    ),
    plan=LESSONS,
    community=("teachers", "teacher_qualifications"),
)
def teachers_by_qualification(facts: Facts, check: Check) -> None:
    """One case a school and week with lessons: Hall's condition, by a flow from qualifications to teachers."""
    asked: dict[tuple[str | None, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for lessons, _students, by_week in _taught(facts, check):
        if qualification := facts.given.modules[lessons.module]["qualification"]:
            for week, minutes in by_week.items():
                asked[lessons.cohort.school, week][qualification] += minutes
    for school, qualification, week, minutes in _by_blocks(facts, check, "teacher"):
        asked[school, week][qualification] += minutes
    for (school, week), by_qualification in sorted(asked.items(), key=str):
        offered: dict[frozenset[str], int] = defaultdict(int)
        for teacher, row in facts.given.teachers.items():
            able = facts.duties.counted_for[teacher]
            if row["school"] == school and able:
                offered[able] += facts.duties.for_lessons(teacher, week)
        short = uncovered(by_qualification, offered)
        check.that(
            not short,
            (school, facts.monday(week)),
            N_("{asked} minutes are asked of {qualifications}; those qualified offer {offered}"),
            qualifications=", ".join(sorted(short)),
            asked=sum(by_qualification[q] for q in short),
            offered=sum(minutes for able, minutes in offered.items() if able & short),
        )


def _taught(facts: Facts, check: Check) -> Iterator[tuple[Lessons, int, dict[int, int]]]:
    """Yield what is taught as one: lessons of one of its cohorts, its students, its minutes by week."""
    joined: dict[str, tuple[Lessons, int, dict[int, int]]] = {}
    for lessons in facts.lessons():
        if not _known(lessons, check):
            continue
        for section in lessons.sections:
            key = section.together or f"alone {section.id}"
            first, students, minutes = joined.get(key, (lessons, 0, {}))
            weeks = minutes.keys() | section.minutes.keys()
            most = {week: max(minutes.get(week, 0), section.minutes.get(week, 0)) for week in weeks}
            joined[key] = (first, students + (section.size or 0), most)
    yield from joined.values()


def _by_blocks(facts: Facts, check: Check, kind: str) -> Iterator[tuple[str | None, str, int, int]]:
    """Yield (school, what, week, minutes) that blocks ask of rooms or teachers."""
    wanted = facts.given.grouped("block_resources", "block")
    for stay in facts.planned.stays.values():
        for row in wanted.get(stay.block, ()):
            if row["kind"] != kind:
                continue
            if stay.cohort.size is None:
                check.cannot(N_("the size of a cohort is not known"))
                continue
            teams = -(-stay.cohort.size // (row["team_size"] or 1))
            for week in stay.weeks:
                if minutes := teams * (row["minutes_per_week"] * stay.cohort.days[week] // 5):
                    yield stay.cohort.school, row["what"], week, minutes


@rule(
    "rooms",
    N_("Rooms for all lessons"),
    N_(
        "In every week, the sections of a school that need a kind of room, and at least so many places, with what its "
        "blocks ask, take no more minutes than the rooms of that kind with so many places that it may use; nor do all "
        "schools together, where they share rooms."
    ),
    plan=LESSONS,
    community=("rooms",),
)
def rooms(facts: Facts, check: Check) -> None:
    """One case a school (or all), kind of room, week and size: sections at least so large, rooms at least so large."""
    asked: dict[tuple[str, int], dict[str | None, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for school, kind, week, size, minutes in _in_rooms(facts, check):
        by_size = asked[kind, week][school]
        by_size[size] = by_size.get(size, 0) + minutes
    for (kind, week), by_school in sorted(asked.items()):
        for school, by_size in sorted(by_school.items(), key=str):
            own = [(room.places, room.minutes) for room in facts.rooms.of(kind, school, week)]
            days = facts.planned.year.days(school)[week]
            _fit(facts, check, (school, kind, week), by_size, own, days)
        if facts.rooms.several(kind):
            together: dict[int, int] = defaultdict(int)
            for by_size in by_school.values():
                for size, minutes in by_size.items():
                    together[size] += minutes
            whole = [(room.places, room.minutes) for room in facts.rooms.all(kind, week)]
            most = max(facts.planned.year.days(school)[week] for school in by_school)
            _fit(facts, check, (None, kind, week), together, whole, most)


def _in_rooms(facts: Facts, check: Check) -> Iterator[tuple[str | None, str, int, int, int]]:
    """Yield (school, kind of room, week, students, minutes) of sections and, for rooms of any size, of blocks."""
    for lessons, students, by_week in _taught(facts, check):
        if kind := facts.given.modules[lessons.module]["room_kind"]:
            for week, minutes in by_week.items():
                yield lessons.cohort.school, kind, week, students, minutes
    for school, kind, week, minutes in _by_blocks(facts, check, "room"):
        yield school, kind, week, 0, minutes


def _fit(
    facts: Facts,
    check: Check,
    where: tuple[str | None, str, int],
    by_size: dict[int, int],
    rooms: list[tuple[int, int]],
    days: int,
) -> None:
    """Judge what is asked of the rooms of a kind in a week, for each number of places."""
    school, kind, week = where
    for size in sorted(by_size):
        taken = sum(minutes for other, minutes in by_size.items() if other >= size)
        most = sum(minutes * days // 5 for places, minutes in rooms if places >= size)
        check.that(
            taken <= most,
            (school, kind, facts.monday(week), size),
            N_("{taken} minutes for sections of {size} or more; rooms with places enough have {most}"),
            taken=taken,
            most=most,
            size=size,
        )
