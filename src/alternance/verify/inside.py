"""Who is inside a limit, counted by rank: how many would stay when somebody else comes."""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alternance.verify.ranked import Ranker

__all__ = ["Inside"]


@dataclass(eq=False)
class Inside:
    """Students at the positions of one limit: a part of a position, a mentor, a unit.

    Attributes
    ----------
    students : dict of str
        Student → who ranks where the student is, and the rank there.
    ranks : dict
        Who ranks → the ranks of those who are there, in order.
    """

    students: dict[str, tuple[Ranker, float]] = field(default_factory=dict)
    ranks: dict[Ranker, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, student: str, ranker: Ranker, rank: float) -> None:
        """Count a student."""
        self.students[student] = ranker, rank
        insort(self.ranks[ranker], rank)

    def staying(self, lowest: Mapping[Ranker, float], moving: Iterable[str]) -> int:
        """Return how many stay when those who move are taken out, and whoever is ranked below the lowest who comes.

        Parameters
        ----------
        lowest : mapping
            Who ranks → the lowest rank among those who come to its positions; nobody comes to the others.
        """
        below = sum(
            len(self.ranks[ranker]) - bisect_right(self.ranks[ranker], rank)
            for ranker, rank in lowest.items()
            if ranker in self.ranks
        )
        own = (self.students[student] for student in moving if student in self.students)
        return len(self.students) - below - sum(rank <= lowest.get(ranker, math.inf) for ranker, rank in own)
