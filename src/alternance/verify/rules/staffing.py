"""Who teaches what, and how full the teachers' weeks are."""

from __future__ import annotations

from collections import defaultdict

from alternance.text import N_
from alternance.verify.cohort import Section
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule

LESSONS = ("sections", "sessions", "spans")


def _teachers(section: Section) -> set[str | None]:
    return {run.teacher for run in section.runs}


@rule(
    "teacher-qualified",
    N_("Qualified teachers"),
    N_("A section's teacher is of the cohort's school and has the qualification that the module asks."),
    plan=LESSONS,
    community=("teachers", "teacher_qualifications"),
)
def teacher_qualified(facts: Facts, check: Check) -> None:
    """One case a section and teacher."""
    for lessons in facts.lessons():
        wanted = facts.given.modules[lessons.module]["qualification"]
        for section in lessons.sections:
            for teacher in sorted(name for name in _teachers(section) if name in facts.given.teachers):
                able = not wanted or wanted in facts.given.qualifications.get(teacher, frozenset())
                near = facts.given.teachers[teacher]["school"] == lessons.cohort.school
                check.that(
                    able and near,
                    (section.id, teacher),
                    N_("not qualified for {wanted}, or not of the school {school}"),
                    wanted=wanted or "–",
                    school=lessons.cohort.school,
                )


@rule(
    "one-teacher",
    N_("One teacher a section"),
    N_("A section has one teacher for all its weeks."),
    plan=LESSONS,
)
def one_teacher(facts: Facts, check: Check) -> None:
    """One case a section that has a teacher at all."""
    for lessons in facts.lessons():
        for section in lessons.sections:
            names = _teachers(section)
            if names != {None}:
                text = N_("teachers: {names}")
                check.that(len(names) == 1, (section.id,), text, names=", ".join(sorted(n or "–" for n in names)))


@rule(
    "staffed-or-listed",
    N_("No section forgotten"),
    N_("A section whose module asks a qualification has a teacher, or is listed as unstaffed, and not both."),
    plan=(*LESSONS, "unstaffed"),
    community=("teachers",),
)
def staffed_or_listed(facts: Facts, check: Check) -> None:
    """One case a section that is listed or whose module asks a qualification."""
    listed = set(facts.plan["unstaffed"]["section"])
    for lessons in facts.lessons():
        asks = bool(facts.given.modules[lessons.module]["qualification"])
        for section in lessons.sections:
            staffed = _teachers(section) != {None}
            if asks or section.id in listed:
                check.that(
                    staffed != (section.id in listed),
                    (section.id,),
                    N_("has a teacher and is listed as unstaffed")
                    if staffed
                    else N_("has no teacher and is not listed"),
                )


@rule(
    "unstaffed-reason",
    N_("A reason for every section unstaffed"),
    N_("Every section listed as unstaffed has a reason."),
    plan=("unstaffed",),
)
def unstaffed_reason(facts: Facts, check: Check) -> None:
    """One case a row of `unstaffed`."""
    for row in facts.plan["unstaffed"].iter_rows(named=True):
        check.that(bool(row["reason"]), (row["section"],), N_("no reason is given"))


@rule(
    "teacher-ceiling",
    N_("No teacher over the ceiling"),
    N_(
        "In no week is a teacher given more lessons than the ceiling leaves, less other duties and absences, in "
        "the days of the week."
    ),
    plan=LESSONS,
    community=("teachers",),
)
def teacher_ceiling(facts: Facts, check: Check) -> None:
    """One case a teacher and week with lessons."""
    for (teacher, week), minutes in sorted(_lessons(facts, check).items()):
        row = facts.given.teachers[teacher]
        ceiling = row["minutes_per_week"] if row["ceiling"] is None else row["ceiling"]
        most = facts.hours.for_lessons(teacher, week, ceiling)
        text = N_("{minutes} minutes of lessons, {most} at most")
        check.that(minutes <= most, (teacher, facts.monday(week)), text, minutes=minutes, most=most)


def _lessons(facts: Facts, check: Check) -> dict[tuple[str, int], int]:
    """Return (teacher, week) → minutes of lessons."""
    found: dict[tuple[str, int], int] = defaultdict(int)
    for lessons in facts.lessons():
        for section in lessons.sections:
            if section.weeks and not section.minutes and _teachers(section) != {None}:
                check.cannot(N_("the minutes of a module are not known"))
            for run in section.runs:
                if run.teacher is not None and run.teacher in facts.given.teachers:
                    for week in run.weeks:
                        if section.minutes.get(week):
                            found[run.teacher, week] += section.minutes[week]
    return dict(found)


@rule(
    "duties-add-up",
    N_("Duties add up"),
    N_(
        "The table of duties says of each teacher and week the minutes of the lessons given and of other duties, "
        "no other."
    ),
    plan=(*LESSONS, "duties"),
    community=("teachers",),
)
def duties_add_up(facts: Facts, check: Check) -> None:
    """One case a teacher, week and activity, whether counted or said."""
    counted: dict[tuple[str, int, str], int] = {
        (teacher, week, "lessons"): minutes for (teacher, week), minutes in _lessons(facts, check).items()
    }
    for teacher, row in facts.given.teachers.items():
        for week in range(facts.planned.horizon.weeks):
            minutes = facts.hours.of(teacher, week, row["other_duties_minutes"])
            if minutes:
                counted[teacher, week, "other duties"] = minutes
    said: dict[tuple[str, int, str], int] = {}
    for row in facts.plan["duties"].iter_rows(named=True):
        index = facts.planned.week(row["week"])
        if index is not None and row["teacher"] in facts.given.teachers and row["activity"] is not None:
            said[row["teacher"], index, row["activity"]] = row["minutes"]
    for teacher, week, activity in sorted(counted.keys() | said.keys()):
        found, right = said.get((teacher, week, activity)), counted.get((teacher, week, activity))
        check.that(
            found == right,
            (teacher, facts.monday(week), activity),
            N_("the plan says {found} minutes, counted are {right}"),
            found="–" if found is None else found,
            right="–" if right is None else right,
        )
