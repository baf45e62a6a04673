"""A batch laid out as arrays: its positions taken apart into parts, its limits, lists and rankings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from alternance.placement.conditions import OPEN, Conditions, Part
from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.rankings import Rankings, Ranks
from alternance.placement.stay import Stay
from alternance.placement.supply import Position, Supply
from alternance.placement.together import Together

__all__ = ["Listed", "laid_out"]

#: A position on a student's list, and the student's rank of it: equal is alike.
Listed = tuple[int, Position]
Name = TypeVar("Name", str, tuple[str, str])


def laid_out(
    people: Sequence[tuple[str, Stay]],
    lists: Sequence[Sequence[Listed]],
    rankings: Rankings,
    supply: Supply,
    conditions: Conditions,
) -> tuple[list[Position], list[Part], Together]:
    """Return a batch's positions and parts, in the problem's order, and the problem.

    Raises
    ------
    ValueError
        When positions of a unit rank for themselves, and the total of the unit, or of one of their mentors, is less
        than the seats of its positions together.
    """
    weeks = sorted({week for _, stay in people for week in stay.weeks})
    known = {p.id: p for listed in lists for _, p in listed}
    parts = [part for name in sorted(known) for part in conditions.parts(name, supply.free[name], weeks)]
    number = {(part.position, part.holder): k for k, part in enumerate(parts)}
    wanted = [
        list(_by_part(listed, conditions.holders(student), number))
        for (student, _), listed in zip(people, lists, strict=True)
    ]
    positions = [known[part.position] for part in parts]
    _not_binding(positions, [part.seats for part in parts], rankings, supply, weeks)
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


def _not_binding(
    positions: Sequence[Position], seats: Sequence[int], rankings: Rankings, supply: Supply, weeks: list[int]
) -> None:
    """Refuse rankings by position under a limit that can be reached before the seats are (see `problem`)."""
    units = [position.unit for position in positions], supply.unit_free
    mentors = [position.mentor or "" for position in positions], supply.mentor_free
    for above, limits in (units, mentors):
        together = Counter[str]()
        for name, count in zip(above, seats, strict=True):
            together[name] += count
        for name in sorted({name for name, p in zip(above, positions, strict=True) if name and rankings.apart(p)}):
            if together[name] > int(limits[name][weeks].min()):
                raise ValueError(f"{name}: a position under it ranks for itself, and its total may bind")


def _problem(
    students: Sequence[str],
    wanted: Sequence[Sequence[tuple[int, int]]],
    positions: Sequence[Position],
    seats: Sequence[int],
    rankings: Rankings,
    supply: Supply,
    weeks: list[int],
) -> Problem:
    """Return the problem; a position that ranks for itself is a unit of its own there, under no mentor."""
    ranker = [rankings.ranker(position) for position in positions]
    units = _numbered(ranker)
    mentor = [None if rankings.apart(position) else position.mentor for position in positions]
    mentors = _numbered(name for name in mentor if name)
    total = {name: supply.unit_free[p.unit] for name, p in zip(ranker, positions, strict=True)}
    places = {name: _places(rankings.ranks(name), students) for name in units}
    return Problem(
        np.cumsum([0, *map(len, wanted)]),
        _array(part for listed in wanted for _, part in listed),
        _array(places[ranker[k]].get(s, NONE) for s, some in zip(students, wanted, strict=True) for _, k in some),
        seats=_array(seats),
        unit=_array(units[name] for name in ranker),
        mentor=_array(mentors[name] if name else NONE for name in mentor),
        unit_total=_least((total[name] for name in units), weeks),
        mentor_most=_least((supply.mentor_free[name] for name in mentors), weeks),
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


def _numbered(names: Iterable[Name]) -> dict[Name, int]:
    return {name: i for i, name in enumerate(sorted(set(names)))}


def _array(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


def _least(rows: Iterable[Ints], weeks: list[int]) -> Ints:
    """Return the least of each row over `weeks`, never below 0."""
    return _array(max(0, int(row[weeks].min())) for row in rows)


def _places(ranked: Ranks, students: Sequence[str]) -> dict[str, int]:
    """Return the ranks of those of `students` who were ranked, from 0 without gaps."""
    here = {student: ranked[student] for student in students if student in ranked}
    place = {rank: k for k, rank in enumerate(sorted(set(here.values())))}
    return {student: place[rank] for student, rank in here.items()}
