"""What makes the arrays of a problem a problem; one function for each demand."""

from __future__ import annotations

from typing import Any

import numpy as np

from alternance.placement.problem import NONE, Ints, Problem

__all__ = ["as_whole_numbers", "validate"]

#: Ranks and numbers of students and pairs stay below it: the standing of each proposal fits 31 bits, more fits beside.
RANK_END = 2**29


def as_whole_numbers(name: str, values: Any) -> Ints:
    """Return `values` as 64-bit whole numbers in one dimension, not to be written to; nothing is rounded."""
    array = np.asarray(values)
    if array.ndim != 1 or not (array.size == 0 or np.can_cast(array.dtype, np.int64)):
        raise ValueError(f"{name}: whole numbers in one dimension are needed")
    numbers = np.ascontiguousarray(array, dtype=np.int64).view()
    numbers.flags.writeable = False  # a view: the caller's own array stays as it was
    return numbers


def validate(problem: Problem) -> None:
    """Check lengths, indices, limits, lists and rankings.

    Raises
    ------
    ValueError
        Naming the array and what is wrong with it.
    """
    _lengths(problem)
    _indices(problem)
    _limits(problem)
    _mentors(problem)
    _lists(problem)
    _wishes(problem)
    _rankings(problem)


def _lengths(problem: Problem) -> None:
    start, pairs = problem.pref_start, len(problem.pref_position)
    if not len(start) or start[0] != 0 or start[-1] != pairs or np.any(np.diff(start) < 0):
        raise ValueError("pref_start: must rise from 0 to the number of pairs")
    if max(len(start), pairs) > RANK_END:
        raise ValueError("pref_start: too many students or pairs")
    if len(problem.rank) != pairs:
        raise ValueError("rank: one for each pair is needed")
    if len(problem.unit) != len(problem.seats) or len(problem.mentor) != len(problem.seats):
        raise ValueError("unit, mentor: one for each position is needed")


def _indices(problem: Problem) -> None:
    _within("pref_position", problem.pref_position, 0, len(problem.seats))
    _within("unit", problem.unit, 0, len(problem.unit_total))
    _within("mentor", problem.mentor, NONE, len(problem.mentor_most))
    _within("rank", problem.rank, NONE, RANK_END)


def _within(name: str, values: Ints, least: int, end: int) -> None:
    if len(values) and (values.min() < least or values.max() >= end):
        raise ValueError(f"{name}: leads nowhere, must be {least} to {end - 1}")


def _limits(problem: Problem) -> None:
    for name in ("seats", "unit_total", "mentor_most"):
        values = getattr(problem, name)
        if len(values) and values.min() < 0:
            raise ValueError(f"{name}: a limit is below 0")


def _mentors(problem: Problem) -> None:
    """A mentor of two units would make the limits no tree, and a stable matching uncertain."""
    named = problem.mentor != NONE
    unit_of = np.full(len(problem.mentor_most), NONE, dtype=np.int64)
    unit_of[problem.mentor[named]] = problem.unit[named]
    if np.any(unit_of[problem.mentor[named]] != problem.unit[named]):
        raise ValueError("mentor: one serves two units")


def _lists(problem: Problem) -> None:
    pairs = np.sort(problem.pref_student * len(problem.seats) + problem.pref_position)
    if np.any(pairs[1:] == pairs[:-1]):
        raise ValueError("pref_position: a student lists a position twice")


def _wishes(problem: Problem) -> None:
    if problem.wish is None:
        return
    if len(problem.wish) != len(problem.pref_position):
        raise ValueError("wish: one for each pair is needed")
    same = problem.pref_student[1:] == problem.pref_student[:-1]
    if np.any(problem.wish[1:][same] < problem.wish[:-1][same]):
        raise ValueError("wish: a list is not in the order of the student's ranks")


def _rankings(problem: Problem) -> None:
    """Within a unit, all pairs of a student say the same rank."""
    place = problem.unit[problem.pref_position] * problem.students + problem.pref_student
    order = np.argsort(place)
    place, standing = place[order], problem.standing[order]
    if np.any((place[1:] == place[:-1]) & (standing[1:] != standing[:-1])):
        raise ValueError("rank: a unit ranks a student twice")
