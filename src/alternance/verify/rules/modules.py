"""When a module is taught and with how many minutes."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.planned import Lessons
from alternance.verify.rule import Check, rule

LESSONS = ("sections", "sessions", "spans")
UNKNOWN = N_("the minutes of a module are not known")


@rule(
    "module-minutes",
    N_("A module's minutes"),
    N_("A module is taught until its minutes are reached and no week longer; in a shorter week it takes its share."),
    plan=LESSONS,
)
def minutes(facts: Facts, check: Check) -> None:
    """One case a section: without its last week the minutes are not reached, with it they are."""
    for lessons in facts.lessons():
        wanted = facts.given.modules[lessons.module]["minutes"]
        for section in lessons.sections:
            if None in section.weeks.values():
                check.cannot(UNKNOWN)
                continue
            taken = [(section.weeks[week] or 0) * lessons.cohort.days[week] // 5 for week in sorted(section.weeks)]
            text = N_("{taken} minutes in {weeks} weeks, {before} of them before the last; the module has {wanted}")
            check.that(
                sum(taken[:-1]) < wanted <= sum(taken),
                (section.id,),
                text,
                taken=sum(taken),
                weeks=len(taken),
                before=sum(taken[:-1]),
                wanted=wanted,
            )


@rule(
    "module-same-minutes",
    N_("The same minutes every week"),
    N_("A module is taught with the same minutes in every full week."),
    plan=LESSONS,
)
def same_minutes(facts: Facts, check: Check) -> None:
    """One case a section."""
    for lessons in facts.lessons():
        for section in lessons.sections:
            found = {run[2] for run in section.runs}
            if None in found:
                check.cannot(UNKNOWN)
                continue
            check.that(
                len(found) == 1,
                (section.id,),
                N_("minutes of a week: {found}"),
                found=", ".join(map(str, sorted(found, key=str))),
            )


@rule(
    "module-weekly-bounds",
    N_("A module's minutes a week"),
    N_("A module's minutes in a full week lie between its least and its most."),
    plan=LESSONS,
)
def weekly_bounds(facts: Facts, check: Check) -> None:
    """One case a run of a section."""
    for lessons in facts.lessons():
        row = facts.given.modules[lessons.module]
        for section in lessons.sections:
            for first, _last, weekly, _teacher in section.runs:
                if weekly is None:
                    check.cannot(UNKNOWN)
                    continue
                check.that(
                    row["weekly_min"] <= weekly <= row["weekly_max"],
                    (section.id, facts.monday(first)),
                    N_("{weekly} minutes a week; {least} to {most} are allowed"),
                    weekly=weekly,
                    least=row["weekly_min"],
                    most=row["weekly_max"],
                )


@rule(
    "module-consecutive",
    N_("A module without gaps"),
    N_("A module is taught in consecutive lesson weeks of the cohort: it misses none between its first and its last."),
    plan=LESSONS,
)
def consecutive(facts: Facts, check: Check) -> None:
    """One case a module of a cohort. Lesson weeks are those with school in which the cohort is not away."""
    for lessons in facts.lessons():
        away = facts.planned.away.get(lessons.cohort.id, set())
        taught = set(lessons.weeks)
        missed = [
            week
            for week in range(lessons.begin, lessons.end)
            if week not in taught and lessons.cohort.days[week] and week not in away
        ]
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
            for first, last, *_ in section.runs:
                both = sorted(away & set(range(first, last + 1)))
                text = N_("taught in {weeks}, when the cohort is away")
                check.that(not both, (section.id, facts.monday(first)), text, weeks=", ".join(map(facts.monday, both)))


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
        if row["window_from"] is None and row["window_to"] is None:
            continue
        first, last = facts.planned.horizon.monday(lessons.begin), facts.planned.horizon.monday(lessons.end - 1)
        early = row["window_from"] is not None and first < row["window_from"]
        late = row["window_to"] is not None and last > row["window_to"]
        check.that(
            not early and not late,
            _place(lessons),
            N_("from {first} to {last}, its window from {since} to {until}"),
            first=str(first),
            last=str(last),
            since=str(row["window_from"] or "–"),
            until=str(row["window_to"] or "–"),
        )


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
