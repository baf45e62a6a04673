"""A bound of a recommendation is never below any choice ever found: those of drawn problems are kept in `bounds.json`.

`python -m tests.gap.recommend.test_bounds` adds what is found today, where it is worth more than all that is kept.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.gap.recommend.instances import random_problem

from alternance.gap.recommend import solve
from alternance.gap.recommend.evaluate import broken, moved, worth

FILE = Path(__file__).parent / "bounds.json"
SEEDS = range(400, 424)


def kept() -> dict[str, list[list[int]]]:
    """Return seed → levels of each source."""
    found: dict[str, list[list[int]]] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_no_choice_ever_found_is_worth_more_than_its_bound(seed: int) -> None:
    problem = random_problem(seed)
    assert kept()[str(seed)]
    for held in kept()[str(seed)]:
        levels = tuple(held)
        minutes = moved(problem, levels)
        assert not list(broken(problem, levels, minutes))
        assert worth(problem, levels) <= min(solve(problem).bound, solve(problem, minutes).bound)


def add() -> None:
    """Add what is found today, where nothing that is kept is worth as much."""
    found = kept()
    for seed in SEEDS:
        problem, choices = random_problem(seed), found.setdefault(str(seed), [])
        levels = solve(problem).levels
        if all(worth(problem, levels) > worth(problem, tuple(one)) for one in choices):
            choices.append(list(levels))
    rows = [f' "{seed}": {json.dumps(choices)}' for seed, choices in found.items()]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    add()
