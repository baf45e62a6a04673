"""Seats offered, used, promised: counted again, week by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alternance.verify.facts import Facts
from alternance.verify.recounted.cases import ALL, Case, Figures, Scope, by_scope, mean, total

__all__ = ["offered", "promised_unused", "used"]


def offered(facts: Facts) -> Figures:
    """Count the weeks of all seats."""
    cases = ((_scopes(facts, position), _seats(facts, position), 1) for position in facts.given.offers)
    return by_scope(cases, total)


def used(facts: Facts) -> Figures:
    """Count the weeks in which somebody is there, among those of all seats."""
    there = _there(facts)
    if there is None:
        return {}
    weeks: Counter[str] = Counter()
    for (position, _week), people in there.items():
        weeks[position] += people
    positions = sorted(weeks.keys() | facts.given.offers.keys())
    return by_scope(((_scopes(facts, p), weeks[p], _seats(facts, p)) for p in positions), mean)


def promised_unused(facts: Facts) -> Figures:
    """Count promised seats that stay empty, by week."""
    there = _there(facts)
    return {} if there is None else by_scope(_promises(facts, there), total)


def _promises(facts: Facts, there: Counter[tuple[str, int]]) -> Iterator[Case]:
    horizon = facts.planned.horizon
    for position, rows in facts.given.offers.items():
        for row in rows:
            weeks = [w for w in range(horizon.weeks) if row["from"] <= horizon.monday(w) <= row["to"]]
            if row["promised"]:
                empty = sum(max(0, row["promised"] - there[position, week]) for week in weeks)
                yield _scopes(facts, position), empty, 1


def _there(facts: Facts) -> Counter[tuple[str, int]] | None:
    """Return (position, week) → students there; None where somebody's position is not known."""
    if any(position is None for position in facts.plan["placements"]["position"]):
        return None
    return Counter((row["position"], week) for row, stay in facts.planned.placements for week in stay.weeks)


def _seats(facts: Facts, position: str) -> int:
    return sum(facts.supply.seats(position, week) for week in range(facts.planned.horizon.weeks))


def _scopes(facts: Facts, position: str) -> list[Scope]:
    owner = facts.given.enterprise(position) if position in facts.given.positions else None
    return [ALL, *([("enterprise", owner)] if owner else [])]
