"""All batches of a community, one after the other: what earlier ones take, later ones no longer have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from alternance.community.community import Community
from alternance.placement.eligible import Eligibility, Stay
from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve
from alternance.placement.supply import Position, Supply
from alternance.policy.limits import Limits
from alternance.readiness.needs import block_work

__all__ = ["Placed", "Placement", "Unplaced", "place"]


@dataclass(frozen=True)
class Placed:
    """A student with a position for a stay; `rank` as the student gave it, None where none was given."""

    student: str
    stay: Stay
    position: Position
    door: str
    rank: int | None
    way: int | None


@dataclass(frozen=True)
class Unplaced:
    """A student without one: reason code → number of positions it holds for."""

    student: str
    stay: Stay
    reasons: dict[str, int]


@dataclass
class Placement:
    """All placements, who is left out and why, and how many ties were broken by id."""

    placed: list[Placed] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    ties: int = 0
    batches: int = 0


def place(
    community: Community,
    stays: Iterable[Stay],
    limits: Limits,
    *,
    learn_before_work: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Placement:
    """Place the students of all stays.

    Parameters
    ----------
    stays : iterable of Stay
        Every cohort's stays in blocks that need a position.
    learn_before_work : bool
        False in a mode that does not keep this rule: then readiness excludes nobody.

    Notes
    -----
    Batches are students with the same place, first and last week, in the order of (from, to, place). A position's capacity
    in a batch is its least free seat over the practice weeks; a unit's and a mentor's alike.
    """
    run = _Run(community, limits, learn_before_work)
    ordered = sorted(stays, key=lambda stay: (stay.weeks[0], stay.weeks[-1], run.place_of[stay.block], stay.cohort, stay.block))
    run.fix(ordered)
    batches: dict[tuple[int, int, str], list[Stay]] = defaultdict(list)
    for stay in ordered:
        batches[stay.weeks[0], stay.weeks[-1], run.place_of[stay.block]].append(stay)
    for number, batch in enumerate(batches.values(), start=1):
        run.batch(batch)
        if progress:
            progress(number, len(batches))
    run.result.batches = len(batches)
    run.result.placed.sort(key=lambda row: (row.student, row.stay.block))
    run.result.unplaced.sort(key=lambda row: (row.student, row.stay.block))
    return run.result


class _Run:
    def __init__(self, community: Community, limits: Limits, learn_before_work: bool) -> None:
        self.supply = Supply(community)
        self.work = block_work(community)
        self.eligibility = Eligibility(community, self.supply, self.work, limits, learn_before_work)
        self.place_of = dict(community["blocks"].select("id", "place").rows())
        self.students: dict[str, list[str]] = defaultdict(list)
        for student, cohort in community["students"].select("id", "cohort").rows():
            self.students[cohort].append(student)
        self.wishes: dict[str, dict[str, int]] = defaultdict(dict)
        for student, position, rank in community["preferences"].select("student", "position", "rank").rows():
            self.wishes[student][position] = rank
        self.ranking: dict[str, dict[str, int]] = defaultdict(dict)
        for unit, student, rank in community["unit_rankings"].rows():
            self.ranking[unit][student] = rank
        self.fixed = _fixed(community)
        self.settled: set[tuple[str, str]] = set()
        self.result = Placement()

    def fix(self, stays: Iterable[Stay]) -> None:
        """Seat those who are fixed or locked, before any batch."""
        for stay in stays:
            for student in self.students[stay.cohort]:
                if (found := self.fixed.get((student, stay.block))) is None:
                    continue
                name, door = found
                position = self.supply.positions[name]
                self.settled.add((student, stay.block))
                if self.eligibility.reasons(student, position, stay):
                    codes = dict.fromkeys(["fixed-not-eligible", *self.eligibility.reasons(student, position, stay)], 1)
                    self.result.unplaced.append(Unplaced(student, stay, codes))
                elif self.supply.room(position, stay.weeks) < 1:
                    self.result.unplaced.append(Unplaced(student, stay, {"fixed-full": 1}))
                else:
                    self._seat(student, stay, position, door)

    def _seat(self, student: str, stay: Stay, position: Position, door: str) -> None:
        self.supply.take(position, stay.weeks)
        rank, way = self.wishes[student].get(position.id), self.eligibility.way(student, position)
        self.result.placed.append(Placed(student, stay, position, door, rank, way))

    def batch(self, stays: list[Stay]) -> None:
        """Place one batch: eligible pairs, lists, the stable matching, and the reasons of those left out."""
        weeks = sorted({week for stay in stays for week in stay.weeks})
        people = [(s, stay) for stay in stays for s in self.students[stay.cohort] if (s, stay.block) not in self.settled]
        people.sort(key=lambda pair: pair[0])
        lists, refused = [], []
        for student, stay in people:
            listed, reasons = self._list(student, stay)
            lists.append(listed)
            refused.append(reasons)
        problem, positions = self._problem([student for student, _ in people], lists, weeks)
        held = solve(problem).assignment.tolist()
        for (student, stay), number, listed, reasons in zip(people, held, lists, refused, strict=True):
            if number != NONE:
                self._seat(student, stay, positions[number], "round")
                continue
            if listed:
                reasons["full"] += len(listed)
            if not reasons:
                reasons["no-position"] = 1
            self.result.unplaced.append(Unplaced(student, stay, dict(sorted(reasons.items()))))

    def _list(self, student: str, stay: Stay) -> tuple[list[Position], Counter[str]]:
        """Return the student's list, best first, and why other positions are not on it."""
        reasons: Counter[str] = Counter()
        wishes = self.wishes.get(student)
        keyed: list[tuple[tuple[float, str], Position]] = []
        for position in self.supply.serving(stay.block):
            if codes := self.eligibility.reasons(student, position, stay):
                reasons.update(codes)
            elif wishes is not None and position.id not in wishes:
                reasons["not-wanted"] += 1
            else:
                way = self.eligibility.way(student, position)
                first = float(wishes[position.id]) if wishes is not None else (float("inf") if way is None else float(way))
                keyed.append(((first, position.id), position))
        keyed.sort(key=lambda entry: entry[0])
        if wishes is not None:
            self.result.ties += len(keyed) - len({key[0] for key, _ in keyed})
        return [position for _, position in keyed], reasons

    def _problem(
        self, students: list[str], lists: list[list[Position]], weeks: list[int]
    ) -> tuple[Problem, list[Position]]:
        positions = sorted({p.id: p for listed in lists for p in listed}.values(), key=lambda p: p.id)
        number = {position.id: i for i, position in enumerate(positions)}
        units = sorted({position.unit for position in positions})
        mentors = sorted({position.mentor for position in positions if position.mentor})
        places = {unit: self._places(unit, students) for unit in units}
        first = np.cumsum([0, *(len(listed) for listed in lists)])
        flat = [number[p.id] for listed in lists for p in listed]
        rank = [places[p.unit][s] for s, listed in zip(students, lists, strict=True) for p in listed]
        free = self.supply

        def least(rows: Iterable[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
            return np.array([max(0, int(row[weeks].min())) for row in rows], dtype=np.int64)

        problem = Problem(
            first.astype(np.int64),
            np.array(flat, dtype=np.int64),
            np.array(rank, dtype=np.int64),
            least(free.free[p.id] for p in positions),
            np.array([units.index(p.unit) for p in positions], dtype=np.int64),
            np.array([mentors.index(p.mentor) if p.mentor else NONE for p in positions], dtype=np.int64),
            least(free.unit_free[unit] for unit in units),
            least(free.mentor_free[mentor] for mentor in mentors),
        )
        return problem, positions

    def _places(self, unit: str, students: list[str]) -> dict[str, int]:
        """Return the unit's strict ranking of `students`: by its rank, those not named last, ties by id."""
        ranked = self.ranking[unit]
        order = sorted(students, key=lambda s: (ranked.get(s, float("inf")), s))
        return {student: place for place, student in enumerate(order)}


def _fixed(community: Community) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (student, block) → (position, door) of fixed placements; a lock goes before."""
    rows = community["fixed"].select("student", "block", "position", "door").rows()
    fixed = {(student, block): (position, door) for student, block, position, door in rows}
    locks = community["locks"].select("what", "student", "item", "value").rows()
    return fixed | {(student, item): (value, "lock") for what, student, item, value in locks if what == "position"}
