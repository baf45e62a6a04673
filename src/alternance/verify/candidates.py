"""Which positions a student may have for a block, and in which order the student wants them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from alternance.verify.cohort import Stay
from alternance.verify.given import Row
from alternance.verify.work import alone

if TYPE_CHECKING:
    from alternance.verify.facts import Facts

__all__ = ["Candidates", "Liking", "speaks"]

#: What a student sorts positions by.
Liking = tuple[float, str]


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs of student and position: eligible or not, listed in which order."""

    facts: Facts

    def liking(self, student: str, position: str) -> Liking | None:
        """Return what `student` sorts `position` by: less is better, equal is alike; None: the student did not name it.

        Without preferences the way counts, then the id, so that no two are alike.
        """
        named = self.facts.decided.preferences.get(student)
        if named is not None:
            return (named[position], "") if position in named else None
        minutes = self.facts.ways.minutes(student, position)
        return (math.inf if minutes is None else minutes, position)

    def listed(self, student: str, stay: Stay, held: str | None) -> dict[str, Liking]:
        """Return the eligible positions that `student` accepts, best first, by rank or way, then id.

        Of one who holds a position of the list, only those that are as good or better: no other is looked at, because
        to judge whether a pair may be takes longer than all else.
        """
        fitting, named = self._fitting(stay), self.facts.decided.preferences.get(student)
        able = fitting if named is None else named.keys() & fitting
        liked = {position: liking for position in able if (liking := self.liking(student, position)) is not None}
        if held in liked and self._personal(student, stay, held):
            liked = {position: liking for position, liking in liked.items() if liking <= liked[held]}
        order = sorted((liking, position) for position, liking in liked.items())
        return {position: liking for liking, position in order if self._personal(student, stay, position)}

    def eligible(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether the pair may be, whatever the student prefers."""
        return position in self._fitting(stay) and self._personal(student, stay, position)

    def _personal(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether what is the student's own allows the pair."""
        return (
            self._accepts(student, position)
            and self._within_law(student, stay, position)
            and self._ready(student, stay, position)
            and self.facts.been.fits(student, stay, position)
        )

    @cached_property
    def _by_stay(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    def _fitting(self, stay: Stay) -> frozenset[str]:
        """Return the positions that offer the block, let trainees begin then and have a seat in every practice week."""
        key = (stay.cohort.id, stay.block)
        if key not in self._by_stay:
            supply = self.facts.supply
            self._by_stay[key] = frozenset(
                position
                for position in self.facts.serving(stay.block)
                if supply.may_begin(position, stay.begin) and supply.least(position, stay.weeks) >= 1
            )
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

    def _within_law(self, student: str, stay: Stay, position: str) -> bool:
        """Tell the same as `_lawful`, which asks of a position only how long a week is there: once for each length."""
        key = student, stay.cohort.id, stay.block, self.facts.law.practice_minutes(position, stay.block)
        if key not in self._by_week:
            self._by_week[key] = self._lawful(student, stay, position)
        return self._by_week[key]

    @cached_property
    def _by_week(self) -> dict[tuple[str, str, str, float], bool]:
        return {}

    def _lawful(self, student: str, stay: Stay, position: str) -> bool:
        """Tell whether the hard limits of the packs hold, in every practice week."""
        law, row = self.facts.law, self.facts.given.students[student]
        if law.too_young(row, stay) is not None or law.age_unknown(row, position, stay):
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
