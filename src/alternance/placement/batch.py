"""One batch of a community: its students' lists, as a problem of arrays and with its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from alternance.placement.conditions import OPEN, Conditions, Part
from alternance.placement.problem import NONE, Problem
from alternance.placement.result import Result
from alternance.placement.stay import Stay
from alternance.placement.supply import Position, Supply
from alternance.placement.together import Together, solve_together

__all__ = ["Batch", "Listed", "Rankings", "laid_out", "solve_batch"]

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
        By id; their order is the problem's. One with reserved seats stands there once for each part, see `parts`.
    parts : sequence of Part
        Which seats of the position each is.
    together : Together
        The problem, and who goes together; without groups and positions that open only with some it is plain.
    result : Result
    own : array of bool, shape (P,), or None
        Which pairs the students' own lists name; None: all of them.
    """

    people: Sequence[tuple[str, Stay]]
    positions: Sequence[Position]
    parts: Sequence[Part]
    together: Together
    result: Result
    own: npt.NDArray[np.bool_] | None = None

    @property
    def problem(self) -> Problem:
        """Lists, ranks and limits."""
        return self.together.base

    def held(self) -> list[Position | None]:
        """Return each student's position."""
        return [None if number == NONE else self.positions[number] for number in self.result.assignment.tolist()]

    @cached_property
    def closed(self) -> frozenset[str]:
        """Positions that open only with more students than would go, so that nobody is there."""
        held = self.result.assignment
        few = (opening for opening, parts in self.together.parts.items() if not np.isin(held, parts).any())
        return frozenset(self.positions[self.together.parts[opening][0]].id for opening in few)

    def left_out(self, number: int, position: str) -> str:
        """Return the reason, a code of `REASONS`, why a student without a place is not at a position on the list."""
        if position in self.closed:
            return "not-opened"
        return "group-apart" if number in self.together.group_of else "full"


def solve_batch(
    people: Sequence[tuple[str, Stay]],
    lists: Sequence[Sequence[Listed]],
    rankings: Rankings,
    supply: Supply,
    conditions: Conditions,
) -> Batch:
    """Match a batch on the seats that `supply` has free in all of its practice weeks.

    Parameters
    ----------
    lists : sequence of sequence of (int, Position)
        Each student's eligible positions, best first, with the student's ranks.
    """
    positions, parts, together = laid_out(people, lists, rankings, supply, conditions)
    return Batch(people, positions, parts, together, solve_together(together))


def laid_out(
    people: Sequence[tuple[str, Stay]],
    lists: Sequence[Sequence[Listed]],
    rankings: Rankings,
    supply: Supply,
    conditions: Conditions,
) -> tuple[list[Position], list[Part], Together]:
    """Return a batch's positions and parts, in the problem's order, and the problem."""
    weeks = sorted({week for _, stay in people for week in stay.weeks})
    known = {p.id: p for listed in lists for _, p in listed}
    parts = [part for name in sorted(known) for part in conditions.parts(name, supply.free[name], weeks)]
    number = {(part.position, part.holder): k for k, part in enumerate(parts)}
    wanted = [
        list(_by_part(listed, conditions.holders(student), number))
        for (student, _), listed in zip(people, lists, strict=True)
    ]
    positions = [known[part.position] for part in parts]
    problem = _problem(
        [s for s, _ in people], wanted, positions, [part.seats for part in parts], rankings, supply, weeks
    )
    return positions, parts, _together(people, positions, problem, conditions)


def _by_part(
    listed: Sequence[Listed], holders: Sequence[str], number: Mapping[tuple[str, str | None], int]
) -> Iterator[tuple[int, int]]:
    """Yield (rank, part) of a list: seats kept for the student come before open ones of the same rank."""
    found = []
    for wish, position in listed:
        for level, holder in enumerate(dict.fromkeys(holders)):
            if (part := number.get((position.id, holder))) is not None:
                found.append((wish * (OPEN + 1) + level, part))
        found.append((wish * (OPEN + 1) + OPEN, number[position.id, None]))
    yield from sorted(found, key=lambda entry: entry[0])


def _problem(
    students: Sequence[str],
    wanted: Sequence[Sequence[tuple[int, int]]],
    positions: Sequence[Position],
    seats: Sequence[int],
    rankings: Rankings,
    supply: Supply,
    weeks: list[int],
) -> Problem:
    units = _numbered(position.unit for position in positions)
    mentors = _numbered(position.mentor for position in positions if position.mentor)
    places = {unit: _places(rankings.get(unit, {}), students) for unit in units}
    return Problem(
        np.cumsum([0, *map(len, wanted)]),
        _array(part for listed in wanted for _, part in listed),
        _array(
            places[positions[k].unit].get(s, NONE) for s, some in zip(students, wanted, strict=True) for _, k in some
        ),
        seats=_array(seats),
        unit=_array(units[p.unit] for p in positions),
        mentor=_array(mentors[p.mentor] if p.mentor else NONE for p in positions),
        unit_total=_least((supply.unit_free[unit] for unit in units), weeks),
        mentor_most=_least((supply.mentor_free[mentor] for mentor in mentors), weeks),
        wish=_array(wish for listed in wanted for wish, _ in listed),
    )


def _together(
    people: Sequence[tuple[str, Stay]], positions: Sequence[Position], problem: Problem, conditions: Conditions
) -> Together:
    openings = _numbered(position.id for position in positions)
    sites = _numbered(position.site for position in positions)
    groups = _numbered(conditions.group_of[student] for student, _ in people if student in conditions.group_of)
    return Together(
        problem,
        opening=_array(openings[p.id] for p in positions),
        least=_array(conditions.least.get(name, 0) for name in openings),
        group=_array(groups.get(conditions.group_of.get(student, ""), NONE) for student, _ in people),
        site=_array(sites[p.site] for p in positions),
    )


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
