"""Placement against PyPI `matching` on the same preferences in one run, and alone on a million pairs.

Both sides get the same dictionaries. *Build* is the way from them to what the solver takes (for `matching` its players,
copied and checked; for us the arrays of a problem, checked); *solve* is the matching itself. Each figure is a median of
processor time: both sides use one thread, and what else the machine does shall not favour the shorter one.
Equal matchings are asserted in every row with `matching`; those with `algmatch` stand in `placement_ties`. What
compiling costs stands in rows of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from benchmarks.preferences import Preferences, ours, positions_only, preferences, with_totals
from benchmarks.timing import timed, timed_anew

from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve

__all__ = ["BUILD", "CLOCK", "PEER", "SIZES", "SOLVE", "alone", "compared", "drawn", "kernel_start", "with_peer"]

#: Students, positions, units.
SIZES = ((200, 60, 20), (2_000, 400, 100))
#: Repetitions of the peer's build and solve, of our build, of our solve.
PEER, BUILD, SOLVE = 3, 5, 25
#: Seconds of the processor in this thread.
CLOCK = time.thread_time


def compared(case: str, given: Preferences, game: Callable[[Preferences], Any]) -> dict[str, Any]:
    """Solve on both sides, assert that the matchings are equal, and return the row.

    Raises
    ------
    AssertionError
        When the matchings differ.
    """
    matched, peer_build, peer_solve = timed_anew(lambda: game(given), lambda played: played.solve(), PEER, CLOCK)
    problem, build = timed(lambda: ours(given), BUILD, CLOCK)
    solve(problem)  # a first call loads the kernel: see `kernel_start`
    result, seconds = timed(lambda: solve(problem), SOLVE, CLOCK)
    names = [*given.unit_of, None]
    peer = {student.name: position.name for position, some in matched.items() for student in some}
    assert [peer.get(s) for s in given.students] == [names[p] for p in result.assignment.tolist()], case
    return {
        "case": case,
        "students": len(given.students),
        "pairs": len(problem.rank),
        "placed": result.placed,
        "peer_build": peer_build,
        "peer_solve": peer_solve,
        "build": build,
        "solve": seconds,
        "times_faster": peer_solve / seconds,
        "with_build": (peer_build + peer_solve) / (build + seconds),
    }


def alone(students: int = 50_000) -> dict[str, Any]:
    """Solve a million pairs: 50,000 students list 20 of 4,000 positions of 800 units, whose totals bind."""
    problem, build = drawn(students, 20, max(40, students * 2 // 25), max(8, students // 62), ties=False)
    result, seconds = timed(lambda: solve(problem), 5, CLOCK)
    facts = {"students": students, "pairs": len(problem.rank), "placed": result.placed}
    return {"case": "Alternance alone", **facts, "build": build, "solve": seconds}


def drawn(students: int, listed: int, positions: int, units: int, ties: bool) -> tuple[Problem, float]:
    """Draw a batch and return it with the seconds that its arrays took to be checked; ties of two and of fifty."""
    draw = np.random.default_rng(1)
    lists = draw.integers(0, positions // listed, (students, listed)) * listed + np.arange(listed)
    position = draw.permuted(lists, axis=1).ravel()
    unit = draw.integers(0, units, positions)
    student = np.repeat(np.arange(students), listed)
    rank = (student * 7919 + unit[position] * 104_729) % 1_000_003  # prime: a strict order in each unit
    wish = np.tile(np.arange(listed) // 2, students) if ties else None
    seats = draw.integers(1, max(2, 2 * students // positions), positions)
    totals = np.bincount(unit, seats, units).astype(np.int64) * 3 // 4
    start, none = np.arange(students + 1) * listed, np.full(positions, NONE)
    arrays = (start, position, rank // 20_000 if ties else rank, seats, unit, none, totals, none[:0], wish)
    return timed(lambda: Problem(*arrays), 1, CLOCK)


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


def with_peer(sizes: Sequence[tuple[int, int, int]] = SIZES) -> list[dict[str, Any]]:
    """Return the rows with a peer. It copies its players by recursion, deeper than Python usually allows."""
    limit, size = sys.getrecursionlimit(), threading.stack_size(512 * 2**20)
    sys.setrecursionlimit(1_000_000)
    try:
        with ThreadPoolExecutor(1) as deep:
            return deep.submit(_with_peer, sizes).result()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)


def _with_peer(sizes: Sequence[tuple[int, int, int]]) -> list[dict[str, Any]]:
    rows = []
    for students, positions, units in sizes:
        for model, game in (("positions only", positions_only), ("totals of units", with_totals)):
            given = preferences(students, positions, units, min(10, positions), binding=game is with_totals)
            rows.append(compared(f"{students:,} students, {model}", given, game))
    return rows
