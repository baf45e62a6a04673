"""Batches of placement, as the plan came out: who needed a place in the same weeks, and who holds which seat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alternance.verify.cohort import Stay
from alternance.verify.parts import OPEN, Parts
from alternance.verify.taken import path

if TYPE_CHECKING:
    from alternance.verify.facts import Facts

__all__ = ["Batch", "Seat", "batches"]

#: A position's part: whose seats it is, or `OPEN`.
Seat = tuple[str, str]
#: A part, a mentor or a unit.
Node = tuple[str, ...]


@dataclass
class Batch:
    """Students away in blocks of one place, from and to the same weeks, who take part in the round.

    Attributes
    ----------
    stays, held : dict of str
        Student → stay; student → position, of those placed.
    free : dict of tuple to int
        Part, mentor or unit → students that it takes in all weeks of the batch, those before taken off.
    """

    facts: Facts
    stays: dict[str, Stay] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    free: dict[Node, int] = field(default_factory=dict)
    seat: dict[str, Seat] = field(default_factory=dict)
    holders: dict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))

    def parts(self, student: str, position: str) -> list[Seat]:
        """Return the parts of a position that a student may have, the nearest kept first, the open one last."""
        own = dict.fromkeys(self.facts.kept.of_cohort(self.stays[student].cohort.id))
        return [(position, holder) for holder in (*own, OPEN) if ("part", position, holder) in self.free]

    def way_up(self, seat: Seat) -> list[Node]:
        """Return the part, the mentor if there is one, the unit."""
        return [("part", *seat), *path(self.facts.given, seat[0])[1:]]

    def standing(self, position: str, student: str) -> float:
        """Return the student's rank with the unit of `position`."""
        return self.facts.candidates.standing(position, student, self.stays[student])

    def key(self, student: str, listed: list[str], seat: Seat) -> tuple[float, int]:
        """Return what the student sorts a seat by, less is better; equal is alike. What is not listed comes last."""
        position, holder = seat
        if position not in listed:
            return float("inf"), 0
        rank = listed.index(position)
        while rank and self.facts.candidates.alike(student, position, listed[rank - 1]):
            rank -= 1
        own = [*self.facts.kept.of_cohort(self.stays[student].cohort.id), OPEN]
        return rank, len(own) - 1 if holder == OPEN else own.index(holder)


def batches(facts: Facts) -> Iterator[Batch]:
    """Yield the batches in the order of (from, to, place), each with what the ones before leave."""
    taken, parts = facts.taken_by_hand.copy(), Parts(facts.kept)
    for row, stay in facts.planned.placements:
        if row["position"] is not None and (row["student"], row["block"]) in facts.decided.by_hand:
            parts.take(stay.cohort.id, row["position"], stay.weeks)
    for batch in _grouped(facts):
        weeks = sorted({week for stay in batch.stays.values() for week in stay.weeks})
        listed = {p for s, stay in batch.stays.items() for p in facts.candidates.listed(s, stay)}
        for position in sorted(listed | set(batch.held.values())):
            own, *above = path(facts.given, position)
            for holder, seats in parts.free(position, {week: taken.free(own, [week]) for week in weeks}).items():
                batch.free["part", position, holder] = seats
            batch.free |= {node: taken.free(node, weeks) for node in above}
        _seat(batch)
        yield batch
        for student, position in batch.held.items():
            taken.take(position, batch.stays[student].weeks)
            parts.take(batch.stays[student].cohort.id, position, batch.stays[student].weeks)


def _grouped(facts: Facts) -> Iterator[Batch]:
    rows = [(row["student"], row["cohort"], row["block"], row["position"]) for row, _stay in facts.planned.placements]
    rows += [(*row, None) for row in facts.plan["unplaced"].select("student", "cohort", "block").iter_rows()]
    found: dict[tuple[int, int, str], Batch] = {}
    apart = facts.decided.by_hand.keys() | facts.decided.searching
    for student, cohort, block, position in rows:
        stay = facts.planned.stays.get((cohort, block))
        if stay is None or student not in facts.given.students or not facts.seated(block) or (student, block) in apart:
            continue
        batch = found.setdefault((stay.begin, stay.end, facts.blocks[block]["place"]), Batch(facts))
        batch.stays[student] = stay
        if position is not None:
            batch.held[student] = position
    for _key, batch in sorted(found.items(), key=lambda entry: entry[0]):
        yield batch


def _seat(batch: Batch) -> None:
    """Give everybody placed a part of the position: the nearest kept seats to those ranked best, the rest is open.

    Of students who are alike to the unit, those come first who like a position with seats kept for them as well: they
    would rather be there than on an open seat here, and for the others it makes no difference.
    """

    def order_of(student: str) -> tuple[float, bool, str]:
        position, listed = batch.held[student], batch.facts.candidates.listed(student, batch.stays[student])
        alike = (p for p in listed if p != position and batch.facts.candidates.alike(student, position, p))
        elsewhere = any(len(batch.parts(student, p)) > 1 for p in alike)
        return batch.standing(position, student), not elsewhere, student

    order = sorted(batch.held, key=order_of)
    for student in order:
        position = batch.held[student]
        choice = batch.parts(student, position)
        seat = next((s for s in choice if len(batch.holders["part", *s]) < batch.free["part", *s]), (position, OPEN))
        batch.seat[student] = seat
        for node in batch.way_up(seat):
            batch.holders[node].add(student)
