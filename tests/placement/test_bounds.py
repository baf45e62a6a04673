"""A bound is never below any stable matching ever found: those of fixed batches with ties are kept in `bounds.json`.

`python -m tests.placement.test_bounds` adds what is found today, where it places more than all that is kept.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.best_found import keep, kept
from tests.placement.test_largest import crowd

from alternance.placement.blocking import blocking_pairs, overfull
from alternance.placement.exact import largest
from alternance.placement.exact.flow import most_placed
from alternance.placement.problem import NONE
from alternance.placement.solve import solve

FILE = Path(__file__).parent / "bounds.json"
#: Seed and students of each batch.
BATCHES = ((0, 240), (3, 240), (5, 400))


@pytest.mark.parametrize(("seed", "students"), BATCHES)
def test_no_stable_matching_ever_found_places_more_than_the_bound(seed: int, students: int) -> None:
    problem = crowd(seed, students)
    bounds = [solve(problem).bound, largest(problem, work=0.0).bound, largest(problem, work=0.5).bound]
    assert kept(FILE)[f"{seed}-{students}"]
    for held in kept(FILE)[f"{seed}-{students}"]:
        matching = np.array(held, dtype=np.int64)
        assert not len(blocking_pairs(problem, matching)) and not overfull(problem, matching)
        assert np.count_nonzero(matching != NONE) <= min(*bounds, most_placed(problem))


def add() -> None:
    """Add what is found today, where nothing that is kept places as many."""
    keep(
        FILE,
        ((f"{seed}-{n}", largest(crowd(seed, n), work=40.0).assignment.tolist()) for seed, n in BATCHES),
        lambda _, held, one: sum(p != NONE for p in held) > sum(p != NONE for p in one),
    )


if __name__ == "__main__":
    add()
