"""Which positions a student may have for a block, and in which order the student wants them and units want students."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from alternance.verify.cohort import Stay
from alternance.verify.given import Row
from alternance.verify.work import alone

if TYPE_CHECKING:
    from alternance.verify.facts import Facts

__all__ = ["Candidates", "speaks"]


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs of student and position: eligible or not, listed in which order, ranked in which order."""

    facts: Facts

    def listed(self, student: str, stay: Stay) -> list[str]:
        """Return the eligible positions that `student` accepts, best first.

        Without preferences every one, by travel, then id; with preferences only those named, by rank, then id.
        """
        named = self.facts.decided.preferences.get(student)
        fitting = self._fitting(stay)
        if named is not None:
            fitting = [position for position in fitting if position in named]
        own = [position for position in fitting if self._personal(student, stay, position)]
        if named is not None:
            return sorted(own, key=lambda position: (named[position], position))
        ways = {position: self.facts.ways.minutes(student, position) for position in own}
        return sorted(own, key=lambda position: (math.inf if ways[position] is None else ways[position], position))

    def eligible(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether the pair may be, whatever the student prefers."""
        return position in self._fitting(stay) and self._personal(student, stay, position)

    def _personal(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether what is the student's own allows the pair."""
        return (
            self._accepts(student, position)
            and self._lawful(student, stay, position)
            and self._ready(student, stay, position)
            and self.facts.been.fits(student, stay, position)
        )

    def alike(self, student: str, one: str, other: str) -> bool:
        """Tell whether `student` gave two positions the same rank."""
        named = self.facts.decided.preferences.get(student, {})
        return one == other or (one in named and other in named and named[one] == named[other])

    def standing(self, position: str, student: str, stay: Stay) -> float:
        """Return the rank of `student` with the unit of `position`, less is better; equal is alike.

        Those without a rank come after all others. A unit that ranks by fit goes by what the student can.
        """
        unit = self.facts.given.positions[position]["unit"]
        if self.facts.given.units.get(unit, {}).get("ranks_by") == "fit":
            return -self._fit(unit, student, stay)
        return self._rankings.get(unit, {}).get(student, math.inf)

    def _fit(self, unit: str, student: str, stay: Stay) -> int:
        """Return the sum over the aims needed of what the student can of them, by the first week of the stay."""
        needed = self._by_need.get((unit, stay.block))
        if needed is None:
            needed = self._by_need[unit, stay.block] = self._needed(unit, stay.block)
        return sum(min(level, self._can(student, stay, aim)) for aim, level in needed.items())

    @cached_property
    def _by_need(self) -> dict[tuple[str, str], dict[str, int]]:
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

    @cached_property
    def _rankings(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self.facts.given.rows("unit_rankings"):
            found[row["unit"]][row["student"]] = row["rank"]
        return dict(found)

    @cached_property
    def _by_stay(self) -> dict[tuple[str, str], list[str]]:
        return {}

    def _fitting(self, stay: Stay) -> list[str]:
        """Return the positions that offer the block, let trainees begin then and have a seat in every practice week."""
        key = (stay.cohort.id, stay.block)
        if key not in self._by_stay:
            supply = self.facts.supply
            self._by_stay[key] = [
                position
                for position in self.facts.serving(stay.block)
                if supply.may_begin(position, stay.begin) and supply.least(position, stay.weeks) >= 1
            ]
        return self._by_stay[key]

    def _accepts(self, student: str, position: str) -> bool:
        """Tell whether the way is short enough, the language spoken and nothing forbidden."""
        if position in self.facts.decided.forbidden.get(student, {}):
            return False
        row = self.facts.given.students[student]
        language = self.facts.given.positions[position]["language"]
        if language and not speaks(row, language):
            return False
        minutes = None if row["travel_max"] is None else self.facts.ways.minutes(student, position)
        return minutes is None or minutes <= row["travel_max"]

    def _lawful(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether the hard limits of the packs hold, in every practice week."""
        law, row = self.facts.law, self.facts.given.students[student]
        if law.too_young(row, stay) is not None:
            return False
        taught, practice = law.taught.get(stay.cohort.id, {}), law.practice_minutes(position, stay.block)
        limits = ((law.most_minutes(row, week), taught.get(week, 0)) for week in stay.weeks)
        return all(most is None or practice + lessons <= most for most, lessons in limits)

    def _ready(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether learn before work holds for the student at the first week of every phase."""
        if not self.facts.keeps_learning:
            return True
        learned, given = self.facts.learned, self.facts.given
        return all(
            learned.by_student(student, stay, phase, aim) >= level
            for phase in stay.phases
            for aim, level in alone(given, stay.block, phase, position).items()
        )


def speaks(student: Row, language: str) -> bool:
    """Tell whether `student` speaks `language` (a BCP 47 tag); one whose languages are not known may."""
    spoken = (student["languages"] or "").split()
    return not spoken or language in spoken
