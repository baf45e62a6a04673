"""Placement against PyPI `matching` on the same preferences in one run, and alone on a million pairs.

Both sides get the same dictionaries. *Build* is the way from them to what the solver takes (for `matching`
its players, copied and checked; for us the arrays of a problem, checked); *solve* is the matching itself.
Equal matchings are asserted in every row with a peer. What compiling costs stands in rows of its own.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve

__all__ = ["main", "run"]

T = TypeVar("T")
COLUMNS = ("case", "pairs", "peer_build", "peer_solve", "build", "solve", "ratio", "ratio_with_build")


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


def timed(call: Callable[[], T], times: int = 1) -> tuple[T, float]:
    """Return what `call` returns, and the median seconds of so many calls."""
    seconds = []
    for _ in range(times):
        begin = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - begin)
    return result, float(np.median(seconds))


def compared(case: str, given: Preferences, game: Callable[[Preferences], Any]) -> dict[str, Any]:
    """Solve on both sides, assert that the matchings are equal, and return the row."""
    played, peer_build = timed(lambda: game(given))
    matched, peer_solve = timed(played.solve)
    problem, build = timed(lambda: ours(given), 5)
    result, seconds = timed(lambda: solve(problem), 25)
    names = [*given.unit_of, None]
    peer = {student.name: position.name for position, some in matched.items() for student in some}
    assert [peer.get(s) for s in given.students] == [names[p] for p in result.assignment.tolist()], case
    both = (peer_build + peer_solve) / (build + seconds)
    figures = (len(problem.rank), peer_build, peer_solve, build, seconds, peer_solve / seconds, both)
    return dict(zip(COLUMNS, (case, *figures), strict=True))


def alone() -> dict[str, Any]:
    """Solve a million pairs: 50,000 students list 20 of 4,000 positions of 800 units, whose totals bind."""
    draw, students, listed, positions, units = np.random.default_rng(1), 50_000, 20, 4_000, 800
    lists = draw.integers(0, positions // listed, (students, listed)) * listed + np.arange(listed)
    position = draw.permuted(lists, axis=1).ravel()
    unit = draw.integers(0, units, positions)
    student = np.repeat(np.arange(students), listed)
    rank = (student * 7919 + unit[position] * 104_729) % 1_000_003  # prime: a strict order in each unit
    seats = draw.integers(1, 21, positions)
    totals = np.bincount(unit, seats, units).astype(np.int64) * 3 // 4
    start, none = np.arange(students + 1) * listed, np.full(positions, NONE)
    problem, build = timed(lambda: Problem(start, position, rank, seats, unit, none, totals, none[:0]), 3)
    _, seconds = timed(lambda: solve(problem), 5)
    return {"case": "Alternance alone", "pairs": len(position), "build": build, "solve": seconds}


def kernel_start() -> list[dict[str, Any]]:
    """Return the seconds of a first call: compiled in a process with an empty cache, loaded in another."""
    code = (
        "import time, numba; from alternance.placement.problem import Problem; "
        "from alternance.placement.solve import solve; "
        "p = Problem([0, 1], [0], [0], [1], [0], [-1], [1], []); "
        "begin = time.perf_counter(); solve(p); print(time.perf_counter() - begin)"
    )
    with tempfile.TemporaryDirectory() as empty:
        command, environment = [sys.executable, "-c", code], os.environ | {"NUMBA_CACHE_DIR": empty}
        return [
            {"case": case, "solve": float(subprocess.check_output(command, env=environment, text=True))}
            for case in ("compiling, once a machine", "loading, once a process")
        ]


def against_the_peer() -> list[dict[str, Any]]:
    """Return the rows with a peer."""
    rows = []
    for students, positions, units in ((200, 60, 20), (2_000, 400, 100)):
        for model, game in (("positions only", positions_only), ("totals of units", with_totals)):
            given = preferences(students, positions, units, listed=10, binding=game is with_totals)
            rows.append(compared(f"{students:,} students, {model}", given, game))
    return rows


def run() -> list[dict[str, Any]]:
    """Return a row for each case: seconds, and as ratio the peer's seconds by ours. Takes some seconds.

    The peer copies its players by recursion, deeper than Python and its stack usually allow.
    """
    limit, size = sys.getrecursionlimit(), threading.stack_size(512 * 2**20)
    sys.setrecursionlimit(1_000_000)
    try:
        with ThreadPoolExecutor(1) as deep:
            compared_rows = deep.submit(against_the_peer).result()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    return [*kernel_start(), *compared_rows, alone()]


def main() -> None:
    """Print the rows."""
    print(f"{'seconds':<30}", *(f"{name:>17}" for name in COLUMNS[1:]))
    for row in run():
        cells = [row.get(name, "") for name in COLUMNS[1:]]
        shown = [f"{cell:,.5g}" if isinstance(cell, float) else str(cell) for cell in cells]
        print(f"{row['case']:<30}", *(f"{cell:>17}" for cell in shown))


if __name__ == "__main__":
    main()
