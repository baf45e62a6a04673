"""A bound of a recommendation is never below any choice ever found: those of drawn problems are kept in `bounds.json`.

`python -m tests.gap.recommend.test_bounds` adds what is found today, where it is worth more than all that is kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.best_found import keep, kept
from tests.gap.recommend.instances import random_problem

from alternance.gap.recommend import solve
from alternance.gap.recommend.evaluate import broken, moved, worth

FILE = Path(__file__).parent / "bounds.json"
SEEDS = range(400, 424)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_choice_ever_found_is_worth_more_than_its_bound(seed: int) -> None:
    problem = random_problem(seed)
    assert kept(FILE)[str(seed)]
    for held in kept(FILE)[str(seed)]:
        levels = tuple(held)
        minutes = moved(problem, levels)
        assert not list(broken(problem, levels, minutes))
        assert worth(problem, levels) <= min(solve(problem).bound, solve(problem, minutes).bound)


def add() -> None:
    """Add what is found today, where nothing that is kept is worth as much."""
    keep(
        FILE,
        ((str(seed), list(solve(random_problem(seed)).levels)) for seed in SEEDS),
        lambda seed, levels, one: _worth(seed, levels) > _worth(seed, one),
    )


def _worth(seed: str, levels: list[int]) -> float:
    return worth(random_problem(int(seed)), tuple(levels))


if __name__ == "__main__":
    add()
