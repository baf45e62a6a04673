"""Who ranks the students for a position: itself where it has a ranking of its own, else its hiring unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from alternance.placement.supply import Position

__all__ = ["Ranker", "Rankings", "Ranks"]

#: Student → rank, less is better; whoever is not named comes after all who are.
Ranks = Mapping[str, int]
#: (``position`` or ``unit``, id).
Ranker = tuple[str, str]


@dataclass(frozen=True)
class Rankings:
    """What hiring units, and positions that rank for themselves, say of students.

    Attributes
    ----------
    of_units, of_positions : mapping of str to mapping of str to int
        Hiring unit, or position → student → rank. A position that is there ranks for itself; whoever it does not name
        comes after all whom it does, also where the unit ranks this student.
    """

    of_units: Mapping[str, Ranks]
    of_positions: Mapping[str, Ranks]

    def apart(self, position: Position) -> bool:
        """Tell whether `position` ranks for itself."""
        return position.id in self.of_positions

    def ranker(self, position: Position) -> Ranker:
        """Return who ranks for `position`."""
        return ("position", position.id) if self.apart(position) else ("unit", position.unit)

    def ranks(self, ranker: Ranker) -> Ranks:
        """Return the ranks that `ranker` gave; none were given: all students are alike."""
        kind, name = ranker
        return (self.of_positions if kind == "position" else self.of_units).get(name, {})

    def all(self) -> Iterator[Ranks]:
        """Yield every ranking."""
        yield from self.of_units.values()
        yield from self.of_positions.values()

    def with_units(self, of_units: Mapping[str, Ranks]) -> Rankings:
        """Return the same with other rankings of the units named."""
        return replace(self, of_units={**self.of_units, **of_units})
