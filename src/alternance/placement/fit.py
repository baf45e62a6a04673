"""Fit: hiring units that rank students by what they can of the aims that the work needs.

**Words.** A student's *fit* for a unit in a stay is the sum of `min(level, level_needed)` over the aims needed there:
those done alone in any phase of the block, and those that any position of the unit adds, each at the highest level
needed. The level is the one the student was seen to have, else the one given, by the first week of the stay. More is
better; equal sums are ties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from alternance.community.community import Community
from alternance.placement.stay import Stay
from alternance.placement.supply import Supply
from alternance.readiness.evidence import Evidence
from alternance.readiness.needs import BlockWork, position_needs

__all__ = ["Fit"]


class Fit:
    """The units that rank by fit, asked batch by batch; what is the same for many students is summed once."""

    def __init__(self, community: Community, supply: Supply, work: Mapping[str, BlockWork]) -> None:
        self._supply, self._work, self._evidence = supply, work, Evidence(community)
        by_fit = community["hiring_units"].filter(pl.col("ranks_by").cast(pl.String) == "fit")
        self.units = frozenset(by_fit["id"])
        self._also: dict[str, dict[str, int]] = defaultdict(dict)
        needs = position_needs(community) if self.units else {}
        for position in supply.positions.values():
            _raise(self._also[position.unit], needs.get(position.id, {}))
        self._sums: dict[tuple[str, Stay, str | None], int] = {}

    def rankings(self, people: Sequence[tuple[str, Stay]]) -> dict[str, dict[str, int]]:
        """Return unit → student → rank, less is better, of the units that rank by fit and serve these stays."""
        if not self.units:
            return {}
        blocks = {stay.block for _, stay in people}
        asked = {position.unit for block in blocks for position in self._supply.serving(block)} & self.units
        return {unit: {student: -self._sum(unit, student, stay) for student, stay in people} for unit in asked}

    def _sum(self, unit: str, student: str, stay: Stay) -> int:
        key = unit, stay, student if student in self._evidence else None
        if key not in self._sums:
            week = stay.weeks[0]
            seen = self._evidence.seen(student, stay.given, week)
            needed = self._needed(unit, stay.block).items()
            self._sums[key] = sum(min(seen.get(aim, stay.given.level(aim, week)), level) for aim, level in needed)
        return self._sums[key]

    def _needed(self, unit: str, block: str) -> dict[str, int]:
        needed: dict[str, int] = {}
        phases: Iterable[Mapping[str, int]] = (p.alone for p in self._work[block].phases) if block in self._work else ()
        for levels in (*phases, self._also[unit]):
            _raise(needed, levels)
        return needed


def _raise(needed: dict[str, int], levels: Mapping[str, int]) -> None:
    for aim, level in levels.items():
        needed[aim] = max(level, needed.get(aim, 0))
