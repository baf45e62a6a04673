"""Courses: sections that several cohorts share, dates fixed beforehand, modules in any order with weeks between."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from alternance.text import N_
from alternance.verify.cohort import Lessons
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.rule import Check, rule
from alternance.verify.sizes import section_sizes

LESSONS = ("sections", "sessions", "spans")
#: What cohorts have in common who are taught a shared module in one course: school, module, minutes a week, weeks.
Course = tuple[str | None, str, frozenset[int | None], tuple[int, ...]]


@rule(
    "shared-sections",
    N_("Shared sections"),
    N_(
        "Cohorts of a school that are taught a shared module in the same weeks with the same minutes fill its sections "
        "one after the other, in the order of their ids (equal ones, where the module has an ideal size); what is "
        "taught as one says so, and nothing else does."
    ),
    plan=LESSONS,
)
def shared_sections(facts: Facts, check: Check) -> None:
    """One case a cohort and module; of a module that is not shared nothing is taught together."""
    courses: dict[Course, list[Lessons]] = defaultdict(list)
    groups: dict[str, set[str]] = defaultdict(set)
    for lessons in facts.lessons():
        key = (lessons.cohort.school, lessons.module, lessons.pace, lessons.weeks)
        courses[key].append(lessons)
        for section in lessons.sections:
            if section.together:
                groups[section.together].add(section.id)
    for (_school, module, _pace, _weeks), members in sorted(courses.items(), key=str):
        row = facts.given.modules[module]
        if not row["shared"]:
            for lessons in members:
                alone = all(len(groups[s.together]) == 1 for s in lessons.sections if s.together)
                check.that(alone, _place(lessons), N_("taught with others, but its sections are not shared"))
            continue
        _filled(check, sorted(members, key=lambda lessons: lessons.cohort.id), row, groups)


def _filled(check: Check, members: list[Lessons], module: Row, groups: dict[str, set[str]]) -> None:
    """Judge each cohort of a course by filling its sections anew."""
    if any(lessons.cohort.size is None for lessons in members):
        check.cannot(N_("the size of a cohort is not known"))
        return
    sizes = [(lessons.cohort.id, lessons.cohort.size or 0) for lessons in members]
    shares = _shares(sizes, section_sizes(module, sum(size for _, size in sizes)))
    by_number: dict[int | None, set[str]] = defaultdict(set)
    for lessons in members:
        for section in lessons.sections:
            by_number[section.number].add(section.id)
    for lessons in members:
        found = sorted((section.number or 0, section.size or 0) for section in lessons.sections)
        wanted = shares[lessons.cohort.id]
        joined = all(
            (groups[section.together] if section.together else {section.id}) == by_number[section.number]
            for section in lessons.sections
        )
        check.that(
            found == wanted and joined,
            _place(lessons),
            N_("in sections (number: students) {found}; it should be {wanted}, with all who have the same number"),
            found=_told(found),
            wanted=_told(wanted),
        )


def _shares(cohorts: list[tuple[str, int]], sections: list[int]) -> dict[str, list[tuple[int, int]]]:
    """Return cohort → (number of the section, students), filling one section after the other."""
    places = [number for number, size in enumerate(sections, start=1) for _ in range(size)]
    found: dict[str, list[tuple[int, int]]] = {}
    taken = 0
    for cohort, size in cohorts:
        found[cohort] = sorted(Counter(places[taken : taken + size]).items())
        taken += size
    return found


def _told(sections: list[tuple[int, int]]) -> str:
    return ", ".join(f"{number}: {size}" for number, size in sections)


@rule(
    "any-order",
    N_("Modules in any order"),
    N_(
        "The modules of a cohort that are in one group are taught one after the other; from the end of one to the "
        "begin of the next are as many weeks as the group says."
    ),
    plan=LESSONS,
    community=("order_groups",),
)
def any_order(facts: Facts, check: Check) -> None:
    """One case two modules of a cohort that follow each other in a group."""
    groups = facts.given.by_id("order_groups")
    members: dict[tuple[str, str], list[Lessons]] = defaultdict(list)
    for lessons in facts.lessons():
        if (group := facts.given.modules[lessons.module]["order_group"]) in groups:
            members[lessons.cohort.id, group].append(lessons)
    for (cohort, group), taught in sorted(members.items()):
        least, most = groups[group]["spacing_min"] or 0, groups[group]["spacing_max"]
        for one, other in pairwise(sorted(taught, key=lambda lessons: (lessons.begin, lessons.end, lessons.module))):
            weeks = other.begin - one.end
            check.that(
                least <= weeks and (most is None or weeks <= most),
                (cohort, one.module, other.module),
                N_("{weeks} weeks lie between them; at least {least}, at most {most}"),
                weeks=weeks,
                least=least,
                most="–" if most is None else most,
            )


@rule(
    "offered-dates",
    N_("Dates fixed beforehand"),
    N_("A module with dates begins on one of them."),
    plan=LESSONS,
    community=("offers",),
)
def offered_dates(facts: Facts, check: Check) -> None:
    """One case a cohort and module that has dates."""
    dates: dict[str, set[str]] = defaultdict(set)
    for row in facts.given.rows("offers"):
        dates[row["module"]].add(str(row["week"]))
    for lessons in facts.lessons():
        if lessons.module in dates:
            begin = facts.monday(lessons.begin)
            text = N_("begins on {begin}; its dates are {dates}")
            told = ", ".join(sorted(dates[lessons.module]))
            check.that(begin in dates[lessons.module], _place(lessons), text, begin=begin, dates=told)


@rule(
    "offered-places",
    N_("Places of a date"),
    N_("No more students begin a module on a date than it has places, all cohorts together."),
    plan=LESSONS,
    community=("offers",),
)
def offered_places(facts: Facts, check: Check) -> None:
    """One case a date with places on which somebody begins."""
    begun = _begun(facts, check)
    for row in facts.given.rows("offers"):
        students = begun[row["module"], str(row["week"])]
        if students and row["places"] is not None:
            check.that(
                students <= row["places"],
                (row["module"], row["week"]),
                N_("{students} students begin, there are {places} places"),
                students=students,
                places=row["places"],
            )


def _begun(facts: Facts, check: Check) -> Counter[tuple[str, str]]:
    """Return (module, week) → students who begin it then."""
    students: Counter[tuple[str, str]] = Counter()
    for lessons in facts.lessons():
        if lessons.cohort.size is None:
            check.cannot(N_("the size of a cohort is not known"))
        else:
            students[lessons.module, facts.monday(lessons.begin)] += lessons.cohort.size
    return students


def _place(lessons: Lessons) -> tuple[str, str]:
    return lessons.cohort.id, lessons.module
