"""Who is placed: each student once for each block that needs positions, or listed with a reason."""

from __future__ import annotations

from collections import Counter

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.rule import Check, rule

PLACED = ("spans", "placements")


def place_of(row: Row) -> tuple[str, str]:
    """Return the student and the block, which name a placement."""
    return row["student"], row["block"]


@rule(
    "one-position",
    N_("One position for a block"),
    N_("A student has one position for a block, from its first practice week to its last."),
    plan=PLACED,
)
def one_position(facts: Facts, check: Check) -> None:
    """One case a student and block."""
    count = Counter(place_of(row) for row in facts.plan["placements"].iter_rows(named=True))
    for row in facts.plan["placements"].iter_rows(named=True):
        stay = facts.planned.stays.get((row["cohort"], row["block"]))
        good = stay is not None and facts.planned.span(row) == (stay.begin, stay.end - 1) and count[place_of(row)] == 1
        check.that(
            good,
            (*place_of(row), row["from"]),
            N_("placed {count} times; here from {first} to {last}; the cohort is away from {begin} to {end}"),
            count=count[place_of(row)],
            first=str(row["from"]),
            last=str(row["to"]),
            begin=facts.monday(stay.begin) if stay else "–",
            end=facts.monday(stay.end - 1) if stay else "–",
        )


@rule(
    "own-cohort",
    N_("Students of the cohort"),
    N_("Who is placed or unplaced is so as a student of the own cohort."),
    plan=("placements",),
    community=("students",),
)
def own_cohort(facts: Facts, check: Check) -> None:
    """One case a row of `placements` and `unplaced`."""
    for table in ("placements", "unplaced"):
        for row in facts.plan[table].iter_rows(named=True):
            if row["student"] in facts.given.students:
                own = facts.given.students[row["student"]]["cohort"]
                check.that(
                    own == row["cohort"],
                    (table, *place_of(row)),
                    N_("is a student of {own}, not of {cohort}"),
                    own=own,
                    cohort=row["cohort"],
                )


@rule(
    "placed-or-unplaced",
    N_("Nobody forgotten"),
    N_(
        "For each planned block that needs positions, each student of the cohort is either placed or listed as "
        "unplaced, once."
    ),
    plan=("spans", "placements", "unplaced"),
    community=("students",),
)
def placed_or_unplaced(facts: Facts, check: Check) -> None:
    """One case a student and block."""
    placed = Counter(place_of(row) for row in facts.plan["placements"].iter_rows(named=True))
    unplaced = {place_of(row) for row in facts.plan["unplaced"].iter_rows(named=True)}
    for student, own in facts.given.students.items():
        for stay in facts.planned.stays_of.get(own["cohort"], ()):
            if not facts.seated(stay.block):
                continue
            times = placed[student, stay.block] + ((student, stay.block) in unplaced)
            text = N_("neither placed nor listed as unplaced") if not times else N_("placed or listed {times} times")
            check.that(times == 1, (student, stay.block), text, times=times)


@rule(
    "placed-where-needed",
    N_("No position where none is needed"),
    N_(
        "Students are placed only for blocks that need positions, and listed as unplaced only for planned ones of "
        "these."
    ),
    plan=("spans", "placements"),
)
def placed_where_needed(facts: Facts, check: Check) -> None:
    """One case a row of `placements` and `unplaced`."""
    for table in ("placements", "unplaced"):
        for row in facts.plan[table].iter_rows(named=True):
            stay = facts.planned.stays.get((row["cohort"], row["block"]))
            good = facts.seated(row["block"]) and stay is not None
            check.that(
                good, (table, *place_of(row)), N_("the cohort is not away in this block, or it needs no position")
            )


@rule(
    "unplaced-reason",
    N_("A reason for everyone unplaced"),
    N_("Everyone unplaced has at least one reason, with the weeks of the block."),
    plan=("unplaced",),
)
def unplaced_reason(facts: Facts, check: Check) -> None:
    """One case a row of `unplaced`."""
    for row in facts.plan["unplaced"].iter_rows(named=True):
        stay = facts.planned.stays.get((row["cohort"], row["block"]))
        weeks = stay is not None and facts.planned.span(row) == (stay.begin, stay.end - 1)
        check.that(
            bool(row["reason"]) and weeks,
            (*place_of(row), row["reason"]),
            N_("no reason, or not the weeks of the block"),
        )
