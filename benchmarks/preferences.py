"""Preferences as both sides read them: dictionaries of names, drawn, and turned into what each side solves."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from typing import Any

import numpy as np

from alternance.placement.problem import NONE, Problem

__all__ = [
    "Preferences", "Tied", "for_algmatch", "ours", "positions_only", "preferences", "settled_ties", "some_ties",
    "with_totals", "without_ties",
]  # fmt: skip


@dataclass(frozen=True)
class Preferences:
    """What both sides read: names to lists of names, best first, and names to limits."""

    students: dict[str, list[str]]
    units: dict[str, list[str]]
    unit_of: dict[str, str]
    seats: dict[str, int]
    totals: dict[str, int]


def preferences(
    students: int, positions: int, units: int, listed: int, binding: bool, seed: int | None = None
) -> Preferences:
    """Draw preferences, some positions oftener; `binding`: the totals of units are less than their seats."""
    draw = random.Random(students if seed is None else seed)
    names = [f"position {p}" for p in range(positions)]
    lists = {f"student {s}": _wanted(draw, names, listed) for s in range(students)}
    known = sorted({name for wanted in lists.values() for name in wanted})
    unit_of = {name: f"unit {draw.randrange(units)}" for name in known}
    listers: dict[str, list[str]] = {unit: [] for unit in sorted(set(unit_of.values()))}
    for student, wanted in lists.items():
        for unit in sorted({unit_of[name] for name in wanted}):
            listers[unit].append(student)
    ranked = {unit: draw.sample(those, len(those)) for unit, those in listers.items()}
    seats = {name: draw.randint(1, 2 * students // positions) for name in known}
    own = {unit: [seats[name] for name in known if unit_of[name] == unit] for unit in ranked}
    totals = {unit: max(*some, sum(some) * 3 // 4, 1) if binding else sum(some) for unit, some in own.items()}
    return Preferences(lists, ranked, unit_of, seats, totals)


def _wanted(draw: random.Random, names: list[str], listed: int) -> list[str]:
    """`listed` different names, the first of `names` oftener."""
    wanted: dict[str, None] = {}
    while len(wanted) < listed:
        wanted[names[int(len(names) * draw.random() ** 1.5)]] = None
    return list(wanted)


@dataclass(frozen=True)
class Tied:
    """The same with ties: names to ties of names, best first."""

    students: dict[str, list[list[str]]]
    units: dict[str, list[list[str]]]
    unit_of: dict[str, str]
    seats: dict[str, int]
    totals: dict[str, int]


def without_ties(given: Preferences) -> Tied:
    """Return the same; every tie has one name."""
    students = {name: [[one] for one in wanted] for name, wanted in given.students.items()}
    units = {name: [[one] for one in ranked] for name, ranked in given.units.items()}
    return Tied(students, units, given.unit_of, given.seats, given.totals)


def some_ties(given: Preferences, students: float, units: float) -> Tied:
    """Tie each name with the one before it by chance, with these shares."""
    draw = random.Random(len(given.students))
    lists = {name: _merged([wanted], draw, students) for name, wanted in given.students.items()}
    ranked = {name: _merged([those], draw, units) for name, those in given.units.items()}
    return Tied(lists, ranked, given.unit_of, given.seats, given.totals)


def settled_ties(given: Preferences, held: dict[str, str], share: float) -> Tied:
    """Tie only what makes no difference to the matching `held`, so that it is stable in the strongest sense too.

    Of a student's list, positions before the one held may be tied, and positions after it. In a ranking, neighbours may
    be who all hold nothing in the unit, or all the same position. Each is tied with the one before it by chance.
    """
    draw = random.Random(len(given.students))
    lists = {}
    for student, wanted in given.students.items():
        at = wanted.index(held[student]) if student in held else len(wanted)
        lists[student] = _merged([wanted[:at], wanted[at : at + 1], wanted[at + 1 :]], draw, share)
    ranked = {}
    for unit, students in given.units.items():
        here = {s: held[s] for s in students if s in held and given.unit_of[held[s]] == unit}
        runs = [list(run) for _, run in itertools.groupby(students, key=lambda s, here=here: here.get(s))]  # type: ignore[misc]
        ranked[unit] = _merged(runs, draw, share)
    return Tied(lists, ranked, given.unit_of, given.seats, given.totals)


def _merged(runs: list[list[str]], draw: random.Random, share: float) -> list[list[str]]:
    """Return ties: within a run each name is tied with the one before it by chance."""
    found: list[list[str]] = []
    for run in runs:
        for number, name in enumerate(run):
            if number and draw.random() < share:
                found[-1].append(name)
            else:
                found.append([name])
    return found


def ours(given: Preferences | Tied) -> Problem:
    """Read the dictionaries into arrays."""
    number = {name: p for p, name in enumerate(given.unit_of)}
    units = {name: u for u, name in enumerate(given.units)}
    if isinstance(given, Tied):
        place = {unit: {name: i for i, tie in enumerate(ties) for name in tie} for unit, ties in given.units.items()}
        lists = {student: [name for tie in ties for name in tie] for student, ties in given.students.items()}
        wish = np.array([k for ties in given.students.values() for k, tie in enumerate(ties) for _ in tie])
    else:
        place = {unit: {name: i for i, name in enumerate(ranked)} for unit, ranked in given.units.items()}
        lists, wish = given.students, None
    return Problem(
        np.cumsum([0, *map(len, lists.values())]),
        np.array([number[name] for wanted in lists.values() for name in wanted]),
        np.array([place[given.unit_of[name]][s] for s, wanted in lists.items() for name in wanted]),
        seats=np.array([given.seats[name] for name in number]),
        unit=np.array([units[unit] for unit in given.unit_of.values()]),
        mentor=np.full(len(number), NONE),
        unit_total=np.array([given.totals[name] for name in units]),
        mentor_most=np.array([], dtype=np.int64),
        wish=wish,
    )


def for_algmatch(given: Preferences | Tied) -> dict[str, Any]:
    """Return the dictionary that algmatch reads: numbers for names, tuples for ties."""
    known = given if isinstance(given, Tied) else without_ties(given)
    student, position = ({name: k for k, name in enumerate(names)} for names in (known.students, known.unit_of))
    unit = {name: k for k, name in enumerate(known.units)}

    def told(ties: list[list[str]], number: dict[str, int]) -> list[int | tuple[int, ...]]:
        return [number[tie[0]] if len(tie) == 1 else tuple(number[name] for name in tie) for tie in ties]

    return {
        "students": {student[name]: told(ties, position) for name, ties in known.students.items()},
        "projects": {
            position[name]: {"capacity": known.seats[name], "lecturer": unit[of]} for name, of in known.unit_of.items()
        },
        "lecturers": {
            unit[name]: {"capacity": known.totals[name], "preferences": told(ties, student)}
            for name, ties in known.units.items()
        },
    }


def positions_only(given: Preferences) -> Any:
    """Return the peer's game without units: each position ranks by its unit's ranking."""
    from matching.games import HospitalResident

    wants = {student: set(wanted) for student, wanted in given.students.items()}
    ranked = {p: [s for s in given.units[unit] if p in wants[s]] for p, unit in given.unit_of.items()}
    return HospitalResident.create_from_dictionaries(given.students, ranked, given.seats)


def with_totals(given: Preferences) -> Any:
    """Return the peer's game with projects (positions) of supervisors (units)."""
    from matching.games import StudentAllocation

    return StudentAllocation.create_from_dictionaries(
        given.students, given.units, given.unit_of, given.seats, given.totals
    )
