"""Made-up communities, and the truth about what was planted in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from alternance.sample.composed import COMPOSED, composed
from alternance.sample.multiplied import multiplied
from alternance.sample.region import region
from alternance.sample.sample import Sample
from alternance.sample.small import small

__all__ = ["SIZES", "Sample", "sample"]

#: Size → what composes it from a seed.
SIZES: dict[str, Callable[[int], Sample]] = {
    "small": small,
    "region": region,
    **{name: partial(composed, name) for name in COMPOSED},
}


def sample(size: str, seed: int, times: int = 1, positions: int = 1) -> Sample:
    """Compose a sample.

    Parameters
    ----------
    size : str
        ``small`` (one school, 60 students, one year) or ``region`` (4 schools, 1,200 students, two years).
    seed : int
        Any whole number; the same seed gives the same sample on every machine.
    times : int
        So many of them side by side, of seeds `seed`, `seed` + 1 and so on; 25 regions are 1,000 cohorts and 30,000
        students. Then nothing is said of what was planted.
    positions : int
        So many of each position.

    Raises
    ------
    KeyError
        When there is no such size.
    """
    if (times, positions) == (1, 1):
        return SIZES[size](seed)
    return Sample(multiplied([SIZES[size](seed + number).community for number in range(times)], positions), {})
