"""Who is where: one position a student for a block, with a seat in every week, under all limits of number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.planned import Stay
from alternance.verify.rule import Check, rule

PLACED = ("spans", "placements")
SEATS = ("hiring_units", "positions", "position_weeks")


def at_positions(facts: Facts) -> Iterator[tuple[Row, Stay, str]]:
    """Yield placements of which the position is known."""
    for row, stay in facts.planned.placements:
        if row["position"] is not None:
            yield row, stay, row["position"]


def _place(row: Row) -> tuple[str, str]:
    return row["student"], row["block"]


@rule(
    "one-position",
    N_("One position for a block"),
    N_("A student has one position for a block, from its first practice week to its last."),
    plan=PLACED,
)
def one_position(facts: Facts, check: Check) -> None:
    """One case a student and block."""
    count = Counter(_place(row) for row in facts.plan["placements"].iter_rows(named=True))
    for row in facts.plan["placements"].iter_rows(named=True):
        stay = facts.planned.stays.get((row["cohort"], row["block"]))
        good = stay is not None and facts.planned.span(row) == (stay.begin, stay.end - 1) and count[_place(row)] == 1
        check.that(
            good,
            (*_place(row), row["from"]),
            N_("placed {count} times; here from {first} to {last}; the cohort is away from {begin} to {end}"),
            count=count[_place(row)],
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
                    (table, *_place(row)),
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
    placed = Counter(_place(row) for row in facts.plan["placements"].iter_rows(named=True))
    unplaced = {_place(row) for row in facts.plan["unplaced"].iter_rows(named=True)}
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
            check.that(good, (table, *_place(row)), N_("the cohort is not away in this block, or it needs no position"))


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
            bool(row["reason"]) and weeks, (*_place(row), row["reason"]), N_("no reason, or not the weeks of the block")
        )


@rule(
    "position-serves",
    N_("A position of the block's place"),
    N_(
        "A student's position offers the block: by its occupation or its own list; for an order class, in its "
        "enterprise."
    ),
    plan=PLACED,
    community=("hiring_units", "positions"),
)
def position_serves(facts: Facts, check: Check) -> None:
    """One case a placement."""
    for row, stay, position in at_positions(facts):
        if stay.block in facts.blocks:
            good = facts.supply.serves(position, facts.blocks[stay.block])
            check.that(good, _place(row), N_("{position} does not offer this block"), position=position)


@rule(
    "allowed-start",
    N_("Begin when the position allows"),
    N_("A student begins at a position in a week in which it lets trainees begin."),
    plan=PLACED,
    community=SEATS,
)
def allowed_start(facts: Facts, check: Check) -> None:
    """One case a placement."""
    for row, stay, position in at_positions(facts):
        text = N_("{position} lets nobody begin on {week}")
        check.that(
            facts.supply.may_begin(position, stay.begin),
            _place(row),
            text,
            position=position,
            week=facts.monday(stay.begin),
        )


@rule(
    "seat-every-week",
    N_("A seat in every week"),
    N_("A student's position has a seat in every practice week of the block."),
    plan=PLACED,
    community=SEATS,
)
def seat_every_week(facts: Facts, check: Check) -> None:
    """One case a placement."""
    for row, stay, position in at_positions(facts):
        without = [week for week in stay.weeks if facts.supply.seats(position, week) < 1]
        text = N_("{position} has no seat in {weeks}")
        check.that(not without, _place(row), text, position=position, weeks=", ".join(map(facts.monday, without)))


@rule(
    "mentor-named",
    N_("The position's mentor and enterprise"),
    N_("A placement names the mentor of its position and the enterprise on whose site it is."),
    plan=PLACED,
    community=("positions",),
)
def mentor_named(facts: Facts, check: Check) -> None:
    """One case a placement of which the position is known."""
    for row, _stay, position in at_positions(facts):
        mentor, enterprise = facts.given.positions[position]["mentor"], facts.given.enterprise(position)
        good = row["mentor"] == mentor and row["enterprise"] in (None, enterprise)
        check.that(
            good,
            _place(row),
            N_("names {found}; {position} belongs to {wanted}"),
            found=f"{row['mentor']}, {row['enterprise']}",
            wanted=f"{mentor}, {enterprise}",
            position=position,
        )
