"""Placement against PyPI `algmatch`: without ties the same game, with ties one where both problems have one answer.

`algmatch` knows ties under *super-stability*: no student and position may be such that a move would hurt neither. Such
a matching need not exist; where it does, it is stable in our sense, and every stable matching places as many students.
So the preferences with ties are made from a stable matching by tying what makes no difference to it
(`settled_ties`): both sides must then place the same number, and neither may be blocked. Importing `algmatch` imports a
proprietary solver, which is not asked for anything here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from benchmarks.placement import BUILD, CLOCK, PEER, SOLVE
from benchmarks.preferences import Preferences, Tied, for_algmatch, ours, preferences, settled_ties, some_ties
from benchmarks.timing import timed, timed_anew

from alternance.placement.blocking import blocking_pairs
from alternance.placement.exact import largest
from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve

__all__ = ["installed", "proven", "with_algmatch"]


def installed() -> bool:
    """Tell whether the peer can be imported."""
    try:
        import algmatch  # noqa: F401
    except ImportError:
        return False
    return True


def with_algmatch(sizes: Sequence[tuple[int, int, int]]) -> list[dict[str, Any]]:
    """Return a row without ties, one with some and one with all for each size; none where the peer is not installed."""
    rows = []
    for students, positions, units in sizes if installed() else ():
        strict = preferences(students, positions, units, min(10, positions), binding=True)
        rows.append(_compared(f"{students:,} students, algmatch", strict))
        problem = ours(strict)
        names = list(strict.unit_of)
        held = {
            student: names[position]
            for student, position in zip(strict.students, solve(problem).assignment.tolist(), strict=True)
            if position != NONE
        }
        for case, share in (("ties", 0.5), ("all ties", 1.0)):
            rows.append(_compared(f"{students:,} students, algmatch, {case}", settled_ties(strict, held, share)))
    return rows


def _compared(case: str, given: Preferences | Tied) -> dict[str, Any]:
    """Solve on both sides, assert that they agree, and return the row.

    Raises
    ------
    AssertionError
        Without ties when the matchings differ; with ties when their sizes do, or ours is blocked.
    """
    from algmatch import SPAS, SPAST

    told, tied = for_algmatch(given), isinstance(given, Tied)
    found, peer_build, peer_solve = timed_anew(
        lambda: (
            SPAST(dictionary=told, stability_type="super") if tied else SPAS(dictionary=told, optimised_side="students")
        ),
        lambda game: game.get_stable_matching(),
        PEER,
        CLOCK,
    )
    problem, build = timed(lambda: ours(given), BUILD, CLOCK)
    solve(problem)
    result, seconds = timed(lambda: solve(problem), SOLVE, CLOCK)
    _agree(case, problem, result.assignment.tolist(), _held(found, problem.students))
    return {
        "case": case,
        "students": problem.students,
        "pairs": len(problem.rank),
        "placed": result.placed,
        "peer_build": peer_build,
        "peer_solve": peer_solve,
        "build": build,
        "solve": seconds,
        "times_faster": peer_solve / seconds,
        "with_build": (peer_build + peer_solve) / (build + seconds),
    }


def _held(found: Any, students: int) -> list[int]:
    """Return each student's position, or `NONE`, from the peer's answer."""
    sides = found.get("student_sided", found)
    names = [sides.get(f"s{k}") for k in range(students)]
    return [int(str(name)[1:]) if name else NONE for name in names]


def _agree(case: str, problem: Problem, mine: list[int], peers: list[int]) -> None:
    if problem.students_tie or problem.units_tie:
        assert sum(p != NONE for p in mine) == sum(p != NONE for p in peers), case
        assert not len(blocking_pairs(problem, np.array(mine))) and not len(blocking_pairs(problem, np.array(peers))), (
            case
        )
    else:
        assert mine == peers, case


def proven(students: int = 500, draws: int = 4) -> list[dict[str, Any]]:
    """Return rows of the largest stable matching: short lists and many ties; the slowest of `draws` first.

    Raises
    ------
    AssertionError
        When a matching is blocked or smaller than the one found in linear time.
    """
    positions, units = students * 2 // 3, max(1, students // 6)
    rows = []
    for seed in range(draws):
        problem = ours(some_ties(preferences(students, positions, units, 3, binding=True, seed=seed), 0.2, 0.8))
        quick = solve(problem)
        result, seconds = timed(lambda problem=problem: largest(problem), clock=CLOCK)  # type: ignore[misc]
        assert not len(blocking_pairs(problem, result.assignment)) and result.placed >= quick.placed
        rows.append({
            "case": f"{students:,} students, the largest", "students": students, "pairs": len(problem.rank),
            "placed": result.placed, "bound": result.bound, "proven": result.status == "largest",
            "in_linear_time": quick.placed, "solve": seconds,
        })  # fmt: skip
    return sorted(rows, key=lambda row: -float(row["solve"]))
