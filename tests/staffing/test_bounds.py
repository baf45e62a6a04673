"""A bound never exceeds any staffing ever found: those of fixed problems, too large to try everything, are kept in `bounds.json`.

`python -m tests.staffing.test_bounds` adds what is found today, where it is better than all that is kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.staffing.made import allowed, worth
from tests.staffing.test_solve import large

from alternance.staffing import solve

FILE = Path(__file__).parent / "bounds.json"
#: Sections of each problem.
SIZES = (20, 30)


def kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found


@pytest.mark.parametrize("sections", SIZES)
def test_no_staffing_ever_found_is_worth_less_than_the_bound(sections: int) -> None:
    problem = large(sections)
    bound = solve(problem).bound
    assert bound > 0
    assert kept()[str(sections)]
    for given in kept()[str(sections)]:
        assert allowed(problem, given)
        assert bound <= worth(problem, given) + 1e-6


def add() -> None:
    """Add what is found today, where nothing that is kept is as good."""
    found = kept()
    for sections in SIZES:
        problem, staffings = large(sections), found.setdefault(str(sections), [])
        given = solve(problem, work=8.0).teacher
        if all(worth(problem, given) < worth(problem, one) for one in staffings):
            staffings.append(dict(sorted(given.items())))
    rows = [f' "{name}": [\n  ' + ",\n  ".join(map(json.dumps, found[name])) + "\n ]" for name in found]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    add()
