"""The robust slope and its interval: exact, held against counting every order of the values."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest

from alternance.gap.trend.slope import Slope, slope


def pairs(values: tuple[float, ...]) -> list[float]:
    return sorted((b - a) / (j - i) for (i, a), (j, b) in itertools.combinations(enumerate(values), 2))


@pytest.mark.parametrize("count", [5, 6, 7, 8])
def test_the_interval_holds_no_slope_in_at_most_five_of_a_hundred_orders(count: int) -> None:
    """Without any trend every order is as likely: count those whose interval does not hold 0, and that no shorter would do."""
    missed = orders = 0
    rng = random.Random(1)
    every = itertools.permutations(range(count)) if count < 8 else (rng.sample(range(8), 8) for _ in range(20_000))
    for order in every:
        found = slope(order)
        missed += found.low > 0 or found.high < 0
        orders += 1
    assert missed / orders <= 0.05
    assert missed > 0 or count == 5


def test_the_slope_is_the_median_of_all_pairs_and_one_outlier_does_not_move_it_far() -> None:
    rng = random.Random(2)
    for _ in range(20):
        values = tuple(rng.randint(0, 30) for _ in range(9))
        assert slope(values).value == pytest.approx(np.median(pairs(values)))
    steady = [float(n) for n in range(12)]
    assert slope([*steady[:5], 100.0, *steady[6:]]).value == pytest.approx(1.0)


def test_the_ends_are_pairs_as_far_from_both_ends() -> None:
    rng = random.Random(3)
    values = tuple(rng.uniform(0, 9) for _ in range(10))
    found, ordered = slope(values), pairs(values)
    below, above = ordered.index(found.low), len(ordered) - 1 - ordered.index(found.high)
    assert below == above
    # Kendall's S for ten values exceeds 21 in at most 5 %: (45 - 21) / 2 pairs lie outside, the twelfth is the end
    assert below == 11


@pytest.mark.parametrize(
    ("values", "direction"),
    [(range(8), "growing"), (range(8, 0, -1), "fading"), ([3] * 8, "stable"), ([5, 1, 4, 2, 5, 1, 4, 2], "stable")],
)
def test_directions(values: list[int], direction: str) -> None:
    assert slope(list(values)).direction == direction


def test_too_few_values_say_nothing() -> None:
    found = slope([1, 2, 3])
    assert found == Slope(1.0, -math.inf, math.inf) and found.direction == "stable"
