"""How students are ranked: by the position itself where it has a ranking of its own, else by its hiring unit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from alternance.verify.cohort import Stay
from alternance.verify.work import alone

if TYPE_CHECKING:
    from alternance.verify.facts import Facts

__all__ = ["Ranked", "Ranker"]

#: ("position" | "unit", id).
Ranker = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Ranked:
    """Who ranks for a position, and whom how."""

    facts: Facts

    def ranker(self, position: str) -> Ranker:
        """Return who ranks for `position`: itself, or its unit."""
        own = position in self._by_position
        return ("position", position) if own else ("unit", self.facts.given.positions[position]["unit"])

    def standing(self, position: str, student: str, stay: Stay) -> float:
        """Return the rank of `student` with who ranks for `position`, less is better; equal is alike.

        Those without a rank come after all others. A unit that ranks by fit goes by what the student can.
        """
        kind, name = self.ranker(position)
        if kind == "position":
            return self._by_position[name].get(student, math.inf)
        if self.facts.given.units.get(name, {}).get("ranks_by") == "fit":
            return -self._fit(name, student, stay)
        return self._by_unit.get(name, {}).get(student, math.inf)

    @cached_property
    def _by_position(self) -> dict[str, dict[str, int]]:
        return self._ranks("position_rankings", "position")

    @cached_property
    def _by_unit(self) -> dict[str, dict[str, int]]:
        return self._ranks("unit_rankings", "unit")

    def _ranks(self, table: str, ranker: str) -> dict[str, dict[str, int]]:
        grouped = self.facts.given.grouped(table, ranker).items()
        return {name: {row["student"]: row["rank"] for row in rows} for name, rows in grouped}

    def _fit(self, unit: str, student: str, stay: Stay) -> int:
        """Return the sum over the aims needed of what the student can of them, by the first week of the stay."""
        key = unit, student, stay.block
        if key not in self._fits:
            if (unit, stay.block) not in self._needs:
                self._needs[unit, stay.block] = self._needed(unit, stay.block)
            needed = self._needs[unit, stay.block].items()
            self._fits[key] = sum(min(level, self._can(student, stay, aim)) for aim, level in needed)
        return self._fits[key]

    @cached_property
    def _fits(self) -> dict[tuple[str, str, str], int]:
        return {}

    @cached_property
    def _needs(self) -> dict[tuple[str, str], dict[str, int]]:
        return {}

    def _can(self, student: str, stay: Stay, aim: str) -> int:
        seen = self.facts.learned.seen(student, stay.cohort.id, aim, stay.begin)
        return self.facts.learned.level(stay.cohort.id, aim, stay.begin) if seen is None else seen

    def _needed(self, unit: str, block: str) -> dict[str, int]:
        """Return aim → the highest level needed of what is done alone in the block, or at any position of the unit."""
        given = self.facts.given
        positions = [id_ for id_, row in given.positions.items() if row["unit"] == unit]
        needed: dict[str, int] = {}
        for phase in given.phases.get(block, {}):
            for position in (None, *positions):
                for aim, level in alone(given, block, phase, position).items():
                    needed[aim] = max(level, needed.get(aim, 0))
        return needed
