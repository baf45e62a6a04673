"""The largest stable matching beyond tiny batches: proven, never blocked, never smaller, and honest where work runs out."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.preferences import ours, preferences, some_ties

from alternance.placement.blocking import blocking_pairs, overfull
from alternance.placement.exact import largest
from alternance.placement.exact.flow import most_placed
from alternance.placement.exact.reduce import reduced
from alternance.placement.problem import Problem
from alternance.placement.solve import solve


def crowd(seed: int, students: int = 500) -> Problem:
    """Short lists and many ties: here sizes differ most."""
    strict = preferences(students, students * 2 // 3, students // 6, 3, binding=True, seed=seed)
    return ours(some_ties(strict, 0.2, 0.8))


@pytest.mark.parametrize("seed", [0, 3])
def test_five_hundred_students_are_proven(seed: int) -> None:
    problem = crowd(seed)
    quick, result = solve(problem), largest(problem)
    assert result.status == "largest" and result.placed == result.bound <= most_placed(problem)
    assert quick.placed <= result.placed <= 1.5 * quick.placed
    assert not len(blocking_pairs(problem, result.assignment)) and not overfull(problem, result.assignment)


def test_the_same_work_gives_the_same_matching() -> None:
    problem = crowd(0, 240)
    assert np.array_equal(largest(problem).assignment, largest(problem).assignment)


def test_without_work_or_with_too_many_pairs_the_bound_says_what_is_open() -> None:
    problem = crowd(0)
    exact = largest(problem)
    for result in (largest(problem, work=0.0), largest(problem, most_pairs=0)):
        assert result.status == "two-thirds" and result.placed < result.bound
        assert result.placed <= exact.placed <= result.bound
        assert not len(blocking_pairs(problem, result.assignment))


def test_reduction_keeps_what_is_stable_and_takes_a_good_part_away() -> None:
    problem = crowd(1)
    less, kept = reduced(problem)
    assert 0 < len(kept) < 0.8 * len(problem.rank)
    for one in (solve(problem), largest(problem), solve(less)):
        assert not len(blocking_pairs(problem, one.assignment)) and not len(blocking_pairs(less, one.assignment))
    assert np.array_equal(problem.pref_position[kept], less.pref_position)
