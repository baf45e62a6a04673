"""Positions that rank for themselves: where no total binds, stable and best; where one does, perhaps nothing is stable."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from tests.placement.brute import BruteApart
from tests.placement.naive import from_lists

from alternance.placement.exact import largest
from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve

#: Batches in a block, and blocks.
SOME, BLOCKS = 400, 4


def drawn(draw: random.Random, ties: bool) -> tuple[Problem, BruteApart]:
    """Up to 5 students, 4 positions, 2 hiring units, of which no total binds; half of the positions rank for themselves."""
    n, m = draw.randint(2, 5), draw.randint(2, 4)
    hiring = [draw.randrange(2) for _ in range(m)]
    mentor = [draw.choice([NONE, u]) for u in hiring]
    seats = [draw.choice([0, 1, 1, 1, 2]) for _ in range(m)]
    room = draw.choice([0, 0, 1])  # totals are just enough, or have a place more
    total = [room + sum(k for k, own in zip(seats, hiring, strict=True) if own == u) for u in range(2)]
    most = [room + sum(k for k, own in zip(seats, mentor, strict=True) if own == u) for u in range(2)]
    apart = [draw.random() < 0.5 for _ in range(m)]
    lists = [draw.sample(range(m), draw.randint(1, m)) for _ in range(n)]
    # units 0 and 1 rank for the positions that do not, units 2 and on are positions that do
    ranker = [2 + p if alone else hiring[p] for p, alone in enumerate(apart)]
    ranks = [draw.sample(range(n), draw.choice([n, n, n - 1])) for _ in range(2 + m)]
    strict = from_lists(
        lists,
        ranks,
        seats=seats,
        unit=ranker,
        mentor=[NONE if alone else mentor[p] for p, alone in enumerate(apart)],
        unit_total=[*total, *(total[u] for u in hiring)],
        mentor_most=most,
    )
    wish = [k // 2 if ties else k for s in range(n) for k in range(len(lists[s]))]
    arrays = {name: getattr(strict, name) for name in strict.__dataclass_fields__} | {"wish": np.array(wish)}
    if ties:
        arrays["rank"] = np.where(strict.rank == NONE, NONE, strict.rank // 2)
    problem = Problem(**arrays)
    return problem, BruteApart(problem, hiring, mentor, total, most)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_where_no_total_binds_it_is_stable_and_the_best_or_with_ties_the_largest(block: int) -> None:
    draw, seen = random.Random(4000 + block), Counter[str]()
    for number in range(SOME):
        ties = number % 2 == 0
        problem, brute = drawn(draw, ties)
        stable, placed, result = brute.stable(), brute.placed(), solve(problem)
        row = brute.row_of(result.assignment)
        assert stable[row]
        if not (problem.students_tie or problem.units_tie):
            assert result.status == "best" and (brute.liked[row] <= brute.liked[stable]).all()
        most, exact = placed[stable].max(), largest(problem)
        assert stable[brute.row_of(exact.assignment)] and exact.placed == most
        assert 3 * result.placed >= 2 * most and result.placed <= most <= result.bound
        units = problem.unit[problem.unit > 1]
        seen["apart"] += len(units) > 0
        seen["left out"] += result.placed < problem.students
        seen["several"] += stable.sum() > 1
    assert min(seen[what] for what in ("apart", "left out", "several")) > 20, seen


def cycle(total: int) -> BruteApart:
    """Two students and two positions of one unit, one seat each: everybody is liked best where they like it least."""
    problem = from_lists(
        [[1, 0], [0, 1]], [[0, 1], [1, 0]], seats=[1, 1], unit=[0, 1], mentor=[NONE, NONE],
        unit_total=[total, total], mentor_most=[],
    )  # fmt: skip
    return BruteApart(problem, unit=[0, 0], mentor=[NONE, NONE], total=[total], most=[])


def test_where_the_total_binds_nothing_may_be_stable_and_where_it_does_not_something_is() -> None:
    bound, free = cycle(total=1), cycle(total=2)
    assert len(bound.held) == 5 and not bound.stable().any()
    assert free.held[free.stable()].tolist() == [[1, 0], [0, 1]]
    assert solve(free.problem).assignment.tolist() == [1, 0]
