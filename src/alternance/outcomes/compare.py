"""Two plans side by side, indicator by indicator."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alternance.outcomes.register import REGISTER
from alternance.plan.plan import Plan

__all__ = ["Pair", "compare"]


@dataclass(frozen=True)
class Pair:
    """One indicator of two plans; `better` is 1 or 2 for the plan that does better, else 0."""

    id: str
    first: float | None
    second: float | None
    better: int


def compare(first: Plan, second: Plan) -> list[Pair]:
    """Return the indicators (scope ``all``) that either plan has, in the register's order."""
    values = [
        dict(plan["indicators"].filter(pl.col("scope") == "all").select("id", "value").rows())
        for plan in (first, second)
    ]
    return [
        Pair(name, values[0].get(name), values[1].get(name), _better(name, values[0].get(name), values[1].get(name)))
        for name in REGISTER
        if name in values[0] or name in values[1]
    ]


def _better(name: str, first: float | None, second: float | None) -> int:
    direction = REGISTER[name].direction
    if first is None or second is None or direction == "none" or abs(first - second) < 1e-9:
        return 0
    return 1 if (first < second) == (direction == "lower") else 2
