"""Batches of placement, as the plan came out: who needed a place in the same weeks, and who holds which seat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from alternance.verify.candidates import Liking
from alternance.verify.cohort import Stay
from alternance.verify.inside import Inside
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
    stays, held, seat : dict of str
        Student → stay; student → position, and its part, of those placed.
    lists : dict of str
        Student → what the student lists and likes at least as well as what is held → what it is sorted by.
    free : dict of tuple to int
        Part, mentor or unit → students that it takes in all weeks of the batch, those before taken off.
    holders : dict of tuple
        Part, mentor or unit → who is there.
    """

    facts: Facts
    stays: dict[str, Stay] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[str, Liking]] = field(default_factory=dict)
    free: dict[Node, int] = field(default_factory=dict)
    seat: dict[str, Seat] = field(default_factory=dict)
    holders: dict[Node, Inside] = field(default_factory=lambda: defaultdict(Inside))

    @cached_property
    def begin(self) -> str:
        """The week in which it begins, as people write it."""
        return self.facts.monday(next(iter(self.stays.values())).begin)

    @cached_property
    def filled(self) -> frozenset[str]:
        """Positions at which somebody is."""
        return frozenset(self.held.values())

    def parts(self, student: str, position: str) -> list[Seat]:
        """Return the parts of a position that a student may have, the nearest kept first, the open one last."""
        kept = {holder for holder, _seats in self.facts.kept.rows.get(position, ())}
        own = dict.fromkeys(self.facts.kept.of_cohort(self.stays[student].cohort.id)) if kept else ()
        return [*((position, holder) for holder in own if holder in kept), (position, OPEN)]

    def way_up(self, seat: Seat) -> list[Node]:
        """Return the part, the mentor if there is one, the unit."""
        return [("part", *seat), *path(self.facts.given, seat[0])[1:]]

    def standing(self, position: str, student: str) -> float:
        """Return the student's rank with who ranks for `position`."""
        return self.facts.ranked.standing(position, student, self.stays[student])

    def level(self, student: str, seat: Seat) -> int:
        """Return how near the student is to those for whom a part is kept; the open part comes last."""
        own = [*self.facts.kept.of_cohort(self.stays[student].cohort.id), OPEN]
        return len(own) - 1 if seat[1] == OPEN else own.index(seat[1])

    def better(self, student: str, position: str) -> list[Seat]:
        """Return the parts of a position listed at which the student would rather be; alike is no gain."""
        seats, now = self.parts(student, position), self.seat.get(student)
        liking = self.lists[student][position]
        if now is None or now[0] not in self.lists[student] or liking < self.lists[student][now[0]]:
            return seats
        return [seat for seat in seats if self.level(student, seat) < self.level(student, now)]


def batches(facts: Facts) -> Iterator[Batch]:
    """Yield the batches in the order of (from, to, place), each with what the ones before leave."""
    taken, parts = facts.taken_by_hand.copy(), Parts(facts.kept)
    for row, stay in facts.planned.placements:
        if row["position"] is not None and (row["student"], row["block"]) in facts.decided.by_hand:
            parts.take(stay.cohort.id, row["position"], stay.weeks)
    for batch in _grouped(facts):
        weeks = sorted({week for stay in batch.stays.values() for week in stay.weeks})
        for student, stay in batch.stays.items():
            batch.lists[student] = facts.candidates.listed(student, stay, batch.held.get(student))
        for position in sorted(batch.filled.union(*batch.lists.values())):
            own, *above = path(facts.given, position)
            for holder, seats in parts.free(position, {week: taken.free(own, [week]) for week in weeks}).items():
                batch.free["part", position, holder] = seats
            batch.free |= {node: taken.free(node, weeks) for node in above if node not in batch.free}
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

    Of students who are alike to who ranks them, those come first who like a position with seats kept for them as well:
    they would rather be there than on an open seat here, and for the others it makes no difference.
    """

    def order_of(student: str) -> tuple[float, bool, str]:
        position, lists = batch.held[student], batch.lists[student]
        liking = batch.facts.candidates.liking(student, position)
        alike = (p for p, other in lists.items() if other == liking and p != position)
        elsewhere = any(len(batch.parts(student, p)) > 1 for p in alike)
        return batch.standing(position, student), not elsewhere, student

    for student in sorted(batch.held, key=order_of):
        position = batch.held[student]
        choice = batch.parts(student, position)
        free = (s for s in choice if len(batch.holders["part", *s].students) < batch.free["part", *s])
        seat = batch.seat[student] = next(free, (position, OPEN))
        ranker, rank = batch.facts.ranked.ranker(position), batch.standing(position, student)
        for node in batch.way_up(seat):
            batch.holders[node].add(student, ranker, rank)
