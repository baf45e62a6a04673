"""What the figures are to be, and what they were. They are printed: a slow machine is no error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

__all__ = ["targets"]

Parts = Mapping[str, Sequence[Mapping[str, Any]]]
#: Figure, target in words, part, words of the row's case, column, test.
TARGETS: tuple[tuple[str, str, str, str, str, Callable[[Any], bool]], ...] = (
    ("placement, 2,000 students", "300 times faster", "placement", "2,000 students, positions", "times_faster",
     lambda x: x >= 300),
    ("placement, algmatch", "300 times faster", "placement", "2,000 students, algmatch", "times_faster",
     lambda x: x >= 300),
    ("placement, algmatch, ties", "300 times faster", "placement", "2,000 students, algmatch, ties", "times_faster",
     lambda x: x >= 300),
    ("placement, algmatch, all ties", "300 times faster", "placement", "2,000 students, algmatch, all ties",
     "times_faster", lambda x: x >= 300),
    ("placement, 1,000,000 students, memory", "8 GiB", "placement", "1,000,000 students", "GiB", lambda x: x <= 8),
    ("largest stable matching, 500 students", "proven in 60 s", "placement", "500 students, the largest", "proven",
     lambda x: x),
    ("largest stable matching, seconds", "60", "placement", "500 students, the largest", "solve", lambda x: x <= 60),
    ("1,000 cohorts read and checked", "10 s", "reading", "1,000 cohorts", "seconds", lambda x: x <= 10),
    ("1,000 cohorts read, memory", "2 GiB", "reading", "1,000 cohorts", "GiB", lambda x: x <= 2),
    ("small planned", "10 s on 2 cores", "planning", "small", "seconds", lambda x: x <= 10),
    ("small, violations", "0", "planning", "small", "violations", lambda x: x == 0),
    ("recommendation, one programme", "10 s", "recommending", "region", "seconds", lambda x: x <= 10),
    ("its frontier", "60 s", "recommending", "region", "frontier_s", lambda x: x <= 60),
    ("region planned", "180 s on 2 cores", "planning", "region", "seconds", lambda x: x <= 180),
    ("region, violations", "0", "planning", "region", "violations", lambda x: x == 0),
    ("region, calendar's gap", "over 0 %, under 60 %", "planning", "region", "gap", lambda x: 0 < x < 0.6),
)  # fmt: skip


def targets(parts: Parts) -> Iterator[dict[str, Any]]:
    """Yield a row for each figure that was measured."""
    for figure, target, part, case, column, met in TARGETS:
        for row in parts.get(part, ()):
            if str(row["case"]).startswith(case) and row.get(column) is not None:
                yield {"figure": figure, "target": target, "measured": row[column], "met": met(row[column])}
                break
