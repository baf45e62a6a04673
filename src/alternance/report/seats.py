"""Seats by place and week: what positions offer, what is promised, who is there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from alternance.report.drawing import area, line
from alternance.report.facts import Facts
from alternance.report.lessons import Ints
from alternance.report.shares import Share, shares
from alternance.report.words import number, percent

__all__ = ["HEIGHT", "Place", "Seats", "by_place", "seats"]

#: Height of a small drawing in units; a week is one unit wide.
HEIGHT = 40.0


@dataclass(frozen=True)
class Place:
    """An occupation with its positions: figures, and the drawing's paths."""

    title: str
    positions: int
    offered: str
    used: str
    share: str
    promised: str
    full: int
    offered_area: str
    used_area: str
    promised_line: str


@dataclass(frozen=True)
class Seats:
    """The section."""

    places: tuple[Place, ...]
    weeks: int
    height: float
    shares: tuple[Share, ...] = ()


def seats(facts: Facts) -> Seats | None:
    """Return the section; None where no position or placement is known."""
    if not facts.community["positions"].height or not facts.plan["placements"].height:
        return None
    offered, promised, used = by_place(facts)
    positions: dict[str, int] = defaultdict(int)
    for place in _places(facts).values():
        positions[place] += 1
    rows = [
        _place(facts.names.occupation(place), positions[place], offered[place], promised[place], used[place])
        for place in sorted(offered, key=lambda place: (-int(used[place].sum()), place))
    ]
    return Seats(tuple(rows), facts.plan.meta.weeks, HEIGHT, shares(facts)) if rows else None


def _places(facts: Facts) -> dict[str, str]:
    """Return position → occupation of its unit."""
    units = dict(facts.community["hiring_units"].select("id", "occupation").rows())
    return {position: units[unit] for position, unit in facts.community["positions"].select("id", "unit").rows()}


def by_place(facts: Facts) -> tuple[dict[str, Ints], dict[str, Ints], dict[str, Ints]]:
    """Return occupation → seats by week: offered, promised, used."""
    size, index, place = facts.plan.meta.weeks, facts.plan.horizon.index, _places(facts)
    usual = dict(facts.community["positions"].select("id", "seats").rows())
    offered: dict[str, Ints] = defaultdict(lambda: np.zeros(size, dtype=np.int64))
    promised: dict[str, Ints] = defaultdict(lambda: np.zeros(size, dtype=np.int64))
    used: dict[str, Ints] = defaultdict(lambda: np.zeros(size, dtype=np.int64))
    spans = facts.community["position_weeks"].select("position", "from", "to", "seats", "promised")
    for position, first, last, count, sure in spans.rows():
        weeks = slice(max(0, index(first)), max(0, index(last) + 1))
        offered[place[position]][weeks] += usual[position] if count is None else count
        promised[place[position]][weeks] += sure
    for cohort, block, position in facts.plan["placements"].select("cohort", "block", "position").rows():
        if position in place:
            used[place[position]][facts.practice_weeks(cohort, block)] += 1
    return offered, promised, used


def _place(title: str, positions: int, offered: Ints, promised: Ints, used: Ints) -> Place:
    top = max(1, int(offered.max()), int(promised.max()), int(used.max()))

    def height(value: float) -> float:
        return HEIGHT * (1 - value / top)

    total = int(offered.sum())
    return Place(
        title,
        positions,
        number(int(offered.max())),
        number(int(used.max())),
        percent(int(used.sum()) / total) if total else "–",
        number(int(promised.max())),
        int(((used >= offered) & (offered > 0)).sum()),
        area(offered.tolist(), height, HEIGHT),
        area(used.tolist(), height, HEIGHT),
        line(promised.tolist(), height) if promised.any() else "",
    )
