"""A robust slope and its exact interval: the median of all pairs (Theil–Sen), and Kendall's test turned round.

Source: P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, 1968.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

__all__ = ["LEVEL", "Direction", "Slope", "slope"]

#: The interval holds the slope with at least this probability, where chance alone parts the quarters from a line.
LEVEL = 0.95
Direction = Literal["growing", "stable", "fading"]


@dataclass(frozen=True)
class Slope:
    """The median slope and the ends of its interval, in people a quarter."""

    value: float
    low: float
    high: float

    @property
    def direction(self) -> Direction:
        """``growing`` or ``fading`` where the whole interval says so, else ``stable``."""
        return "growing" if self.low > 0 else "fading" if self.high < 0 else "stable"


def slope(values: npt.ArrayLike) -> Slope:
    """Return the slope of values at equal distances.

    Parameters
    ----------
    values : array_like, shape (n,), n ≥ 2
        People in each quarter.

    Notes
    -----
    With `N = n(n-1)/2` slopes in order and `c` the least number that Kendall's S exceeds, up or down, by chance with at
    most 5 %, the interval goes from the `(N - c)/2`-th to the one as far from the other end; the whole line where n is
    too small for any. O(n² log n); the distribution of S by counting inversions.

    Examples
    --------
    >>> slope([1, 2, 3, 4, 5, 6, 7, 8])
    Slope(value=1.0, low=1.0, high=1.0)
    >>> slope([5, 1, 5, 1, 5, 1, 5, 1]).direction
    'stable'
    """
    y = np.asarray(values, dtype=float)
    first, second = np.triu_indices(len(y), 1)
    slopes = np.sort((y[second] - y[first]) / (second - first))
    cut = (len(slopes) - _critical(len(y))) // 2 - 1
    if cut < 0:
        return Slope(float(np.median(slopes)), -np.inf, np.inf)
    return Slope(float(np.median(slopes)), float(slopes[cut]), float(slopes[-1 - cut]))


@cache
def _critical(count: int) -> int:
    """Return the least c with P(|S| > c) at most 5 % among `count` values in random order; more than all where none."""
    ways = [1]
    for number in range(2, count + 1):  # inversions of a permutation: the next value passes 0 … number - 1 others
        longer = [0, *np.cumsum([*ways, *[0] * (number - 1)]).tolist()]
        ways = [longer[k + 1] - longer[max(0, k + 1 - number)] for k in range(len(ways) + number - 1)]
    pairs, total = count * (count - 1) // 2, sum(ways)
    beyond, critical = 0, pairs
    for inversions, _ in pairwise(range(pairs // 2 + 2)):
        beyond += ways[inversions]
        if 2 * beyond > (1 - LEVEL) * total:
            break
        critical = pairs - 2 * inversions - 2
    return critical if critical < pairs else pairs + 1
