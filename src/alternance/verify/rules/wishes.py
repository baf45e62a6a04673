"""What students said of themselves, and how a place came about."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.candidates import speaks
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule
from alternance.verify.rules.placements import PLACED

#: Door → the option of a plan without which nobody comes by it.
_BESIDES = {"completion": "place_everybody", "repair": "repaired"}


@rule(
    "rank-as-said",
    N_("Preferences as said"),
    N_(
        "Who named positions is placed by a round at one of them, unless everybody was to be placed, and the plan says "
        "the rank that it was given."
    ),
    plan=PLACED,
)
def rank_as_said(facts: Facts, check: Check) -> None:
    """One case a placement by a round of which the position is known."""
    for row, _stay in facts.planned.placements:
        if row["position"] is None or (row["student"], row["block"]) in facts.decided.by_hand:
            continue
        said = facts.decided.preferences.get(row["student"], {})
        rank = said.get(row["position"])
        beyond = row["door"] == "completion"
        check.that(
            row["rank"] == rank and (rank is not None or not said or beyond),
            (row["student"], row["block"]),
            N_("{position} has rank {rank} with the student, the plan says {found}"),
            position=row["position"],
            rank=rank or "–",
            found=row["rank"] or "–",
        )


@rule(
    "door-as-is",
    N_("How a place came about"),
    N_(
        "A place that was neither fixed nor locked came about by a round; where everybody was to be placed, or a plan "
        "was repaired, by that; a locked one by a lock."
    ),
    plan=(*PLACED, "unplaced"),
)
def door_as_is(facts: Facts, check: Check) -> None:
    """One case a placement."""
    for row, _stay in facts.planned.placements:
        wanted = facts.decided.by_hand.get((row["student"], row["block"]), "round")
        if wanted == "round" and facts.plan.meta.options.get(_BESIDES.get(row["door"], "")):
            wanted = row["door"]
        check.that(
            row["door"] == wanted,
            (row["student"], row["block"]),
            N_("came about by {wanted}, the plan says {found}"),
            wanted=wanted,
            found=row["door"],
        )


@rule(
    "searching-apart",
    N_("Own searches left alone"),
    N_("Who looks for a place of their own for a block, and wants no help, is placed there by no round."),
    plan=PLACED,
)
def searching_apart(facts: Facts, check: Check) -> None:
    """One case a student and block with a search."""
    placed = {(row["student"], row["block"]): row["position"] or "–" for row, _stay in facts.planned.placements}
    for pair in sorted(facts.decided.searching):
        text = N_("is looking for a place of their own, and is placed at {position}")
        check.that(pair not in placed, pair, text, position=placed.get(pair))


@rule(
    "rotation",
    N_("The enterprise that the block asks"),
    N_(
        "Where a block asks that students stay with the enterprise where they were last, or see one where they were "
        "not, its placements do so; one fixed or locked is held against places fixed or locked alone."
    ),
    plan=PLACED,
    community=("hiring_units", "positions"),
)
def rotation(facts: Facts, check: Check) -> None:
    """One case a placement in a block that asks it."""
    for row, stay in facts.planned.placements:
        asked = facts.blocks.get(row["block"], {}).get("rotation", "any")
        if row["position"] is not None and asked != "any":
            check.that(
                facts.been.fits(row["student"], stay, row["position"]),
                (row["student"], row["block"]),
                N_("{position} is in {enterprise}; the block asks: {asked}"),
                position=row["position"],
                enterprise=facts.given.enterprise(row["position"]) or "–",
                asked=asked,
            )


@rule(
    "travel-limit",
    N_("Near enough"),
    N_("Nobody is placed farther away than the longest way that the student accepts."),
    plan=PLACED,
    community=("students",),
)
def travel_limit(facts: Facts, check: Check) -> None:
    """One case a placement where the student has a limit and the way is known."""
    for row, _stay in facts.planned.placements:
        student = facts.given.students.get(row["student"])
        if row["position"] is None or student is None or student["travel_max"] is None:
            continue
        minutes = facts.ways.minutes(row["student"], row["position"])
        if minutes is not None:
            check.that(
                minutes <= student["travel_max"],
                (row["student"], row["block"]),
                N_("{minutes} minutes to {position}, at most {most} are accepted"),
                minutes=minutes,
                position=row["position"],
                most=student["travel_max"],
            )


@rule(
    "language-spoken",
    N_("The language that the work demands"),
    N_("Who is placed speaks the language that the position demands, where it is known what the student speaks."),
    plan=PLACED,
    community=("students",),
)
def language_spoken(facts: Facts, check: Check) -> None:
    """One case a placement at a position that demands a language."""
    for row, _stay in facts.planned.placements:
        student = facts.given.students.get(row["student"])
        if row["position"] is None or student is None:
            continue
        language = facts.given.positions[row["position"]]["language"]
        if language:
            check.that(
                speaks(student, language),
                (row["student"], row["block"]),
                N_("{position} demands {language}"),
                position=row["position"],
                language=language,
            )
