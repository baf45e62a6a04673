"""Into how many sections students are cut, against trying every number; and the compiled search counts the same."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit

from alternance.calendar.kernel.courses import sections_above, sections_of, thin_sections
from alternance.calendar.limits import Shared
from alternance.calendar.pack import pack
from alternance.calendar.problem import Problem
from alternance.calendar.sections import section_count, section_sizes


@njit
def counted(p: Any, count: int, more_than: int) -> tuple[int, int, int]:
    """What the search counts of a course: sections of more students than so many, thin ones, all."""
    return sections_above(p, 0, count, more_than), thin_sections(p, 0, count), sections_of(p, 0, count)


students = st.integers(1, 60)
limits = st.none() | st.integers(1, 20)
smallest = st.integers(0, 20)
ideals = st.none() | st.integers(1, 20)


@given(students, limits, smallest, st.integers(1, 20))
def test_of_all_numbers_allowed_it_is_the_nearest_to_the_ideal_the_fewer_of_two(
    count: int, most: int | None, least: int, ideal: int
) -> None:
    fewest = -(-count // most) if most else 1
    allowed = [n for n in range(fewest, count + 1) if n == fewest or count // n >= least]
    nearest = min(allowed, key=lambda n: (abs(Fraction(count, n) - ideal), n))
    assert section_count(count, most, least, ideal) == nearest


@given(limits, smallest, ideals)
def test_it_never_falls_when_students_join_and_never_rises_with_the_ideal(
    most: int | None, least: int, ideal: int | None
) -> None:
    counts = [section_count(n, most, least, ideal) for n in range(1, 61)]
    assert counts == sorted(counts)
    falling = [section_count(50, most, least, ideal) for ideal in range(1, 30)]
    assert all(one >= other for one, other in pairwise(falling))


@given(students, st.integers(1, 9))
def test_sections_are_equal_but_for_one_student(count: int, sections: int) -> None:
    sizes = section_sizes(count, sections)
    assert sum(sizes) == count
    assert max(sizes) - min(sizes) <= 1
    assert sizes == sorted(sizes, reverse=True)


@settings(deadline=None)
@given(st.integers(0, 60), limits, smallest, ideals, st.integers(0, 20))
def test_the_search_counts_sections_as_the_problem_does(
    count: int, most: int | None, least: int, ideal: int | None, more_than: int
) -> None:
    shared = Shared("x", most, least, (), ideal)
    p = pack(Problem(np.full((1, 1), 5), (), shared=(shared,)))
    times, thin = shared.times(count, more_than), shared.thin(count) if count else 0
    assert counted(p, count, more_than) == (times, thin, len(shared.sections(count)) if count else 0)
