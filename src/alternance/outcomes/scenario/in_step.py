"""Whole numbers changed by a percentage, so that their sum keeps to it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["in_step"]


def in_step(counts: Iterable[int], percent: int) -> list[int]:
    """Return whole numbers changed by so many per cent, so that their sum is as near to it as whole numbers can be.

    Each is the difference of two rounded sums: no number changes by more than it must, and small ones are not all
    rounded the same way.

    Examples
    --------
    >>> in_step([2, 2, 2, 2, 2], -10)
    [2, 2, 1, 2, 2]
    >>> sum(in_step([1] * 20, 10))
    22
    """
    found, before, done = [], 0, 0
    for count in counts:
        before += count
        upto = (before * (100 + percent) + 50) // 100
        found.append(upto - done)
        done = upto
    return found
