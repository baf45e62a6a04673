"""Properties of the matching of any batch, and small cases told in words."""

from __future__ import annotations

import random
import subprocess
import sys

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.placement.naive import blocking, from_lists, lists_of, random_problem, stable, within_limits

from alternance.placement.problem import NONE, Problem
from alternance.placement.result import Trace
from alternance.placement.solve import solve


@st.composite
def batches(draw: st.DrawFn) -> Problem:
    n, m, units = draw(st.integers(0, 12)), draw(st.integers(1, 8)), draw(st.integers(1, 3))
    unit = [draw(st.integers(0, units - 1)) for _ in range(m)]
    some = st.lists(st.integers(0, m - 1), unique=True)
    few = st.integers(0, 4)
    return from_lists(
        [draw(some) for _ in range(n)],
        [draw(st.permutations(range(n)))[: draw(st.integers(max(0, n - 1), n))] for _ in range(units)],
        seats=draw(st.lists(few, min_size=m, max_size=m)),
        unit=unit,
        mentor=[draw(st.sampled_from([NONE, 2 * u, 2 * u + 1])) for u in unit],
        unit_total=draw(st.lists(few, min_size=units, max_size=units)),
        mentor_most=draw(st.lists(few, min_size=2 * units, max_size=2 * units)),
    )


@settings(max_examples=300, deadline=None)
@given(batches())
def test_nothing_is_over_its_limit_and_no_pair_blocks(problem: Problem) -> None:
    result = solve(problem)
    held = result.assignment.tolist()
    assert within_limits(problem, held)
    assert blocking(problem, held) == []
    for s, listed in enumerate(lists_of(problem)):
        assert held[s] == (NONE if result.choice[s] == NONE else listed[result.choice[s]])
    assert result.placed == sum(h != NONE for h in held)
    assert result.placed <= result.trace.proposals <= len(problem.pref_position)


def turned(problem: Problem, order: list[int]) -> Problem:
    """The same batch with the students in another order; those not ranked keep the standing they had."""
    pairs = [range(problem.pref_start[s], problem.pref_start[s + 1]) for s in order]
    flat = np.array([k for part in pairs for k in part], dtype=np.int64)
    start = np.cumsum([0, *map(len, pairs)])
    rest = (problem.seats, problem.unit, problem.mentor, problem.unit_total, problem.mentor_most)
    return Problem(start, problem.pref_position[flat], problem.standing[flat], *rest)


@settings(max_examples=200, deadline=None)
@given(batches(), st.randoms(use_true_random=False))
def test_the_order_of_students_does_not_matter(problem: Problem, chance: random.Random) -> None:
    order = list(range(problem.students))
    chance.shuffle(order)
    held, other = solve(problem).assignment, solve(turned(problem, order)).assignment
    assert [held[s] for s in order] == other.tolist()


def test_larger_batches_are_stable() -> None:
    for seed in range(40):
        problem = random_problem(seed, students=60, positions=30, units=6)
        assert stable(problem, solve(problem).assignment.tolist()), seed


def test_who_lost_one_position_may_have_another_of_the_same_unit() -> None:
    problem = from_lists([[0, 1], [0]], [[1, 0]], [1, 1], [0, 0], [0, 0], [2], [2])
    result = solve(problem)
    assert result.assignment.tolist() == [1, 0]
    assert result.trace == Trace(proposals=3, sent_away=1)


def test_who_moves_within_a_full_unit_leaves_room_for_the_own_move() -> None:
    problem = from_lists([[0, 1]], [[0]], [1, 1], [0, 0], [0, 0], [1], [1])
    assert blocking(problem, [1]) == [(0, 0)]
    assert solve(problem).assignment.tolist() == [0]


def test_a_full_mentor_sends_away_from_another_position() -> None:
    """The mentor takes one; the better ranked student asks for one position and displaces from the other."""
    problem = from_lists([[0], [1]], [[1, 0]], [1, 1], [0, 0], [0, 0], [5], [1])
    assert solve(problem).assignment.tolist() == [NONE, 1]


def test_nobody_and_nothing() -> None:
    assert solve(from_lists([], [], [], [], [], [], [])).assignment.tolist() == []
    assert solve(from_lists([[], []], [[]], [3], [0], [NONE], [3], [])).assignment.tolist() == [NONE, NONE]


def test_the_words_load_without_the_compiler() -> None:
    code = "import sys; import alternance.placement.explain; print('numba' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
