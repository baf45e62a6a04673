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
    N_("A section has one teacher for all its weeks, and sections taught as one have the same."),
    plan=LESSONS,
)
def one_teacher(facts: Facts, check: Check) -> None:
    """One case a section that has a teacher at all, and one for sections taught as one."""
    together: dict[str, set[str | None]] = defaultdict(set)
    for lessons in facts.lessons():
        for section in lessons.sections:
            names = _teachers(section)
            if section.together:
                together[section.together] |= names
            if names != {None}:
                _one(check, section.id, names)
    for course, names in together.items():
        if names != {None}:
            _one(check, course, names)


def _one(check: Check, place: str, names: set[str | None]) -> None:
    text = N_("teachers: {names}")
    check.that(len(names) == 1, (place,), text, names=", ".join(sorted(n or "–" for n in names)))


@rule(
    "experts-last",
    N_("Own teachers first"),
    N_("An expert lent by an enterprise teaches only what no own teacher is qualified for, or what a lock names."),
    plan=LESSONS,
    community=("teachers", "teacher_qualifications"),
)
def experts_last(facts: Facts, check: Check) -> None:
    """One case a section and teacher; sections of modules that ask no qualification are not looked at."""
    own: dict[tuple[str, str], list[str]] = defaultdict(list)
    for teacher, row in facts.given.teachers.items():
        for wanted in facts.given.qualifications.get(teacher, ()) if row["enterprise"] is None else ():
            own[row["school"], wanted].append(teacher)
    held = {(row["cohort"], row["item"], row["value"]) for row in facts.given.rows("locks") if row["what"] == "teacher"}
    named = {
        (section.together, lock[2])
        for lessons in facts.lessons()
        for section in lessons.sections
        for lock in held
        if section.together and lock[:2] == (lessons.cohort.id, lessons.module)
    }
    for lessons in facts.lessons():
        wanted = facts.given.modules[lessons.module]["qualification"]
        for section in lessons.sections if wanted else ():
            for teacher in sorted(name for name in _teachers(section) if name in facts.given.teachers):
                lent = facts.given.teachers[teacher]["enterprise"] is not None
                lock = (lessons.cohort.id, lessons.module, teacher) in held or (section.together, teacher) in named
                others = own.get((facts.given.teachers[teacher]["school"], wanted), ())
                check.that(
                    not lent or lock or not others,
                    (section.id, teacher),
                    N_("lent by an enterprise, although {teacher} is qualified"),
                    teacher=others[0] if others else "–",
                )


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
        "In no week do lessons, what they bring with them, visits and ways of a teacher take more than the ceiling "
        "leaves, less weekly duties and absences, in the days of the week."
    ),
    plan=LESSONS,
    community=("teachers",),
)
def teacher_ceiling(facts: Facts, check: Check) -> None:
    """One case a teacher and week with lessons or visits that take time."""
    _minutes_known(facts, check)
    taken: dict[tuple[str, int], int] = defaultdict(int)
    for (teacher, week, _activity), minutes in facts.duties.beside.items():
        taken[teacher, week] += minutes
    for (teacher, week), minutes in sorted(taken.items()):
        most = facts.duties.most(teacher, week)
        text = N_("{minutes} minutes of lessons and visits, {most} at most")
        check.that(minutes <= most, (teacher, facts.monday(week)), text, minutes=minutes, most=most)


def _minutes_known(facts: Facts, check: Check) -> None:
    """Say for each section with a teacher whether its minutes are not known."""
    for lessons in facts.lessons():
        for section in lessons.sections:
            if section.weeks and not section.minutes and _teachers(section) != {None}:
                check.cannot(N_("the minutes of a module are not known"))


@rule(
    "duties-add-up",
    N_("Duties add up"),
    N_(
        "The table of duties says of each teacher and week the minutes of each activity, as lessons, the rules of the "
        "school and the visits give them, no other."
    ),
    plan=(*LESSONS, "duties", "visits"),
    community=("teachers",),
)
def duties_add_up(facts: Facts, check: Check) -> None:
    """One case a teacher, week and activity, whether counted or said."""
    _minutes_known(facts, check)
    counted = facts.duties.counted()
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
