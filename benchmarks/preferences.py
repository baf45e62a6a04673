"""Preferences as both sides read them: dictionaries of names, drawn, and turned into what each side solves."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import numpy as np

from alternance.placement.problem import NONE, Problem

__all__ = ["Preferences", "ours", "positions_only", "preferences", "with_totals"]


@dataclass(frozen=True)
class Preferences:
    """What both sides read: names to lists of names, best first, and names to limits."""

    students: dict[str, list[str]]
    units: dict[str, list[str]]
    unit_of: dict[str, str]
    seats: dict[str, int]
    totals: dict[str, int]


def preferences(students: int, positions: int, units: int, listed: int, binding: bool) -> Preferences:
    """Draw preferences, some positions oftener; `binding`: the totals of units are less than their seats."""
    draw = random.Random(students)
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


def ours(given: Preferences) -> Problem:
    """Read the dictionaries into arrays."""
    number = {name: p for p, name in enumerate(given.unit_of)}
    units = {name: u for u, name in enumerate(given.units)}
    place = {unit: {name: i for i, name in enumerate(ranked)} for unit, ranked in given.units.items()}
    position = [number[name] for wanted in given.students.values() for name in wanted]
    rank = [place[given.unit_of[name]][s] for s, wanted in given.students.items() for name in wanted]
    return Problem(
        np.cumsum([0, *map(len, given.students.values())]),
        np.array(position),
        np.array(rank),
        seats=np.array([given.seats[name] for name in number]),
        unit=np.array([units[unit] for unit in given.unit_of.values()]),
        mentor=np.full(len(number), NONE),
        unit_total=np.array([given.totals[name] for name in units]),
        mentor_most=np.array([], dtype=np.int64),
    )


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
