"""Seats taken, week by week: at a position, under its mentor, in its unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from alternance.verify.given import Given
from alternance.verify.supply import Supply

__all__ = ["Node", "Taken", "path"]

#: What may be full: ("position" | "mentor" | "unit", id).
Node = tuple[str, str]


def path(given: Given, position: str) -> list[Node]:
    """Return the position, then its mentor if it has one, then its unit."""
    row = given.positions[position]
    mentor = [] if row["mentor"] is None else [("mentor", row["mentor"])]
    return [("position", position), *mentor, ("unit", row["unit"])]


@dataclass(eq=False)
class Taken:
    """Counts students; copies share nothing."""

    given: Given
    supply: Supply
    count: Counter[tuple[Node, int]] = field(default_factory=Counter)

    def take(self, position: str, weeks: Iterable[int]) -> None:
        """Count one student at `position`, under its mentor and in its unit."""
        nodes = path(self.given, position)
        self.count.update((node, week) for week in weeks for node in nodes)

    def free(self, node: Node, weeks: Collection[int]) -> int:
        """Return how many more students `node` takes in every one of `weeks`."""
        return min((self._most(node, week) - self.count[node, week] for week in weeks), default=0)

    def _most(self, node: Node, week: int) -> int:
        kind, id_ = node
        if kind == "position":
            return self.supply.seats(id_, week)
        if kind == "unit":
            return self.supply.shares.most(id_)
        return int(self.given.mentors[id_]["students_max"]) if id_ in self.given.mentors else 0

    def copy(self) -> Taken:
        """Return the same, to be counted on apart."""
        return Taken(self.given, self.supply, Counter(self.count))
