"""With how many minutes a module is taught, and in which kind of room."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
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
            found = {run.minutes for run in section.runs}
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
            for run in section.runs:
                if run.minutes is None:
                    check.cannot(UNKNOWN)
                    continue
                check.that(
                    row["weekly_min"] <= run.minutes <= row["weekly_max"],
                    (section.id, facts.monday(run.first)),
                    N_("{weekly} minutes a week; {least} to {most} are allowed"),
                    weekly=run.minutes,
                    least=row["weekly_min"],
                    most=row["weekly_max"],
                )


@rule(
    "room-kind-named",
    N_("The kind of room"),
    N_("Lessons name the kind of room that the module needs, and no other."),
    plan=LESSONS,
)
def room_kind_named(facts: Facts, check: Check) -> None:
    """One case a run of a section; a recorded plan need not name it."""
    for lessons in facts.lessons():
        wanted = facts.given.modules[lessons.module]["room_kind"]
        for section in lessons.sections:
            for run in section.runs:
                if run.room_kind is not None or not facts.planned.recorded:
                    check.that(
                        (run.room_kind or None) == (wanted or None),
                        (section.id, facts.monday(run.first)),
                        N_("names {found}, the module needs {wanted}"),
                        found=run.room_kind or "–",
                        wanted=wanted or "–",
                    )
