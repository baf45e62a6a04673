"""A bound of visits never exceeds any plan of visits ever found: those of drawn problems are kept in `bounds.json`.

`python -m tests.staffing.visits.test_bounds` adds what is found today, where it is better than all that is kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.staffing.visits.made import allowed, cost, random_problem

from alternance.staffing.visits import solve
from alternance.staffing.visits.bound import bound
from alternance.staffing.visits.problem import Visit

FILE = Path(__file__).parent / "bounds.json"
SEEDS = range(400, 424)


def kept() -> dict[str, list[list[Visit]]]:
    """Return seed → plans of visits."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return {
        seed: [[Visit((row[0], row[1]), *row[2:]) for row in visits] for visits in plans]
        for seed, plans in found.items()
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_of_visits_ever_found_costs_less_than_its_bounds(seed: int) -> None:
    problem = random_problem(seed)
    bounds = [bound(problem), solve(problem).bound, solve(problem, cancelled=lambda: True).bound]
    assert kept()[str(seed)]
    for visits in kept()[str(seed)]:
        assert allowed(problem, visits)
        assert max(bounds) <= cost(problem, visits) + 1e-6


def add() -> None:
    """Add what is found today, where nothing that is kept is as good."""
    found = kept()
    for seed in SEEDS:
        problem, plans = random_problem(seed), found.setdefault(str(seed), [])
        visits = list(solve(problem).visits)
        if all(cost(problem, visits) < cost(problem, one) for one in plans):
            plans.append(visits)
    rows = [
        f' "{seed}": ' + json.dumps([[[*visit[0], *visit[1:]] for visit in visits] for visits in plans])
        for seed, plans in found.items()
    ]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    add()
