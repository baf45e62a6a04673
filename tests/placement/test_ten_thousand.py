"""Ten thousand tiny batches against all their matchings: stable, within the guarantee, or proven that none is stable."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from tests.placement.brute import Brute, BruteTogether

from alternance.placement.blocking import blocking_pairs
from alternance.placement.exact import largest
from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve
from alternance.placement.together import Together, blocking_moves, solve_together

#: Batches in a block, and blocks: 5,400 without ties, 3,400 with, 1,200 in which some go together.
STRICT, TIED, TOGETHER, BLOCKS = 1350, 850, 300, 4


def drawn(draw: random.Random, ties: bool) -> Problem:
    """Up to 5 students, 4 positions, 2 units; totals and mentors bind in half; units often like who likes them least."""
    n, m, units = draw.randint(2, 5), draw.randint(1, 4), 2
    unit = [draw.randrange(units) for _ in range(m)]
    binding, alike = draw.random() < 0.5, draw.choice([0.3, 0.6]) if ties else 0.0
    lists = [draw.sample(range(m), draw.randint(min(1, m), min(m, 3))) for _ in range(n)]
    ranks = []
    for u in range(units):
        contrary = draw.random() < 0.5
        late = [next((k for k, p in enumerate(listed) if unit[p] == u), 0) for listed in lists]
        order = sorted(range(n), key=lambda s: (-late[s] if contrary else 0, draw.random()))
        rank, place = dict[int, int](), 0
        for s in order[: n if not ties else draw.choice([n, n, n - 1, n // 2])]:
            place += draw.random() >= alike
            rank[s] = place
        ranks.append(rank)
    wish, place = list[int](), 0
    for listed in lists:
        for _ in listed:
            place += draw.random() >= alike
            wish.append(place)
        place += 1
    few = [0, 1, 1, 1, 2]
    return Problem(
        np.cumsum([0, *map(len, lists)]),
        np.array([p for listed in lists for p in listed]),
        np.array([ranks[unit[p]].get(s, NONE) for s, listed in enumerate(lists) for p in listed]),
        seats=np.array([draw.choice(few) for _ in range(m)]),
        unit=np.array(unit),
        mentor=np.array([draw.choice([NONE, 2 * u, 2 * u + 1]) for u in unit]),
        unit_total=np.array([draw.randint(1, 2) if binding else 9 for _ in range(units)]),
        mentor_most=np.array([draw.choice(few) if binding else 9 for _ in range(2 * units)]),
        wish=np.array(wish) if ties else None,
    )


def drawn_together(draw: random.Random) -> Together:
    """A batch with a group of two or three, positions that open with two or three, or both; some in two parts."""
    base = drawn(draw, ties=draw.random() < 0.3)
    n, m = base.students, len(base.seats)
    opening = list(range(m))
    for p in range(1, m):
        if draw.random() < 0.3 and (base.unit[p], base.mentor[p]) == (base.unit[p - 1], base.mentor[p - 1]):
            opening[p] = opening[p - 1]
    group, least, kind = [NONE] * n, [0] * m, draw.choice(["group", "least", "both"])
    if kind != "least":
        for s in draw.sample(range(n), draw.choice([2, min(n, 3)])):
            group[s] = 0
    if kind != "group":
        least = [draw.choice([0, 2, 2, 3]) for _ in range(m)]
        base = replace(base, seats=np.maximum(base.seats, 1) + np.array([draw.choice([0, 1, 1]) for _ in range(m)]))
    apart = draw.random() < 0.7
    site = [int(u) if apart else 0 for u in base.unit]
    return Together(base, np.array(opening), np.array(least), np.array(group), np.array(site))


@pytest.mark.parametrize("block", range(BLOCKS))
def test_without_ties_the_best_stable_matching_for_every_student(block: int) -> None:
    draw, several = random.Random(block), 0
    for _ in range(STRICT):
        problem = drawn(draw, ties=False)
        brute, result = Brute(problem), solve(problem)
        assert result.status == "best"
        stable = brute.stable()
        row = brute.row_of(result.assignment)
        assert stable[row]
        assert (brute.liked[row] <= brute.liked[stable]).all()
        several += int(stable.sum()) > 1
    assert several > 5


@pytest.mark.parametrize("block", range(BLOCKS))
def test_with_ties_stable_two_thirds_of_the_largest_and_the_largest_itself(block: int) -> None:
    draw, seen = random.Random(1000 + block), Counter[str]()
    for _ in range(TIED):
        problem = drawn(draw, ties=True)
        brute, result, exact = Brute(problem), solve(problem), largest(problem)
        stable, placed = brute.stable(), brute.placed()
        most = placed[stable].max()
        for found in (result, exact):
            assert stable[brute.row_of(found.assignment)]
            assert 3 * found.placed >= 2 * most and found.placed <= most <= found.bound
        assert exact.placed == most == exact.bound and exact.status in ("largest", "best")
        seen["sizes differ"] += len(set(placed[stable].tolist())) > 1
        seen["exact is larger"] += exact.placed > result.placed
        some = brute.held[draw.randrange(len(brute.held))]
        listed = [(s, p) for s, p, blocks in brute.pairs() if blocks[brute.row_of(some)]]
        pairs = blocking_pairs(problem, some)
        assert list(zip(problem.pref_student[pairs], problem.pref_position[pairs], strict=True)) == listed
    assert seen["sizes differ"] > 30 and seen["exact is larger"] > 0, seen


@pytest.mark.parametrize("block", range(BLOCKS))
def test_together_stable_and_largest_or_none_exists_and_fewest_block(block: int) -> None:
    draw, seen = random.Random(2000 + block), Counter[str]()
    for _ in range(TOGETHER):
        together = drawn_together(draw)
        brute, result = BruteTogether(together), solve_together(together)
        blocking, row = brute.blocking(), brute.brute.row_of(result.assignment)
        fewest = blocking[brute.allowed].min()
        assert brute.allowed[row] and together.allowed(result.assignment)
        assert blocking[row] == result.blocking == fewest
        assert result.status == "none exists" if fewest else result.status in ("best", "largest")
        if not fewest:
            most = brute.brute.placed()[brute.allowed & (blocking == 0)].max()
            assert result.placed == most == result.bound
        other = draw.choice(np.flatnonzero(brute.allowed).tolist())
        assert len(blocking_moves(together, brute.brute.held[other])) == blocking[other]
        seen[result.status] += 1
    assert seen["none exists"] > 1 and seen["largest"] > 10, seen
