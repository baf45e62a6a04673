"""What hiring units offer: seats of positions by week, under the limits of mentors and units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from alternance.community import Horizon
from alternance.community.starts import StartsError, allows
from alternance.verify.given import Given, Row
from alternance.verify.shares import Shares

__all__ = ["Supply"]


@dataclass(frozen=True, eq=False)
class Supply:
    """Seats by position and week of `horizon`, and the totals of units."""

    given: Given
    horizon: Horizon
    shares: Shares

    @cached_property
    def _rows(self) -> dict[str, dict[int, Row]]:
        """Position → week → its row of `position_weeks`."""
        found: dict[str, dict[int, Row]] = defaultdict(dict)
        for position, rows in self.given.offers.items():
            for row in rows:
                first, last = self.horizon.index(row["from"]), self.horizon.index(row["to"])
                for week in range(max(0, first), min(self.horizon.weeks - 1, last) + 1):
                    found[position][week] = row
        return dict(found)

    def seats(self, position: str, week: int) -> int:
        """Return the seats of `position` in `week`; 0 outside its weeks."""
        row = self._rows.get(position, {}).get(week)
        if row is None or position not in self.given.positions:
            return 0
        return int(self.given.positions[position]["seats"] if row["seats"] is None else row["seats"])

    def least(self, position: str, weeks: Iterable[int]) -> int:
        """Return the least seats of `position` over `weeks`."""
        return min((self.seats(position, week) for week in weeks), default=0)

    def may_begin(self, position: str, week: int) -> bool:
        """Tell whether trainees may begin at `position` in `week`."""
        row = self._rows.get(position, {}).get(week)
        if row is None:
            return False
        try:
            return allows(row["starts"] or "any", self.horizon.monday(week))
        except StartsError:
            return False

    def serves(self, position: str, block: Row) -> bool:
        """Tell whether `position` offers `block`: its occupation (and enterprise, if one is named), or listed."""
        unit = self.given.units.get(self.given.positions[position]["unit"])
        fits = unit is not None and unit["occupation"] == block["place"]
        if block["enterprise"] is not None and self.given.enterprise(position) != block["enterprise"]:
            fits = False
        return fits or position in self.given.listed.get(block["id"], ())

    def together(self, positions: Collection[str], seats: Callable[[str], int]) -> int:
        """Return how many students `positions` take at one time.

        For each unit the least of its total (its share, where its enterprise says one) and the sum over its mentors of
        the least of what the mentor may guide and the seats of the mentor's positions; positions without a mentor
        count as they are.
        """
        by_mentor: dict[tuple[str, str | None], int] = defaultdict(int)
        for position in positions:
            row = self.given.positions[position]
            by_mentor[row["unit"], row["mentor"]] += seats(position)
        by_unit: dict[str, int] = defaultdict(int)
        for (unit, mentor), number in by_mentor.items():
            guide = self.given.mentors.get(mentor) if mentor is not None else None
            by_unit[unit] += number if guide is None else min(number, guide["students_max"])
        return sum(min(number, self.shares.most(unit)) for unit, number in by_unit.items())
