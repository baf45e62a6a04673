"""Histories of demand: people asked for by quarter, of an occupation or of a competence.

A history begins with the first quarter in which anything was asked for, and ends with the last quarter that is wholly
before the community's first week; quarters between them in which nothing was asked for count 0. A demand line falls
into quarters in proportion to its days; of a competence, its people count with its weight.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from alternance.gap.problem import DemandLine, quarter

__all__ = ["Kind", "Series", "histories"]

Kind = Literal["occupation", "competence"]


@dataclass(frozen=True)
class Series:
    """People asked for in each quarter, without a gap; `rows` are the demand lines behind."""

    kind: Kind
    name: str
    quarters: tuple[str, ...]
    people: tuple[float, ...]
    rows: tuple[str, ...]


def histories(lines: Sequence[DemandLine], today: dt.date) -> Iterator[Series]:
    """Yield a history for every occupation and competence that `lines` name, by kind and name.

    Parameters
    ----------
    today : datetime.date
        The community's first week: the quarter in which it lies is not history yet.
    """
    people: dict[tuple[Kind, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    behind: dict[tuple[Kind, str], set[str]] = defaultdict(set)
    now = quarter(today)
    for line in lines:
        for name, count in line.by_quarter():
            if name < now:
                keys: list[tuple[tuple[Kind, str], float]] = [(("occupation", line.occupation), 1.0)]
                keys += [(("competence", want.competence), want.weight) for want in line.asks]
                for key, weight in keys:
                    people[key][name] += count * weight
                    behind[key].add(line.id)
    first = min((name for counts in people.values() for name in counts), default=now)
    quarters = tuple(_between(first, now))
    for kind, name in sorted(people, key=lambda key: (key[0] != "occupation", key[1])):
        counts = people[kind, name]
        yield Series(
            kind, name, quarters, tuple(counts.get(q, 0.0) for q in quarters), tuple(sorted(behind[kind, name]))
        )


def _between(first: str, last: str) -> Iterator[str]:
    """Yield the quarters from `first` on, without `last`."""
    year, number = int(first[:4]), int(first[-1])
    while (name := f"{year:04}-Q{number}") < last:
        yield name
        year, number = (year, number + 1) if number < 4 else (year + 1, 1)
