"""Teachers' own practice in enterprises."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule

#: Days of a month and of a planned week, and weeks in a row that are least.
MONTH, WEEK, IN_A_ROW = 30, 7, 2


def _days(facts: Facts) -> dict[str, set[dt.date]]:
    """Return teacher → days that `teacher_practice` of the community names."""
    found: dict[str, set[dt.date]] = {teacher: set() for teacher in facts.given.teachers}
    for row in facts.given.rows("teacher_practice"):
        length = (row["to"] - row["from"]).days + 1
        found.setdefault(row["teacher"], set()).update(row["from"] + dt.timedelta(days=n) for n in range(length))
    return found


def _weeks(facts: Facts) -> dict[str, Counter[int]]:
    """Return teacher → weeks of practice that the plan names, each as often as it is named."""
    found: dict[str, Counter[int]] = {teacher: Counter() for teacher in facts.given.teachers}
    for row in facts.plan["teacher_practice"].iter_rows(named=True):
        span = facts.planned.span(row)
        if span is not None and row["teacher"] in found:
            found[row["teacher"]].update(range(span[0], span[1] + 1))
    return found


@rule(
    "teacher-practice",
    N_("Teachers practise themselves"),
    N_(
        "Each teacher reaches by the end of the horizon the practice that the packs ask, with what is planned, or is "
        "listed with the right days and a reason; teachers who are lent, and those who began within the years "
        "counted, need not."
    ),
    plan=("teacher_practice", "practice_missing"),
    community=("teachers",),
)
def teacher_practice(facts: Facts, check: Check) -> None:
    """One case a teacher who must, or is listed."""
    horizon = facts.planned.horizon
    end = horizon.monday(horizon.weeks - 1) + dt.timedelta(days=6)
    limit, months = facts.given.limits.get("teacher-practice"), facts.given.limits.value("teacher-practice", end)
    if limit is None or limit.years is None or months is None:
        return
    begin, asked = _before(end, limit.years), round(months * MONTH)
    days, weeks = _days(facts), _weeks(facts)
    listed = {row["teacher"]: row for row in facts.plan["practice_missing"].iter_rows(named=True)}
    for teacher, its in facts.given.teachers.items():
        done, planned = sum(begin < day <= end for day in days[teacher]), WEEK * len(weeks[teacher])
        due = its["enterprise"] is None and (its["since"] is None or its["since"] <= begin)
        short, told = due and done + planned < asked, listed.get(teacher)
        if due or told is not None:
            days_told = None if told is None else (told["done"], told["planned"], told["asked"])
            right = told is not None and bool(told["reason"]) and days_told == (done, planned, asked)
            good = right if short else told is None
            check.that(good, (teacher,), N_("{done} days done and {planned} planned, {asked} asked"),
                       done=done, planned=planned, asked=asked)  # fmt: skip


def _before(day: dt.date, years: int) -> dt.date:
    """Return the day so many years before; of 29 February the 28th."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return dt.date(day.year - years, day.month, last)


@rule(
    "practice-weeks",
    N_("Practice leaves no lesson and no visit without its teacher"),
    N_(
        "Weeks of a teacher's practice have no lesson, visit or absence of the teacher and no practice agreed "
        "before, come two or more in a row, and are planned once; nobody who is lent practises."
    ),
    plan=("teacher_practice", "sections", "sessions"),
    community=("teachers",),
)
def practice_weeks(facts: Facts, check: Check) -> None:
    """One case a teacher and week."""
    index = facts.planned.horizon.index
    busy = {(teacher, week) for (teacher, _), weeks in facts.duties.courses.items() for week in weeks}
    busy |= {(row["teacher"], week) for row, week in facts.duties.visits}
    busy |= {(teacher, index(day)) for teacher, days in _days(facts).items() for day in days}
    for absence in facts.given.rows("teacher_absences"):
        if absence["share"] > 0:
            away = range(index(absence["from"]), index(absence["to"]) + 1)
            busy |= {(absence["teacher"], week) for week in away}
    for teacher, weeks in _weeks(facts).items():
        lent = facts.given.teachers[teacher]["enterprise"] is not None
        for week, times in sorted(weeks.items()):
            row_of = week - 1 in weeks or week + 1 in weeks
            good = (teacher, week) not in busy and row_of and times == 1 and not lent
            check.that(good, (teacher, facts.monday(week)), N_("not free, alone, or planned twice"))
