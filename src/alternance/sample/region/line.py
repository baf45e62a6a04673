"""One line of demand while it is composed, and its row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft

__all__ = ["Line", "add_demand"]

_FIRST_SAID = dt.date(2026, 6, 1)


@dataclass
class Line:
    """People of an occupation whom an enterprise asks for in the autumn of a year; `people` None: it does not know.

    `names`: competence → (level, essential), beside what the framework asks of the occupation or in its place.
    """

    id: str
    enterprise: str
    occupation: str
    year: int
    people: int | None
    text: str | None = None
    names: dict[str, tuple[int, bool]] = field(default_factory=dict)


def add_demand(draft: Draft, lines: Sequence[Line], chance: Chance) -> None:
    """Add the lines: a number as itself, or as a span around it."""
    for line in lines:
        spread = 1 if line.people and chance.happens(0.4) else 0
        low, high = (None, None) if line.people is None else (line.people - spread, line.people + spread)
        source = "advertisement" if line.text else chance.pick(("forecast", "forecast", "survey", "position"))
        draft.add(
            "demands",
            id=line.id,
            enterprise=line.enterprise,
            occupation=line.occupation,
            from_=dt.date(line.year, 8, 1),
            to=dt.date(line.year, 10, 31),
            headcount_low=low,
            headcount_high=high,
            source=source,
            certainty="unknown" if line.people is None else chance.pick(("sure", "sure", "perhaps")),
            seen_on=_FIRST_SAID + dt.timedelta(days=chance.between(0, 60)),
            text=line.text,
            origin="text" if line.text else "composed",
        )
        for competence, (level, essential) in sorted(line.names.items()):
            draft.add("demand_aims", demand=line.id, competence=competence, level=level, essential=essential)
