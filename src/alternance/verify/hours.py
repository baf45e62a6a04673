"""The time that teachers have in a week."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from alternance.verify.given import Given
from alternance.verify.planned import Planned

__all__ = ["Hours"]


@dataclass(frozen=True, eq=False)
class Hours:
    """Minutes of teachers by week: what the contract says, in the days of the week, less absences."""

    given: Given
    planned: Planned

    def of(self, teacher: str, week: int, full: int) -> int:
        """Return what of `full` minutes a week a teacher has in `week`; the largest share of absence counts."""
        row, monday = self.given.teachers[teacher], self.planned.horizon.monday(week)
        absences = self.given.absences.get(teacher, ())
        absent = max((a["share"] for a in absences if a["from"] <= monday <= a["to"]), default=0.0)
        present = 1 - Fraction(absent).limit_denominator(10_000)
        return int(full * present * self.planned.year.days(row["school"])[week] // 5)
