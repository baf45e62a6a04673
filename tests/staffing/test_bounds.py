"""A bound never exceeds any staffing ever found: those of fixed problems, too large to try everything, are kept in `bounds.json`.

`python -m tests.staffing.test_bounds` adds what is found today, where it is better than all that is kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.best_found import keep, kept
from tests.staffing.made import allowed, worth
from tests.staffing.test_solve import large

from alternance.staffing import Problem, solve
from alternance.staffing.bound import bound


def crowded(sections: int) -> Problem:
    """Two thirds of the teachers' time for the same sections: some must stay without."""
    problem = large(sections)
    teachers = tuple(
        replace(its, contract=tuple(2 * w // 3 for w in its.contract), ceiling=tuple(2 * w // 3 for w in its.ceiling))
        for its in problem.teachers
    )
    return replace(problem, teachers=teachers)


FILE = Path(__file__).parent / "bounds.json"
#: Sections of each problem.
SIZES = (20, 30, 60)
#: The same with fewer minutes of each teacher.
CROWDED = (30, 60)
PROBLEMS = {str(n): large(n) for n in SIZES} | {f"{n} crowded": crowded(n) for n in CROWDED}


@pytest.mark.parametrize("name", PROBLEMS)
def test_no_staffing_ever_found_is_worth_less_than_the_bound(name: str) -> None:
    problem = PROBLEMS[name]
    found = solve(problem, work=0.5).bound
    assert found >= bound(problem) > 0
    assert kept(FILE)[name]
    for given in kept(FILE)[name]:
        assert allowed(problem, given)
        assert found <= worth(problem, given) + 1e-6


def add() -> None:
    """Add what is found today, where nothing that is kept is as good."""
    keep(
        FILE,
        ((name, dict(sorted(solve(problem, work=8.0).teacher.items()))) for name, problem in PROBLEMS.items()),
        lambda name, given, one: worth(PROBLEMS[name], given) < worth(PROBLEMS[name], one),
    )


if __name__ == "__main__":
    add()
