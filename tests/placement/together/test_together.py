"""Small cases of groups and of positions that open only with some, told in words; and what a large one says honestly."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from tests.placement.naive import from_lists

from alternance.placement.problem import NONE
from alternance.placement.solve import solve
from alternance.placement.together import Together, blocking_moves, solve_together


def batch(
    lists: Sequence[Sequence[int]],
    ranking: Sequence[Sequence[int]],
    *,
    seats: Sequence[int],
    unit: Sequence[int],
    least: Sequence[int] = (),
    group: Sequence[int] = (),
    site: Sequence[int] = (),
    opening: Sequence[int] = (),
    total: Sequence[int] = (),
) -> Together:
    """Totals that never bind, unless said; every position an opening of its own; one site."""
    none = [NONE] * len(seats)
    base = from_lists(lists, ranking, seats, unit, none, list(total or [9] * len(ranking)), [])
    return Together(
        base,
        np.array(opening or range(len(seats)), dtype=np.int64),
        np.array(least or [0] * len(seats), dtype=np.int64),
        np.array(group or [NONE] * len(lists), dtype=np.int64),
        np.array(site or [0] * len(seats), dtype=np.int64),
    )


def test_a_position_opens_with_two_or_not_at_all() -> None:
    """One alone wants it: it stays closed, and the student goes elsewhere; two want it: it opens."""
    alone = batch([[0, 1], [1]], [[0, 1]], seats=[2, 2], unit=[0, 0], least=[2, 0])
    result = solve_together(alone)
    assert (result.assignment.tolist(), result.status) == ([1, 1], "largest")
    both = batch([[0, 1], [0, 1]], [[0, 1]], seats=[2, 2], unit=[0, 0], least=[2, 0])
    assert solve_together(both).assignment.tolist() == [0, 0]
    assert [move.kind for move in blocking_moves(both, np.array([1, 1]))] == ["opening"]


def test_where_none_exists_for_what_opens_it_is_proven_and_one_blocks() -> None:
    """Position 0 opens with two, of whom one goes back to position 1 as soon as its seat there is free."""
    torn = batch([[1], [1, 0], [0, 1]], [[2, 0, 1]], seats=[2, 2], unit=[0, 0], least=[2, 0])
    result = solve_together(torn)
    assert (result.status, result.blocking, result.blocking_bound) == ("none exists", 1, 1)
    assert torn.allowed(result.assignment)


def test_where_none_exists_for_a_group_it_is_proven_and_one_blocks() -> None:
    """Students 0 and 1 go to positions 0 and 1 together; student 2 is above one of them and below the other."""
    torn = batch([[0], [1], [0, 1]], [[0, 2], [2, 1]], seats=[1, 1], unit=[0, 1], group=[0, 0, NONE])
    result = solve_together(torn)
    assert (result.status, result.blocking, result.blocking_bound) == ("none exists", 1, 1)


def test_a_group_goes_where_all_of_it_has_room() -> None:
    """At the first site there is a seat for one of them only; both are at the second."""
    lists = [[0, 1], [0, 1]]
    apart = {"seats": [1, 2], "unit": [0, 1], "site": [0, 1]}
    result = solve_together(batch(lists, [[0, 1], [0, 1]], group=[0, 0], **apart))
    assert (result.assignment.tolist(), result.status) == ([1, 1], "largest")
    alone = batch(lists, [[0, 1], [0, 1]], group=[0, 1], **apart)
    assert alone.plain and solve_together(alone).assignment.tolist() == [0, 1]


def test_a_group_takes_the_places_of_those_ranked_below_all_of_it() -> None:
    two = {"seats": [2], "unit": [0], "group": [0, 0, NONE]}
    above = batch([[0], [0], [0]], [[0, 1, 2]], **two)
    assert solve_together(above).assignment.tolist() == [0, 0, NONE]
    between = batch([[0], [0], [0]], [[0, 2, 1]], **two)
    assert solve_together(between).assignment.tolist() == [NONE, NONE, 0]


def test_parts_of_one_position_open_together() -> None:
    """Student 0 has the reserved part, student 1 the open one: together they are two."""
    parts = batch([[0, 1], [1]], [[0, 1]], seats=[1, 1], unit=[0, 0], opening=[0, 0], least=[2])
    assert solve_together(parts).assignment.tolist() == [0, 1]


def crowd(seed: int, n: int = 300, m: int = 60) -> Together:
    """Sites of two units of three positions; a third of the positions open with three; ten groups of three."""
    draw = random.Random(seed)
    lists = [draw.sample(range(m), 6) for _ in range(n)]
    for s in range(30):  # what a group lists lies at three sites
        lists[s] = [6 * ((s // 3 + k) % (m // 6)) + draw.randrange(6) for k in draw.sample(range(3), 3)]
    unit, seats = [p // 3 for p in range(m)], [draw.randint(2, 6) for _ in range(m)]
    ranking = [draw.sample(range(n), n) for _ in range(m // 3)]
    base = from_lists(lists, ranking, seats, unit, [NONE] * m, [8] * (m // 3), [])
    least = np.minimum([draw.choice([0, 0, 3]) for _ in range(m)], seats)
    return Together(
        base, np.arange(m), least, np.array([s // 3 if s < 30 else NONE for s in range(n)]), np.array(unit) // 2
    )


def test_a_large_batch_is_allowed_and_says_what_is_not_known() -> None:
    some = crowd(7)
    result = solve_together(some, most_pairs=0)
    assert some.allowed(result.assignment)
    assert result.status in ("stable", "blocked") and result.blocking == len(blocking_moves(some, result.assignment))
    assert result.blocking_bound == 0 and result.placed <= result.bound
    assert result.placed > solve(some.base).placed * 0.8


def test_the_exact_search_proves_batches_of_eighty_and_never_makes_them_worse() -> None:
    some = crowd(2, 80, 24)
    quick, exact = solve_together(some, most_pairs=0), solve_together(some, work=4.0)
    assert quick.status == "blocked" and exact.status == "largest"
    assert some.allowed(exact.assignment) and blocking_moves(some, exact.assignment) == []
    cut = solve_together(some, work=0.01)
    assert (cut.blocking, -cut.placed) <= (quick.blocking, -quick.placed) and cut.status == "blocked"


def test_what_is_no_such_batch_is_refused() -> None:
    with pytest.raises(ValueError, match="leads nowhere"):
        batch([[0]], [[0]], seats=[1], unit=[0], opening=[1])
    with pytest.raises(ValueError, match="differ in mentor, unit or site"):
        batch([[0, 1]], [[0], [0]], seats=[1, 1], unit=[0, 1], opening=[0, 0], least=[2])
