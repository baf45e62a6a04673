"""A batch of very many students, alone, in a process of its own: seconds of the processor, and the most memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["many", "measured"]

#: Students to a position, and to a unit; positions on a list.
TO_POSITION, TO_UNIT, LISTED = 10, 50, 10


def many(sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Return a row for each number of students, without ties and with them."""
    root = Path(__file__).parents[1]
    rows = []
    for students in sizes:
        for ties in (False, True):
            command = [sys.executable, "-m", "benchmarks.many", str(students), str(int(ties))]
            rows.append(json.loads(subprocess.check_output(command, cwd=root, text=True)))
    return rows


def measured(students: int, ties: bool) -> dict[str, Any]:
    """Draw a batch, solve it and return the row."""
    from benchmarks.placement import CLOCK, drawn
    from benchmarks.timing import timed

    from alternance.placement.solve import solve

    positions = max(2 * LISTED, students // TO_POSITION)
    solve(drawn(100, LISTED, 2 * LISTED, 4, ties)[0])  # a first call loads the kernel
    problem, build = drawn(students, LISTED, positions, max(4, students // TO_UNIT), ties)
    result, seconds = timed(lambda: solve(problem), 1, CLOCK)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pairs = len(problem.rank)
    return {
        "case": f"{students:,} students, {positions:,} positions{', ties' if ties else ''}",
        "students": students,
        "pairs": pairs,
        "placed": result.placed,
        "build": build,
        "solve": seconds,
        "proposals_a_pair": result.trace.proposals / pairs,
        "GiB": memory / (2**30 if sys.platform == "darwin" else 2**20),
    }


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]), bool(int(sys.argv[2])))))
