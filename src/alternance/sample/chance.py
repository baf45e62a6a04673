"""Chance by name: every subject draws from a stream of its own, so that one more draw here changes nothing there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["Chance"]

T = TypeVar("T")


class Chance:
    """Draws that depend on the seed and the subject only, the same with every version of Python.

    Only `random.Random.random` is used: it alone is promised to stay as it is.
    """

    def __init__(self, seed: int, subject: str) -> None:
        self._random = random.Random(f"{seed}:{subject}")

    def share(self) -> float:
        """Return a number from 0 to below 1."""
        return self._random.random()

    def happens(self, share: float) -> bool:
        """Return True in `share` of all cases."""
        return self.share() < share

    def between(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`."""
        return least + int(self.share() * (most - least + 1))

    def around(self, middle: float, spread: float) -> float:
        """Return a number from `middle - spread` to `middle + spread`."""
        return middle + spread * (2 * self.share() - 1)

    def pick(self, things: Sequence[T]) -> T:
        """Return one of `things`."""
        return things[self.between(0, len(things) - 1)]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return `things` in another order."""
        keyed = [(self.share(), place) for place in range(len(things))]
        return [things[place] for _, place in sorted(keyed)]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Return `count` of `things`, in their own order."""
        chosen = set(self.shuffled(range(len(things)))[:count])
        return [thing for place, thing in enumerate(things) if place in chosen]
