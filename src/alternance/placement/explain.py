"""Why a student does not hold a position, and what would have to yield."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from alternance.placement.blocking import rather, refusing
from alternance.placement.nodes import LEVELS
from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.result import Result

__all__ = ["Answer", "Full", "explain", "relaxed"]


@dataclass(frozen=True)
class Full:
    """A limit that keeps the student out: it is reached, by students none of whom the unit ranks below this one.

    Attributes
    ----------
    level : str
        ``position``, ``mentor`` or ``unit``.
    index : int
        Which position, mentor or unit.
    limit : int
        Students it may hold.
    holders : tuple of int
        Those it holds, as the unit ranks them, best first; empty where it may hold nobody.
    alike : tuple of int
        Those of them who are alike to the student for the unit.
    """

    level: str
    index: int
    limit: int
    holders: tuple[int, ...]
    alike: tuple[int, ...] = ()

    @property
    def lowest(self) -> int | None:
        """The holder whom the unit ranks lowest; None where it may hold nobody."""
        return self.holders[-1] if self.holders else None


@dataclass(frozen=True)
class Answer:
    """Why a student does not hold a position.

    Attributes
    ----------
    code : str
        ``held``: the student has it; ``not-listed``: not eligible or not wanted; ``better``: holds one listed
        before it; ``alike``: holds one that the student likes as well; ``full``: the unit does not take the student
        there.
    reasons : tuple of str
        For ``not-listed``: what the caller knows about it.
    instead : int
        The position held, or `NONE`.
    full : tuple of Full
        For ``full``: every limit that binds, innermost first. Each alone keeps the student out, and with one
        place more in all of them the pair would block the matching (see `relaxed`).
    ahead : tuple of int
        For ``full``: students, best ranked first, whom the unit ranks above this one or alike, and who would
        rather hold a position under the last of these limits than what they hold.
    """

    code: str
    reasons: tuple[str, ...] = ()
    instead: int = NONE
    full: tuple[Full, ...] = ()
    ahead: tuple[int, ...] = ()


def explain(
    problem: Problem,
    result: Result,
    student: int,
    position: int,
    reasons: Sequence[str] = (),
) -> Answer:
    """Say why `student` does not hold `position`.

    Parameters
    ----------
    reasons : sequence of str
        Why the pair is not on the list, where the caller knows; handed through.

    Raises
    ------
    ValueError
        When there is no such student or position, or the pair blocks: then `result` is no stable matching of
        `problem`.

    Notes
    -----
    O(P) time for P pairs on the lists.
    """
    if not (0 <= student < problem.students and 0 <= position < len(problem.seats)):
        raise ValueError("there is no such student or position")
    instead = int(result.assignment[student])
    if instead == position:
        return Answer("held", instead=instead)
    at = np.flatnonzero(problem.list_of(student) == position)
    if not len(at):
        return Answer("not-listed", tuple(reasons), instead)
    pair = int(problem.pref_start[student] + at[0])
    holds = int(problem.pref_start[student] + result.choice[student])
    if instead != NONE and problem.alike[min(holds, pair) + 1 : max(holds, pair) + 1].all():
        return Answer("alike", instead=instead)
    if instead != NONE and holds < pair:
        return Answer("better", instead=instead)
    full = _binding(problem, result, pair)
    if not full:
        raise ValueError("the pair blocks: the result is not a stable matching of this problem")
    return Answer("full", instead=instead, full=full, ahead=_ahead(problem, result, pair, full[-1]))


def _binding(problem: Problem, result: Result, pair: int) -> tuple[Full, ...]:
    """Return the limits on the path that are reached without the pair's student, by nobody ranked below."""
    nodes, standing, position = problem.nodes, problem.standing, int(problem.pref_position[pair])
    others = np.flatnonzero(result.assignment != NONE)
    others = others[others != problem.pref_student[pair]]
    places = standing[problem.pref_start[others] + result.choice[others]]
    keeping = refusing(problem, result.assignment)[pair]
    found = []
    for level in np.flatnonzero(keeping).tolist():
        node = nodes.path[position, level]
        inside = nodes.path[result.assignment[others], level] == node
        holders = others[inside][np.argsort(places[inside], kind="stable")]
        index = (position, problem.mentor[position], problem.unit[position])[level]
        alike = others[inside & (places == standing[pair])]
        limit = int(nodes.quota[node])
        found.append(Full(LEVELS[level], int(index), limit, tuple(holders.tolist()), tuple(alike.tolist())))
    return tuple(found)


def _ahead(problem: Problem, result: Result, pair: int, full: Full) -> tuple[int, ...]:
    """Return who would rather be at a position under `full` and is not asked after the pair's student."""
    under = problem.nodes.path[:, LEVELS.index(full.level)]
    node = under[problem.pref_position[pair]]
    above = (problem.standing <= problem.standing[pair]) & (problem.pref_student != problem.pref_student[pair])
    pairs = np.flatnonzero(rather(problem, result.assignment) & above & (under[problem.pref_position] == node))
    pairs = pairs[np.argsort(problem.standing[pairs], kind="stable")]
    return tuple(dict.fromkeys(problem.pref_student[pairs].tolist()))


def relaxed(problem: Problem, full: Sequence[Full]) -> Problem:
    """Return `problem` with one place more in each of the limits named: the proof of an answer ``full``.

    In it the pair blocks the old matching; with any of these limits left as it was the pair does not. Solved
    again where nobody is alike, the student holds the position or one listed before it when nobody was `ahead`
    and no further limit on the path was reached. Otherwise somebody may come first, or come back from elsewhere:
    then every limit that now keeps the student out holds somebody whom it did not hold before, ranked above the
    student.
    """
    arrays = {"position": "seats", "mentor": "mentor_most", "unit": "unit_total"}
    changed: dict[str, Ints] = {}
    for limit in full:
        name = arrays[limit.level]
        changed[name] = getattr(problem, name).copy()
        changed[name][limit.index] += 1
    return replace(problem, **changed)
