"""Hard limits of the packs for one student at one position: age, and minutes of a week under 18."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from alternance.verify.cohort import Stay
from alternance.verify.given import Given, Row
from alternance.verify.planned import Planned

__all__ = ["Law", "age"]

#: From this age on the limit of a week's minutes is another matter.
OF_AGE = 18


def age(birth: dt.date, day: dt.date) -> int:
    """Return the years completed on `day`; who was born on 29 February is a year older on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass(frozen=True, eq=False)
class Law:
    """Limits of the packs in force."""

    given: Given
    planned: Planned

    def too_young(self, student: Row, stay: Stay) -> float | None:
        """Return the least age on the first practice day if the student is younger; None: old enough, or no limit."""
        first = self.planned.horizon.monday(stay.begin)
        least = self.given.limits.value("minimum-age", first)
        if least is None or student["birth_date"] is None or age(student["birth_date"], first) >= least:
            return None
        return least

    def age_unknown(self, student: Row, position: str, stay: Stay) -> bool:
        """Tell whether a hard limit asks the age of a student whose date of birth is not known.

        The least age does wherever it is in force; the minutes of a week under 18 do where they are exceeded in any.
        """
        if student["birth_date"] is not None:
            return False
        monday, limits = self.planned.horizon.monday, self.given.limits
        if limits.value("minimum-age", monday(stay.begin)) is not None:
            return True
        taught, practice = self.taught.get(stay.cohort.id, {}), self.practice_minutes(position, stay.block)
        most = ((limits.value("weekly-minutes-under-18", monday(w)), taught.get(w, 0)) for w in stay.weeks)
        return any(limit is not None and practice + lessons > limit for limit, lessons in most)

    def most_minutes(self, student: Row, week: int) -> float | None:
        """Return the limit of a week's minutes; None: none, or the student is 18 on its Monday."""
        monday = self.planned.horizon.monday(week)
        birth = student["birth_date"]
        if birth is None or age(birth, monday) >= OF_AGE:
            return None
        return self.given.limits.value("weekly-minutes-under-18", monday)

    def practice_minutes(self, position: str, block: str) -> int:
        """Return the minutes of a practice week at `position`."""
        row, held = self.given.positions[position], self.given.blocks[block]
        days = min(row["days"], held["days_per_week"]) if held["rhythm"] == "day release" else row["days"]
        return int(days * (row["minutes_per_day"] or held["minutes_per_day"]))

    @cached_property
    def taught(self) -> dict[str, dict[int, int]]:
        """Cohort → lesson week → minutes taught; sections at the same time count once."""
        found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for (cohort, _module), lessons in self.planned.lessons.items():
            for week in lessons.weeks:
                found[cohort][week] += max((section.minutes.get(week, 0) for section in lessons.sections), default=0)
        return found
