"""Benchmark instances small enough to try everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.calendar.bench.recount import Facts, recount

__all__ = ["answers", "optimum", "overlapping", "tiny"]

#: Ten calendar weeks, of which 3 and 4 are holidays.
TEACHING = [0, 1, 2, 5, 6, 7, 8, 9]


def start(*weeks: int) -> Facts:
    """Return one way to hold a block."""
    return {"start": weeks[0], "end": weeks[-1] + 1, "weeks": list(weeks)}


def tiny(**members: Any) -> Facts:
    """Return an instance of two cohorts with two modules and one block; `members` go before."""
    weeks = len(TEACHING)
    module = {"weeks": 1, "hours": 4, "teacher": 0, "room": 1, "after": []}
    block = {"position_kind": 0, "after_modules": [0], "before_modules": [1], "applies": [0]}
    return {
        "name": "tiny",
        "weeks": 10,
        "teaching_weeks": list(TEACHING),
        "school_hours_per_week": 10,
        "weights": {"lag": 1.0, "peak": 1.0, "short": 0.05, "late": 10.0},
        "teachers": [{"id": 0, "hours_cap": 8.0, "unavoidable": 1.5, "availability": [1.0] * (weeks - 1) + [0.5]}],
        "rooms": [{"id": 1, "hours_cap": 8}],
        "position_kinds": [
            {
                "id": 0, "block_weeks": 2, "seats": 5, "contracted": [0, 0, 3, 1, 0, 0, 2, 2, 0, 0],
                "starts": [start(1, 2), start(2, 3), start(5, 6), start(7, 8)],
            }
        ],
        "programmes": [
            {"id": 0, "cohort_size": 3, "modules": [module, {**module, "weeks": 2, "after": [0]}], "blocks": [block]}
        ],
        "cohorts": [
            {"id": 7, "programme": 0, "release": 0, "due": 5},
            {"id": 3, "programme": 0, "release": 1, "due": 8},
        ],
        **members,
    }  # fmt: skip


def overlapping() -> Facts:
    """Return an instance whose checker lets one cohort be in two blocks in the holidays: only so nothing is late."""
    kinds = [
        {"id": k, "block_weeks": 2, "seats": 5, "contracted": [0] * 10, "starts": starts}
        for k, starts in enumerate(([start(1, 2, 3, 4)], [start(4, 5), start(8, 9)]))
    ]
    block = {"position_kind": 0, "after_modules": [0], "before_modules": [], "applies": [0]}
    programme = {
        "id": 0,
        "cohort_size": 3,
        "modules": [{"weeks": 1, "hours": 4, "teacher": 0, "room": None, "after": []}],
        "blocks": [block, {**block, "position_kind": 1, "after_modules": [], "applies": []}],
    }
    return tiny(
        position_kinds=kinds, programmes=[programme], cohorts=[{"id": 0, "programme": 0, "release": 0, "due": 4}]
    )


def answers(instance: Facts) -> Iterator[Facts]:
    """Yield everything that could be a solution."""
    teaching = len(instance["teaching_weeks"])
    each = []
    for cohort in instance["cohorts"]:
        programme = instance["programmes"][cohort["programme"]]
        starts = product(range(teaching), repeat=len(programme["modules"]))
        blocks = [range(len(instance["position_kinds"][b["position_kind"]]["starts"])) for b in programme["blocks"]]
        rows = [
            {"id": cohort["id"], "modules": list(m), "blocks": list(b)} for m, b in product(starts, product(*blocks))
        ]
        alone = {**instance, "cohorts": [cohort]}
        each.append([row for row in rows if not recount(alone, {"cohorts": [row]})[0]])
    for chosen in product(*each):
        yield {"cohorts": list(chosen)}


def optimum(instance: Facts) -> float:
    """Return the least objective of all that breaks nothing."""
    counted = (recount(instance, answer) for answer in answers(instance))
    return min((cost for wrong, cost in counted if not wrong), default=float("inf"))
