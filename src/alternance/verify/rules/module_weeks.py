"""In which weeks a module is taught."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.cohort import Lessons
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule
from alternance.verify.rules.modules import LESSONS
from alternance.verify.rules.window import within_window


@rule(
    "module-consecutive",
    N_("A module without gaps"),
    N_("A module is taught in consecutive lesson weeks of the cohort: it misses none between its first and its last."),
    plan=LESSONS,
)
def consecutive(facts: Facts, check: Check) -> None:
    """One case a module of a cohort. Lesson weeks are those that leave the cohort a day for lessons."""
    for lessons in facts.lessons():
        left, taught = facts.planned.school_days[lessons.cohort.id], set(lessons.weeks)
        missed = [week for week in range(lessons.begin, lessons.end) if week not in taught and left[week]]
        check.that(
            not missed,
            _place(lessons),
            N_("not taught in {weeks}, though it had begun and had not ended"),
            weeks=", ".join(map(facts.monday, missed)),
        )


@rule(
    "module-uninterrupted",
    N_("A module is not interrupted"),
    N_(
        "Unless it is splittable, no practice week of a block in whole weeks lies between a module's first and "
        "last week."
    ),
    plan=LESSONS,
)
def uninterrupted(facts: Facts, check: Check) -> None:
    """One case a module that is not splittable. A week without school days interrupts nothing."""
    for lessons in facts.lessons():
        if facts.given.modules[lessons.module]["splittable"]:
            continue
        stays = facts.planned.stays_of.get(lessons.cohort.id, ())
        whole = [stay for stay in stays if facts.given.blocks[stay.block]["rhythm"] == "whole weeks"]
        between = {
            stay.block
            for stay in whole
            for week in stay.weeks
            if lessons.begin <= week < lessons.end and lessons.cohort.days[week]
        }
        check.that(not between, _place(lessons), N_("interrupted by {blocks}"), blocks=", ".join(sorted(between)))


@rule(
    "lessons-when-there",
    N_("No lessons while away"),
    N_("No module is taught in a week in which the cohort is away in practice."),
    plan=LESSONS,
)
def lessons_when_there(facts: Facts, check: Check) -> None:
    """One case a run of a section."""
    for lessons in facts.lessons():
        away = facts.planned.away.get(lessons.cohort.id, set())
        for section in lessons.sections:
            for run in section.runs:
                both = sorted(away & set(run.weeks))
                text = N_("taught in {weeks}, when the cohort is away")
                check.that(
                    not both, (section.id, facts.monday(run.first)), text, weeks=", ".join(map(facts.monday, both))
                )


@rule(
    "module-window",
    N_("A module's window"),
    N_("A module lies within its window."),
    plan=LESSONS,
)
def window(facts: Facts, check: Check) -> None:
    """One case a module of a cohort that has a window."""
    for lessons in facts.lessons():
        row = facts.given.modules[lessons.module]
        within_window(check, _place(lessons), row, facts.planned.horizon, lessons.begin, lessons.end)


@rule(
    "lessons-after-first-week",
    N_("No lessons before the cohort's first week"),
    N_("No module is taught before the cohort's first week."),
    plan=LESSONS,
)
def after_first_week(facts: Facts, check: Check) -> None:
    """One case a module of a cohort."""
    for lessons in facts.lessons():
        text = N_("taught from {first} on, the cohort begins on {begin}")
        begin = facts.monday(lessons.cohort.first)
        check.that(
            lessons.begin >= lessons.cohort.first, _place(lessons), text, first=facts.monday(lessons.begin), begin=begin
        )


def _place(lessons: Lessons) -> tuple[str, str]:
    return lessons.cohort.id, lessons.module
