"""A problem judges itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.placement.naive import a

from alternance.placement.problem import NONE, Problem


def good() -> Problem:
    """Students 0 and 1 list positions 0 and 1 of unit 0; position 2 is of unit 1; mentor 0 has position 0."""
    lists, rank = (a(0, 2, 4), a(0, 1, 1, 0)), a(0, 0, 4, 4)
    return Problem(*lists, rank, a(1, 1, 1), a(0, 0, 1), a(0, NONE, NONE), a(2, 1), a(1, 1))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"pref_start": a(0, 2, 5)}, "pref_start: must rise"),
        ({"pref_start": a(1, 2, 4)}, "pref_start: must rise"),
        ({"pref_start": a(0, 5, 4)}, "pref_start: must rise"),
        ({"pref_start": a()}, "pref_start: must rise"),
        ({"rank": a(0)}, "rank: one for each pair"),
        ({"unit": a(0)}, "unit, mentor: one for each position"),
        ({"mentor": a(0, 0)}, "unit, mentor: one for each position"),
        ({"pref_position": a(0, 1, 1, 3)}, "pref_position: leads nowhere"),
        ({"pref_position": a(0, 1, 1, NONE)}, "pref_position: leads nowhere"),
        ({"unit": a(0, 0, 2)}, "unit: leads nowhere"),
        ({"mentor": a(0, 2, NONE)}, "mentor: leads nowhere"),
        ({"mentor": a(0, -2, NONE)}, "mentor: leads nowhere"),
        ({"rank": a(0, 0, 2**29, 2**29)}, "rank: leads nowhere"),
        ({"seats": a(1, -1, 1)}, "seats: a limit is below 0"),
        ({"unit_total": a(1, -1)}, "unit_total: a limit is below 0"),
        ({"mentor_most": a(-1, 1)}, "mentor_most: a limit is below 0"),
        ({"mentor": a(0, NONE, 0)}, "mentor: one serves two units"),
        ({"pref_position": a(0, 0, 1, 0)}, "a student lists a position twice"),
        ({"wish": a(1, 2, 3)}, "wish: one for each pair"),
        ({"wish": a(1, 2, 3, 2)}, "wish: a list is not in the order"),
        ({"rank": a(NONE, 0, 0, 0)}, "a unit ranks a student twice"),
        ({"rank": a(0, 1, 4, 4)}, "a unit ranks a student twice"),
        ({"rank": a(0, NONE, 4, 4)}, "a unit ranks a student twice"),
        ({"seats": np.array([1.0, 1.0, 1.0])}, "seats: whole numbers in one dimension"),
        ({"seats": np.array([[1, 1, 1]])}, "seats: whole numbers in one dimension"),
    ],
)
def test_what_is_no_problem_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(good(), **change)


def test_the_mentor_of_one_unit_and_gaps_in_ranks_are_allowed() -> None:
    problem = replace(good(), mentor=a(0, 0, 1), rank=a(7, 7, 3, 3))
    assert problem.standing.tolist() == [7, 7, 3, 3]


def test_who_is_not_ranked_stands_last_and_alike() -> None:
    problem = replace(good(), rank=a(NONE, NONE, 0, 0))
    assert problem.standing.tolist() == [1, 1, 0, 0] and not problem.units_tie
    problem = replace(good(), rank=a(NONE, NONE, NONE, NONE))
    assert problem.standing[0] == problem.standing[2] and problem.units_tie


def test_alike_is_who_has_one_rank_in_a_unit_or_on_one_list() -> None:
    assert not good().units_tie and not good().students_tie
    assert replace(good(), rank=a(4, 4, 4, 4)).units_tie
    tied = replace(good(), wish=a(3, 3, 3, 4))
    assert tied.students_tie and tied.alike.tolist() == [False, True, False, False]


def test_narrow_arrays_are_widened_and_none_can_be_written_to() -> None:
    mine: Any = np.array([1, 1, 1], dtype=np.int16)
    problem = replace(good(), seats=mine)
    assert problem.seats.dtype == np.int64
    with pytest.raises(ValueError, match="read-only"):
        problem.seats[0] = 9
    mine[0] = 2
    assert problem.students == 2
