"""One batch of a community: its students' lists, as a problem of arrays and with its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.placement.exact import largest
from alternance.placement.problem import NONE, Problem
from alternance.placement.result import Result
from alternance.placement.stay import Stay
from alternance.placement.supply import Position, Supply

__all__ = ["Batch", "Listed", "Rankings", "solve_batch"]

#: Unit → student → rank, as the unit gave it.
Rankings = Mapping[str, Mapping[str, int]]
#: A position on a student's list, and the student's rank of it: equal is alike.
Listed = tuple[int, Position]


@dataclass(frozen=True, eq=False)
class Batch:
    """Students who need a position in the same weeks, and how it came out.

    Attributes
    ----------
    people : sequence of (str, Stay)
        Students by id; their order is the problem's.
    positions : sequence of Position
        By id; their order is the problem's.
    """

    people: Sequence[tuple[str, Stay]]
    positions: Sequence[Position]
    problem: Problem
    result: Result

    def held(self) -> list[Position | None]:
        """Return each student's position."""
        return [None if number == NONE else self.positions[number] for number in self.result.assignment.tolist()]


def solve_batch(
    people: Sequence[tuple[str, Stay]], lists: Sequence[Sequence[Listed]], rankings: Rankings, supply: Supply
) -> Batch:
    """Match a batch on the seats that `supply` has free in all of its practice weeks.

    Parameters
    ----------
    lists : sequence of sequence of (int, Position)
        Each student's eligible positions, best first, with the student's ranks.
    """
    weeks = sorted({week for _, stay in people for week in stay.weeks})
    students = [student for student, _ in people]
    positions = sorted({p.id: p for listed in lists for _, p in listed}.values(), key=lambda p: p.id)
    number = {position.id: i for i, position in enumerate(positions)}
    units = _numbered(position.unit for position in positions)
    mentors = _numbered(position.mentor for position in positions if position.mentor)
    places = {unit: _places(rankings.get(unit, {}), students) for unit in units}
    rank = [places[p.unit].get(s, NONE) for s, listed in zip(students, lists, strict=True) for _, p in listed]
    problem = Problem(
        np.cumsum([0, *map(len, lists)]),
        _array(number[p.id] for listed in lists for _, p in listed),
        _array(rank),
        seats=_least((supply.free[p.id] for p in positions), weeks),
        unit=_array(units[p.unit] for p in positions),
        mentor=_array(mentors[p.mentor] if p.mentor else NONE for p in positions),
        unit_total=_least((supply.unit_free[unit] for unit in units), weeks),
        mentor_most=_least((supply.mentor_free[mentor] for mentor in mentors), weeks),
        wish=_array(wish for listed in lists for wish, _ in listed),
    )
    return Batch(people, positions, problem, largest(problem))


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(sorted(set(names)))}


def _array(values: Iterable[int]) -> npt.NDArray[np.int64]:
    return np.array(list(values), dtype=np.int64)


def _least(rows: Iterable[npt.NDArray[np.int64]], weeks: list[int]) -> npt.NDArray[np.int64]:
    """Return the least of each row over `weeks`, never below 0."""
    return _array(max(0, int(row[weeks].min())) for row in rows)


def _places(ranked: Mapping[str, int], students: Sequence[str]) -> dict[str, int]:
    """Return a unit's ranks of those of `students` whom it ranked, from 0 without gaps."""
    here = {student: ranked[student] for student in students if student in ranked}
    place = {rank: k for k, rank in enumerate(sorted(set(here.values())))}
    return {student: place[rank] for student, rank in here.items()}
