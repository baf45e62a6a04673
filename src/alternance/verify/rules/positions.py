"""Whether a student can be at a position: its occupation, its weeks, its mentor."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.text import N_
from alternance.verify.cohort import Stay
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.rule import Check, rule
from alternance.verify.rules.placements import PLACED, place_of

SEATS = ("hiring_units", "positions", "position_weeks")


def at_positions(facts: Facts) -> Iterator[tuple[Row, Stay, str]]:
    """Yield placements of which the position is known."""
    for row, stay in facts.planned.placements:
        if row["position"] is not None:
            yield row, stay, row["position"]


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
            check.that(good, place_of(row), N_("{position} does not offer this block"), position=position)


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
            place_of(row),
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
        check.that(not without, place_of(row), text, position=position, weeks=", ".join(map(facts.monday, without)))


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
            place_of(row),
            N_("names {found}; {position} belongs to {wanted}"),
            found=f"{row['mentor']}, {row['enterprise']}",
            wanted=f"{mentor}, {enterprise}",
            position=position,
        )
