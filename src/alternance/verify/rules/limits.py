"""What the packs in force limit for students under age."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule

PLACED = ("spans", "placements")
BIRTH = N_("the date of birth of a student is not known")


@rule(
    "minimum-age",
    N_("Old enough for practice"),
    N_("Who is placed has, on the first practice day, the age that the packs ask."),
    plan=PLACED,
    community=("students",),
)
def minimum_age(facts: Facts, check: Check) -> None:
    """One case a placement."""
    if facts.given.limits.get("minimum-age") is None:
        return
    for row, stay in facts.planned.placements:
        student = facts.given.students.get(row["student"])
        if student is None or student["birth_date"] is None:
            check.cannot(BIRTH)
            continue
        least = facts.law.too_young(student, stay)
        check.that(
            least is None,
            (row["student"], row["block"]),
            N_("born on {birth}, is under {least} on {day}"),
            birth=str(student["birth_date"]),
            least=least,
            day=facts.monday(stay.begin),
        )


@rule(
    "age-known",
    N_("A start with what must be known"),
    N_(
        "Who is placed has a known date of birth, wherever a hard limit of the packs asks the age: the unknown blocks "
        "a start."
    ),
    plan=PLACED,
    community=("students",),
)
def age_known(facts: Facts, check: Check) -> None:
    """One case a placement at a position; a recorded plan began already, and blocks nothing."""
    if facts.planned.recorded:
        return
    for row, stay in facts.planned.placements:
        student = facts.given.students.get(row["student"])
        if student is not None and row["position"] is not None:
            check.that(
                not facts.law.age_unknown(student, row["position"], stay),
                (row["student"], row["block"]),
                N_("the date of birth is missing, and a limit of the packs asks the age; enter it"),
            )


@rule(
    "weekly-minutes-under-18",
    N_("A week under 18"),
    N_(
        "Who is under 18 on a week's Monday has in it, at school and in practice, no more minutes than the packs allow."
    ),
    plan=("sections", "sessions", "spans", "placements"),
    community=("students",),
)
def weekly_minutes(facts: Facts, check: Check) -> None:
    """One case a student and week: of practice at a position, or of lessons."""
    if facts.given.limits.get("weekly-minutes-under-18") is None:
        return
    weeks: dict[str, dict[int, int]] = {
        id_: dict(facts.law.taught.get(student["cohort"], {})) for id_, student in facts.given.students.items()
    }
    for row, stay in facts.planned.placements:
        if row["position"] is not None and row["student"] in weeks:
            own = weeks[row["student"]]
            for week in stay.weeks:
                own[week] = own.get(week, 0) + facts.law.practice_minutes(row["position"], stay.block)
    for id_, own in weeks.items():
        student = facts.given.students[id_]
        if student["birth_date"] is None:
            check.cannot(BIRTH)
            continue
        for week, minutes in sorted(own.items()):
            most = facts.law.most_minutes(student, week)
            if most is not None:
                check.that(
                    minutes <= most,
                    (id_, facts.monday(week)),
                    N_("{minutes} minutes; under 18 at most {most}"),
                    minutes=minutes,
                    most=most,
                )
