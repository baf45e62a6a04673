"""Seats kept for some, positions that open only with some, and groups who go together."""

from __future__ import annotations

from collections import Counter, defaultdict

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.moves import Moves
from alternance.verify.parts import OPEN
from alternance.verify.rule import Check, rule
from alternance.verify.rules.placements import PLACED
from alternance.verify.rules.positions import SEATS, at_positions

BATCHES = (*PLACED, "unplaced")


@rule(
    "reserved-seats",
    N_("Kept seats for those for whom they are"),
    N_(
        "In no week are more students on the open seats of a position than it has beside those kept for a cohort, "
        "programme or school, unless places decided by hand fill them."
    ),
    plan=PLACED,
    community=(*SEATS, "students"),
)
def reserved_seats(facts: Facts, check: Check) -> None:
    """One case a position with kept seats and week in which somebody is there."""
    there: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    by_hand: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for row, stay, position in at_positions(facts):
        if position in facts.kept.rows:
            for week in stay.weeks:
                there[position, week][stay.cohort.id] += 1
                by_hand[position, week][stay.cohort.id] += (row["student"], row["block"]) in facts.decided.by_hand
    for (position, week), students in sorted(there.items()):
        opened = facts.supply.seats(position, week) - sum(seats for _, seats in facts.kept.rows[position])
        beside, hand = (_on_open_seats(facts, position, who) for who in (students, by_hand[position, week]))
        check.that(
            beside <= max(0, opened, hand),
            (position, facts.monday(week)),
            N_("{students} students are on its open seats, which are {seats}"),
            students=beside,
            seats=max(0, opened),
        )


@rule(
    "kept-seats-said",
    N_("For whom a seat is kept, as said"),
    N_(
        "The plan says of each placement for whose students the seat is kept, or that it is open: who is ranked best "
        "has the kept seat that is nearest."
    ),
    plan=BATCHES,
    community=(*SEATS, "students"),
)
def kept_seats_said(facts: Facts, check: Check) -> None:
    """One case a placement at a position with kept seats, or that the plan says to be on one."""
    rows = [(row, stay) for row, stay, position in at_positions(facts) if position in facts.kept.rows or row["seat_of"]]
    if facts.planned.recorded or not rows:
        return
    by_hand = [
        (stay.cohort.id, row["student"], row["block"], row["position"], stay.weeks)
        for row, stay in rows
        if (row["student"], row["block"]) in facts.decided.by_hand
    ]
    seat_of = facts.kept.by_hand(by_hand)
    for batch in facts.batches:
        seat_of |= {(student, batch.stays[student].block): holder for student, (_, holder) in batch.seat.items()}
    for row, _stay in rows:
        wanted = seat_of.get((row["student"], row["block"]), OPEN)
        check.that(
            (row["seat_of"] or OPEN) == wanted,
            (row["student"], row["block"]),
            N_("the seat is kept for {wanted}, the plan says {found}"),
            wanted=wanted or "–",
            found=row["seat_of"] or "–",
        )


def _on_open_seats(facts: Facts, position: str, students: Counter[str]) -> int:
    return students.total() - sum(facts.kept.seated(position, students).values())


@rule(
    "opens-with-enough",
    N_("Positions that open only with some"),
    N_("A position that opens only with so many students takes of a batch at least so many, or nobody."),
    plan=BATCHES,
    community=(*SEATS, "students"),
)
def opens_with_enough(facts: Facts, check: Check) -> None:
    """One case a batch and such a position at which somebody is."""
    if all((row["seats_min"] or 0) < 2 for row in facts.given.positions.values()):
        return
    for batch in facts.batches:
        for position, students in sorted(Counter(batch.held.values()).items()):
            least = facts.given.positions[position]["seats_min"] or 0
            if least > 1:
                check.that(
                    students >= least,
                    (position, batch.begin),
                    N_("{students} students, it opens with {least}"),
                    students=students,
                    least=least,
                )


@rule(
    "groups-together",
    N_("Groups who go together"),
    N_("Those of a group who are in one batch are all at positions of one site, or all without a place from it."),
    plan=BATCHES,
    community=(*SEATS, "students"),
)
def groups_together(facts: Facts, check: Check) -> None:
    """One case a batch and group of which two or more are in it."""
    if not any(facts.given.rows("peer_groups")):
        return
    for batch in facts.batches:
        moves = Moves(facts, batch)
        for group, members in moves.members.items():
            sites = {moves.site(batch.held[s]) if s in batch.held else None for s in members}
            names = ", ".join(sorted(site or "–" for site in sites))
            check.that(len(sites) == 1, (group, batch.begin), N_("they are at {sites}"), sites=names)
