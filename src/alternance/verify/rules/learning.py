"""Nobody works before learning: by cohort from what was given, by student from what was seen."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.practising import lacking, practising
from alternance.verify.rule import Check, rule
from alternance.verify.work import alone, first_work, safety

TAUGHT = ("sections", "sessions", "spans")
PROGRAMME = ("phases", "phase_aims", "module_aims")


@rule(
    "learn-before-work",
    N_("Learn before work"),
    N_(
        "No student works alone on an aim in a week by which the level needed is not given, unless the student was "
        "seen to have it. Counted in student-weeks, a week once."
    ),
    plan=TAUGHT,
    community=PROGRAMME,
)
def learn_before_work(facts: Facts, check: Check) -> None:
    """One case a student and practice week; students of whom the same is asked and seen are told together."""
    for stay in facts.planned.stays.values():
        groups = practising(facts, stay)
        if groups is None:
            check.cannot(N_("the size of a cohort is not known"))
            continue
        for (position, student), students in groups.items():
            for week in stay.phase_of:
                missing = lacking(facts, stay, week, position, student)
                check.that(
                    not missing,
                    (stay.cohort.id, stay.block, facts.monday(week), position, student),
                    N_("{students} students work alone before they have learnt: {aims}"),
                    weight=students,
                    students=students,
                    cohort=stay.cohort.id,
                    aims=", ".join(sorted(missing)),
                )


@rule(
    "safety-before-work",
    N_("Safety before work"),
    N_(
        "Every safety aim of a block is given at level 1 before the first phase in which anything is assisted or "
        "done alone; instruction in that phase's first days counts."
    ),
    plan=TAUGHT,
    community=("phases", "phase_aims"),
)
def safety_before_work(facts: Facts, check: Check) -> None:
    """One case a block of a cohort and safety aim of the block."""
    for stay in facts.planned.stays.values():
        phase = first_work(facts.given, stay)
        if phase is None:
            continue
        week = min(stay.phases[phase])
        for aim in safety(facts.given, stay.block):
            check.that(
                facts.learned.by_cohort(stay, phase, week, aim) >= 1,
                (stay.cohort.id, stay.block, aim),
                N_("work begins on {week}, {aim} is not taught by then"),
                week=facts.monday(week),
                aim=aim,
            )


@rule(
    "student-ready",
    N_("What was seen of a student"),
    N_(
        "No student begins a phase who was seen, after the last teaching of an aim, below the level at which it is "
        "done alone there."
    ),
    plan=(*TAUGHT, "placements"),
    community=PROGRAMME,
    part_of="learn-before-work",
)
def student_ready(facts: Facts, check: Check) -> None:
    """One case a placement, phase and aim with evidence."""
    for row, stay in facts.planned.placements:
        for phase, weeks in sorted(stay.phases.items()):
            for aim, level in sorted(alone(facts.given, stay.block, phase, row["position"]).items()):
                if facts.learned.seen(row["student"], stay.cohort.id, aim, min(weeks)) is None:
                    continue
                has = facts.learned.by_student(row["student"], stay, phase, aim)
                check.that(
                    has >= level,
                    (row["student"], stay.block, phase, aim),
                    N_("has level {has} in {aim} by what was seen, level {level} is needed"),
                    has=has,
                    aim=aim,
                    level=level,
                )
