"""Deferred acceptance with ties: who is loose makes way, what is closed stays closed, and no pair costs more than it may."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from alternance.placement.blocking import blocking_pairs, overfull
from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve


def told(
    lists: list[list[list[int]]], ranks: list[int], seats: list[int], unit: list[int], total: list[int]
) -> Problem:
    """Lists of ties of positions, and every unit's rank of each student."""
    flat = [[p for tie in listed for p in tie] for listed in lists]
    return Problem(
        np.cumsum([0, *map(len, flat)]),
        np.array([p for listed in flat for p in listed]),
        np.array([ranks[s] for s, listed in enumerate(flat) for _ in listed]),
        seats=np.array(seats),
        unit=np.array(unit),
        mentor=np.full(len(seats), NONE),
        unit_total=np.array(total),
        mentor_most=np.zeros(0, dtype=np.int64),
        wish=np.array([k for listed in lists for k, tie in enumerate(listed) for _ in tie]),
    )


def drawn(draw: random.Random, students: int, ties: float = 0.6) -> Problem:
    """Short lists, and mentors and units that fill up; ranks and wishes tied with this chance, some not ranked."""
    positions = students * 2 // 3
    units = max(1, students // 8)
    unit = [draw.randrange(units) for _ in range(positions)]
    rank = [[NONE if draw.random() < 0.1 else draw.randrange(max(1, int(20 * (1 - ties)))) for _ in range(students)]
            for _ in range(units)]  # fmt: skip
    lists = [draw.sample(range(positions), draw.randint(0, 5)) for _ in range(students)]
    wish = [np.cumsum([draw.random() >= ties for _ in listed], dtype=np.int64) for listed in lists]
    return Problem(
        np.cumsum([0, *map(len, lists)]),
        np.array([p for listed in lists for p in listed], dtype=np.int64),
        np.array([rank[unit[p]][s] for s, listed in enumerate(lists) for p in listed], dtype=np.int64),
        seats=np.array([draw.choice([0, 1, 1, 2, 3]) for _ in unit]),
        unit=np.array(unit),
        mentor=np.array([draw.choice([NONE, 2 * u, 2 * u + 1]) for u in unit]),
        unit_total=np.array([draw.randint(0, 9) for _ in range(units)]),
        mentor_most=np.array([draw.randint(0, 4) for _ in range(2 * units)]),
        wish=np.concatenate([np.zeros(0, dtype=np.int64), *wish]),
    )


def test_who_could_as_well_be_elsewhere_makes_way_for_one_ranked_below() -> None:
    problem = told([[[0, 1]], [[0]]], ranks=[0, 1], seats=[1, 1], unit=[0, 0], total=[9])
    assert solve(problem).assignment.tolist() == [1, 0]


def test_who_could_be_nowhere_else_is_not_sent_away_by_one_who_is_alike() -> None:
    problem = told([[[0]], [[0]]], ranks=[0, 0], seats=[1], unit=[0], total=[9])
    assert solve(problem).assignment.tolist() == [0, NONE]


def test_the_loose_make_way_in_a_full_unit_while_another_unit_is_open() -> None:
    problem = told([[[0, 2]], [[1]]], ranks=[0, 1], seats=[1, 1, 1], unit=[0, 0, 1], total=[1, 1])
    assert solve(problem).assignment.tolist() == [2, 1]


def test_a_seat_of_the_same_full_unit_is_no_place_elsewhere() -> None:
    problem = told([[[0, 1]], [[1]]], ranks=[0, 1], seats=[1, 1], unit=[0, 0], total=[1])
    assert solve(problem).assignment.tolist() == [0, NONE]


def test_who_comes_again_is_ranked_above_those_who_are_alike_and_not_above_others() -> None:
    """The first to come has another place, less liked; who comes again drives it there only if alike."""
    lists = [[[0], [1]], [[0]]]
    alike = told(lists, ranks=[0, 0], seats=[1, 1], unit=[0, 0], total=[9])
    below = told(lists, ranks=[0, 1], seats=[1, 1], unit=[0, 0], total=[9])
    assert solve(alike).assignment.tolist() == [1, 0]
    assert solve(below).assignment.tolist() == [0, NONE]


@pytest.mark.parametrize("students", [15, 60, 240])
def test_with_mentors_and_units_nothing_is_over_full_and_nobody_blocks(students: int) -> None:
    draw = random.Random(students)
    for _ in range(2400 // students):
        problem = drawn(draw, students)
        result = solve(problem)
        assert not overfull(problem, result.assignment)
        assert not len(blocking_pairs(problem, result.assignment))
        assert result.placed <= result.trace.proposals <= 3 * len(problem.pref_position)
        assert np.array_equal(result.assignment, solve(problem).assignment)


def test_ties_of_one_are_no_ties() -> None:
    """Whether wishes are given, all different, or not: the same proposals to the same positions."""
    problem = drawn(random.Random(5), 80, ties=0.0)
    strict = replace(problem, wish=None)
    one, other = solve(problem), solve(strict)
    assert np.array_equal(one.assignment, other.assignment) and one.trace == other.trace
