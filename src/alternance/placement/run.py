"""One run over all batches: what is free shrinks as batch after batch takes its seats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from alternance.community.community import Community
from alternance.placement.batch import Batch, solve_batch
from alternance.placement.completing import completed
from alternance.placement.conditions import Conditions
from alternance.placement.eligible import Eligibility
from alternance.placement.exceptions import Exceptional, exceptions
from alternance.placement.fit import Fit
from alternance.placement.laid_out import Listed
from alternance.placement.rotation import Rotation
from alternance.placement.said import Said
from alternance.placement.seating import seated, seated_by_hand
from alternance.placement.stay import Stay
from alternance.placement.supply import Position, Supply
from alternance.policy.limits import Limits
from alternance.readiness.needs import block_work

__all__ = ["Placed", "Placement", "Run", "Unplaced", "ordered", "walk"]


@dataclass(frozen=True)
class Placed:
    """A student with a position for a stay.

    Attributes
    ----------
    rank : int or None
        As the student gave it, None without.
    way : int or None
        Minutes.
    seat_of : str or None
        The cohort, programme or school for whose students the seat is kept; None: an open seat.
    """

    student: str
    stay: Stay
    position: Position
    door: str
    rank: int | None
    way: int | None
    seat_of: str | None = None


@dataclass(frozen=True)
class Unplaced:
    """A student without one: reason code → number of positions it holds for (`alternance.placement.words`)."""

    student: str
    stay: Stay
    reasons: dict[str, int]


@dataclass
class Placement:
    """All placements, who is left out and why.

    Attributes
    ----------
    placed, unplaced : list
        By student and block.
    ties : int
        Ranks, in students' lists and in rankings of students, that are equal to another: kept as ties.
    batches : list of Batch
        In the order in which they were matched.
    blocking : list of Exceptional
        What blocks, where no stable matching was found or everybody was to be placed.
    eligibility : Eligibility
        What judged the pairs; it answers why one may not be.
    apart : frozenset of str
        Positions that rank students for themselves.
    """

    eligibility: Eligibility
    apart: frozenset[str] = frozenset()
    placed: list[Placed] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    ties: int = 0
    batches: list[Batch] = field(default_factory=list)
    blocking: list[Exceptional] = field(default_factory=list)


class Run:
    """What all batches share: seats that are left, who may be where, what people said, and the placement so far."""

    def __init__(self, community: Community, limits: Limits, learn_before_work: bool, everybody: bool = False) -> None:
        self.everybody = everybody
        self._beyond_stable: set[tuple[str, str]] = set()
        self.supply = Supply(community)
        self.said, self.conditions, work = Said(community), Conditions(community), block_work(community)
        self.rotation = Rotation(community, self.supply.positions, self.said.fixed)
        self.eligibility = Eligibility(community, self.supply, work, limits, learn_before_work, self.rotation)
        apart = frozenset(self.said.rankings.of_positions)
        self.fit, self.result = Fit(community, self.supply, work), Placement(self.eligibility, apart)
        self.place_of = dict(community["blocks"].select("id", "place").rows())
        self.students: dict[str, list[str]] = defaultdict(list)
        for student, cohort in community["students"].select("id", "cohort").rows():
            self.students[cohort].append(student)
        self.result.ties = self.said.ties

    def batch_of(self, stay: Stay) -> tuple[int, int, str]:
        """Return what the stays of one batch share."""
        return stay.weeks[0], stay.weeks[-1], self.place_of[stay.block]

    def fix(self, stays: Iterable[Stay]) -> None:
        """Seat those who are fixed or locked, before any batch; leave out those who look for a place of their own."""
        for stay in stays:
            for student in self.students[stay.cohort]:
                if (found := self.said.fixed.get((student, stay.block))) is not None:
                    self._fix(student, stay, self.supply.positions[found[0]], door=found[1])
                elif (student, stay.block) in self.said.searching:
                    self.result.unplaced.append(Unplaced(student, stay, {"searching": 1}))
        self.result.placed = seated_by_hand(self.result.placed, self.conditions)

    def _fix(self, student: str, stay: Stay, position: Position, door: str) -> None:
        if codes := self.eligibility.reasons(student, position, stay):
            reasons = dict.fromkeys(["fixed-not-eligible", *codes], 1)
            self.result.unplaced.append(Unplaced(student, stay, reasons))
        elif self.supply.room(position, stay.weeks) < 1:
            self.result.unplaced.append(Unplaced(student, stay, {"fixed-full": 1}))
        else:
            self._seat(student, stay, position, door)

    def _seat(self, student: str, stay: Stay, position: Position, door: str, seat_of: str | None = None) -> None:
        self.supply.take(position, stay.weeks)
        self.conditions.take(student, position.id, stay.weeks)
        self.rotation.take(student, stay, position)
        rank, way = self.said.wishes.get(student, {}).get(position.id), self.eligibility.way(student, position)
        self.result.placed.append(Placed(student, stay, position, door, rank, way, seat_of))

    def match(self, stays: list[Stay]) -> None:
        """Place one batch: eligible pairs, lists, the stable matching, and the reasons of those left out."""
        apart = self.said.fixed.keys() | self.said.searching
        people = [(s, stay) for stay in stays for s in self.students[stay.cohort] if (s, stay.block) not in apart]
        people.sort(key=lambda pair: pair[0])
        if len({student for student, _ in people}) < len(people):
            raise ValueError("a cohort is in two blocks at once")
        if not people:
            return
        judged = [self.listed(student, stay) for student, stay in people]
        batch = self.solved(people, [listed for listed, _ in judged])
        self.result.batches.append(batch)
        self.result.blocking += exceptions(batch, self.conditions.group_of)
        for number, ((student, stay), position) in enumerate(zip(people, batch.held(), strict=True)):
            if position is not None:
                part = batch.parts[int(batch.result.assignment[number])]
                self._seat(student, stay, position, self.door(student, stay), part.holder)
                continue
            listed, reasons = judged[number]
            reasons.update(self.left_out(batch, number, one.id) for _, one in listed)
            codes = dict(sorted((+reasons).items())) or {"no-position": 1}
            self.result.unplaced.append(Unplaced(student, stay, codes))

    def solved(self, people: Sequence[tuple[str, Stay]], lists: Sequence[Sequence[Listed]]) -> Batch:
        """Return the batch with its matching."""
        rankings = self.said.rankings.with_units(self.fit.rankings(people))
        stable = batch = solve_batch(people, lists, rankings, self.supply, self.conditions)
        if self.everybody:
            beyond = [
                self._beyond(student, stay, listed) for (student, stay), listed in zip(people, lists, strict=True)
            ]
            batch = completed(batch, lists, beyond, rankings, self.supply, self.conditions)
        pairs = zip(people, stable.held(), batch.held(), strict=True)
        self._beyond_stable = {(student, stay.block) for (student, stay), one, other in pairs if one is not other}
        return seated(batch)

    def door(self, student: str, stay: Stay) -> str:
        """Return how a place of the batch matched last came about."""
        return "completion" if (student, stay.block) in self._beyond_stable else "round"

    def left_out(self, batch: Batch, number: int, position: str) -> str:
        """Return the reason, a code of `REASONS`, why a student without a place is not at a position on the list."""
        return batch.left_out(number, position)

    def _beyond(self, student: str, stay: Stay, listed: Sequence[Listed]) -> list[Position]:
        """Return the eligible positions that the student's list does not name."""
        named = {position.id for _, position in listed}
        return [
            position
            for position in self.supply.serving(stay.block)
            if position.id not in named and not self.eligibility.reasons(student, position, stay)
        ]

    def listed(self, student: str, stay: Stay) -> tuple[list[Listed], Counter[str]]:
        """Return the student's list, best first, and why other positions are not on it.

        What the student ranks alike is so; without preferences the way, then the id decide.
        """
        reasons: Counter[str] = Counter()
        wishes = self.said.wishes.get(student)
        keyed: list[tuple[float, str, Position]] = []
        for position in self.supply.serving(stay.block):
            if codes := self.eligibility.reasons(student, position, stay):
                reasons.update(codes)
            elif wishes is None:
                way = self.eligibility.way(student, position)
                keyed.append((float("inf") if way is None else way, position.id, position))
            elif position.id in wishes:
                keyed.append((wishes[position.id], position.id, position))
            else:
                reasons["not-wanted"] += 1
        keyed.sort(key=lambda entry: entry[:2])
        ranks = range(len(keyed)) if wishes is None else [int(rank) for rank, _, _ in keyed]
        return [(rank, position) for rank, (_, _, position) in zip(ranks, keyed, strict=True)], reasons


def ordered(run: Run, stays: Iterable[Stay]) -> list[Stay]:
    """Return the stays batch by batch, in the order of (from, to, place)."""
    return sorted(stays, key=lambda stay: (*run.batch_of(stay), stay.cohort, stay.block))


def walk(run: Run, stays: Iterable[Stay], progress: Callable[[int, int], None] | None = None) -> None:
    """Match batch after batch of the stays, which are in order."""
    groups: dict[tuple[int, int, str], list[Stay]] = defaultdict(list)
    for stay in stays:
        groups[run.batch_of(stay)].append(stay)
    for number, group in enumerate(groups.values(), start=1):
        run.match(group)
        if progress:
            progress(number, len(groups))
    run.result.placed.sort(key=lambda row: (row.student, row.stay.block))
    run.result.unplaced.sort(key=lambda row: (row.student, row.stay.block))
