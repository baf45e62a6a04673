"""How one figure is made of the things counted. None where nothing can be said."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from alternance.outcomes.item import Item

__all__ = ["AGGREGATES", "Aggregate"]

Aggregate = Callable[[Sequence[Item]], float | None]


def total(items: Sequence[Item]) -> float | None:
    """Return the sum of the values."""
    return math.fsum(item.value for item in items) if items else None


def ratio(items: Sequence[Item]) -> float | None:
    """Return the sum of the values ÷ the sum of what they are out of: a share, or a mean where each is out of 1."""
    whole = math.fsum(item.of for item in items)
    return math.fsum(item.value for item in items) / whole if whole else None


def ninth_tenth(items: Sequence[Item]) -> float | None:
    """Return the least value that at least nine tenths of the items do not exceed (nearest rank)."""
    values = sorted(item.value for item in items)
    return values[math.ceil(9 * len(values) / 10) - 1] if values else None


def middle(items: Sequence[Item]) -> float | None:
    """Return the value in the middle; of an even number the mean of the two in the middle."""
    return float(statistics.median(item.value for item in items)) if items else None


def largest(items: Sequence[Item]) -> float | None:
    """Return the largest value as a share of what it is out of."""
    return max((item.share for item in items if item.of), default=None)


def inequality(items: Sequence[Item]) -> float | None:
    """Return the Gini coefficient of the shares: 0 where all are equal, near 1 where one has all.

    Half the mean difference of all pairs ÷ the mean. Sorting makes it n log n.
    """
    shares = sorted(item.share for item in items if item.of)
    whole = math.fsum(shares)
    if not whole:
        return None
    number = len(shares)
    weighed = math.fsum((2 * rank - number - 1) * share for rank, share in enumerate(shares, start=1))
    return weighed / (number * whole)


def difference(items: Sequence[Item]) -> float | None:
    """Return the largest share less the smallest of a step, where that is most; None where no step has two."""
    steps: dict[int, list[float]] = defaultdict(list)
    for item in items:
        if item.of:
            steps[item.step].append(item.share)
    return max((max(shares) - min(shares) for shares in steps.values() if len(shares) > 1), default=None)


#: Name → how.
AGGREGATES: Mapping[str, Aggregate] = {
    "total": total,
    "ratio": ratio,
    "ninth tenth": ninth_tenth,
    "middle": middle,
    "largest": largest,
    "inequality": inequality,
    "difference": difference,
}
