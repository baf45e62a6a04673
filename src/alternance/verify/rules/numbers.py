"""How many students are at a position, under a mentor, in a unit, in an enterprise at one time."""

from __future__ import annotations

from collections import Counter

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule
from alternance.verify.rules.placements import PLACED
from alternance.verify.rules.positions import SEATS, at_positions


@rule(
    "position-seats",
    N_("No more students than seats"),
    N_("In no week has a position more students than seats."),
    plan=PLACED,
    community=SEATS,
)
def position_seats(facts: Facts, check: Check) -> None:
    """One case a position and week in which somebody is there."""
    there = Counter((position, week) for _row, stay, position in at_positions(facts) for week in stay.weeks)
    for (position, week), students in sorted(there.items()):
        most = facts.supply.seats(position, week)
        check.that(
            students <= most,
            (position, facts.monday(week)),
            N_("{students} students, {most} seats"),
            students=students,
            most=most,
        )


@rule(
    "mentor-students",
    N_("No more students than the mentor may guide"),
    N_("In no week has a mentor, over all positions that name this mentor, more students than allowed."),
    plan=PLACED,
    community=("positions", "mentors"),
)
def mentor_students(facts: Facts, check: Check) -> None:
    """One case a mentor and week with students."""
    there: Counter[tuple[str, int]] = Counter()
    for _row, stay, position in at_positions(facts):
        mentor = facts.given.positions[position]["mentor"]
        if mentor is not None:
            there.update((mentor, week) for week in stay.weeks)
    for (mentor, week), students in sorted(there.items()):
        most = facts.given.mentors[mentor]["students_max"] if mentor in facts.given.mentors else 0
        check.that(
            students <= most,
            (mentor, facts.monday(week)),
            N_("{students} students, {most} allowed"),
            students=students,
            most=most,
        )


@rule(
    "unit-students",
    N_("No more students than the unit takes"),
    N_(
        "In no week has a hiring unit, over all its positions, more students than its total, nor than its share of "
        "what its enterprise takes in all."
    ),
    plan=PLACED,
    community=("positions", "hiring_units"),
)
def unit_students(facts: Facts, check: Check) -> None:
    """One case a unit and week with students."""
    for (unit, week), students in sorted(_by_unit(facts).items()):
        most = facts.shares.most(unit)
        check.that(
            students <= most,
            (unit, facts.monday(week)),
            N_("{students} students, {most} at most"),
            students=students,
            most=most,
        )


@rule(
    "enterprise-students",
    N_("No more students than the enterprise takes"),
    N_("In no week has an enterprise, over all its hiring units, more students than it takes in all."),
    plan=PLACED,
    community=("organisations", "positions", "hiring_units"),
)
def enterprise_students(facts: Facts, check: Check) -> None:
    """One case an enterprise that says a total and week with students."""
    there: Counter[tuple[str, int]] = Counter()
    for (unit, week), students in _by_unit(facts).items():
        if unit in facts.shares.enterprise_of:
            there[facts.shares.enterprise_of[unit], week] += students
    for (enterprise, week), students in sorted(there.items()):
        most = facts.shares.totals[enterprise]
        check.that(
            students <= most,
            (enterprise, facts.monday(week)),
            N_("{students} students, {most} at most"),
            students=students,
            most=most,
        )


def _by_unit(facts: Facts) -> Counter[tuple[str, int]]:
    units = facts.given.positions
    return Counter(
        (units[position]["unit"], week) for _row, stay, position in at_positions(facts) for week in stay.weeks
    )


@rule(
    "trainee-share",
    N_("Trainees among the staff"),
    N_("In no week are the trainees of a hiring unit more than the packs' share of its staff; one is always allowed."),
    plan=PLACED,
    community=("positions", "hiring_units"),
    force="soft",
)
def trainee_share(facts: Facts, check: Check) -> None:
    """One case a unit and week with students, where the staff is known."""
    for (unit, week), students in sorted(_by_unit(facts).items()):
        share = facts.given.limits.value("trainee-share", facts.planned.horizon.monday(week))
        staff = facts.given.units[unit]["staff"] if unit in facts.given.units else None
        if share is None:
            continue
        if staff is None:
            check.cannot(N_("the staff of a hiring unit is not known"))
            continue
        most = max(1, int(share * staff + 1e-9))
        check.that(
            students <= most,
            (unit, facts.monday(week)),
            N_("{students} trainees among {staff} staff, {most} at most"),
            students=students,
            staff=staff,
            most=most,
        )
