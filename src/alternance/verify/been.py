"""Where students were before a block: what rotation is judged by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from alternance.verify.cohort import Stay

if TYPE_CHECKING:
    from alternance.verify.facts import Facts

__all__ = ["Been"]


@dataclass(frozen=True, eq=False)
class Been:
    """The enterprises at which each student is or was."""

    facts: Facts

    def fits(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether the rotation of the block allows `position` after where the student was before.

        A place decided by hand stands before any round: it is held against places decided by hand alone.
        """
        asked = self.facts.blocks[stay.block]["rotation"] if stay.block in self.facts.blocks else "any"
        if asked not in ("same enterprise", "other enterprise"):
            return True
        mine = (student, stay.block) in self.facts.decided.by_hand
        before = [
            enterprise
            for week, enterprise, by_hand in self._places.get(student, ())
            if week < stay.begin and (by_hand or not mine)
        ]
        here = self.facts.given.enterprise(position)
        return here not in before if asked == "other enterprise" else not before or before[-1] == here

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str | None, bool]]]:
        """Student → (week, enterprise, whether by hand) in the order of weeks; also what was before the horizon."""
        found: dict[str, list[tuple[int, str | None, bool]]] = defaultdict(list)
        given, by_hand = self.facts.given, self.facts.decided.by_hand
        for (student, block), position in self.facts.decided.where.items():
            own = given.students.get(student)
            outside = given.outside.get(own["cohort"], {}).get(block) if own else None
            if outside is not None and outside["kind"] == "block" and outside["ended"] and position in given.positions:
                week = self.facts.planned.horizon.index(outside["ended"])
                found[student].append((week, given.enterprise(position), True))
        for row, stay in self.facts.planned.placements:
            if row["position"] is not None:
                held = (row["student"], row["block"]) in by_hand
                found[row["student"]].append((stay.begin, given.enterprise(row["position"]), held))
        return {student: sorted(places, key=lambda place: place[0]) for student, places in found.items()}
