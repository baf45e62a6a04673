"""How seats are used: by week, against what is offered and promised."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from alternance.outcomes.item import Item, Where, key
from alternance.outcomes.seen import Seen

__all__ = ["offered", "promised", "used"]

#: (Position, week).
Seat = tuple[str, int]


def offered(seen: Seen) -> Iterator[Item]:
    """Yield a position: the weeks of its seats within the plan's horizon."""
    for position, weeks in sorted(_offered(seen).items()):
        yield Item("positions", position, float(weeks), float(weeks), _where(seen, position))


def used(seen: Seen) -> list[Item] | None:
    """Return a position: practice weeks of students there, out of the weeks of its seats.

    None where only the enterprise of some student is known.
    """
    taken = _taken(seen)
    if taken is None:
        return None
    there, of = Counter[str](), _offered(seen)
    for (position, _week), people in taken.items():
        there[position] += people
    return [
        Item("positions", position, float(there[position]), float(of.get(position, 0)), _where(seen, position))
        for position in sorted(there.keys() | of.keys())
    ]


def promised(seen: Seen) -> list[Item] | None:
    """Return a span of weeks of a position: promised seats that nobody takes, out of those promised, by week."""
    taken = _taken(seen)
    if taken is None:
        return None
    rows = seen.community["position_weeks"].select("position", "from", "to", "promised").rows()
    return [
        Item(
            "position_weeks",
            key(position, first),
            float(sum(max(0, number - taken[position, week]) for week in _within(seen, first, last))),
            float(number * len(_within(seen, first, last))),
            _where(seen, position),
        )
        for position, first, last, number in rows
        if number
    ]


def _taken(seen: Seen) -> Counter[Seat] | None:
    if any(row["position"] is None for row in seen.placed):
        return None
    return Counter((row["position"], week) for row in seen.placed for week in row["weeks"])


def _offered(seen: Seen) -> dict[str, int]:
    seats = dict(seen.community["positions"].select("id", "seats").rows())
    found: dict[str, int] = defaultdict(int)
    for position, first, last, own in seen.community["position_weeks"].select("position", "from", "to", "seats").rows():
        found[position] += (seats[position] if own is None else own) * len(_within(seen, first, last))
    return dict(found)


def _within(seen: Seen, first: dt.date, last: dt.date) -> range:
    horizon = seen.plan.horizon
    return range(max(0, horizon.index(first)), min(horizon.weeks, horizon.index(last) + 1))


def _where(seen: Seen, position: str) -> Where:
    return Where(enterprise=seen.enterprise_of.get(position))
