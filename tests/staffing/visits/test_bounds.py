"""A bound of visits never exceeds any plan of visits ever found: those of drawn problems are kept in `bounds.json`.

`python -m tests.staffing.visits.test_bounds` adds what is found today, where it is better than all that is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.best_found import keep, kept
from tests.staffing.visits.made import allowed, cost, random_problem

from alternance.staffing.visits import solve
from alternance.staffing.visits.bound import bound
from alternance.staffing.visits.problem import Visit

FILE = Path(__file__).parent / "bounds.json"
SEEDS = range(400, 424)


def visits_of(rows: list[Any]) -> list[Visit]:
    """Return visits as they were written."""
    return [Visit((row[0], row[1]), *row[2:]) for row in rows]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_of_visits_ever_found_costs_less_than_its_bounds(seed: int) -> None:
    problem = random_problem(seed)
    bounds = [bound(problem), solve(problem).bound, solve(problem, cancelled=lambda: True).bound]
    assert kept(FILE)[str(seed)]
    for rows in kept(FILE)[str(seed)]:
        visits = visits_of(rows)
        assert allowed(problem, visits)
        assert max(bounds) <= cost(problem, visits) + 1e-6


def add() -> None:
    """Add what is found today, where nothing that is kept is as good."""
    keep(
        FILE,
        ((str(seed), [[*v[0], *v[1:]] for v in solve(random_problem(seed)).visits]) for seed in SEEDS),
        lambda seed, visits, one: _cost(seed, visits) < _cost(seed, one),
    )


def _cost(seed: str, rows: list[Any]) -> float:
    return cost(random_problem(int(seed)), visits_of(rows))


if __name__ == "__main__":
    add()
