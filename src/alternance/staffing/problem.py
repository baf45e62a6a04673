"""Staffing: one teacher for each section.

A *section* of a module asks minutes in certain weeks, and a qualification. A *teacher* offers minutes by week within the
contract, and up to the ceiling beyond it. A section has one teacher for all its weeks (continuity), who is of the school
and qualified; nobody is over the ceiling in any week. What cannot be staffed stays *unstaffed*. Best is: fewest minutes
unstaffed, then fewest minutes over contract, then the least largest share of contract. A section without a
qualification needs no particular teacher and is left to the school.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Problem", "Section", "Teacher"]


@dataclass(frozen=True)
class Section:
    """A section with its minutes by week; `locked`: the teacher held fast."""

    id: str
    school: str
    qualification: str
    minutes: Mapping[int, int]
    locked: str | None = None

    @property
    def total(self) -> int:
        """Minutes in all."""
        return sum(self.minutes.values())


@dataclass(frozen=True)
class Teacher:
    """A teacher: minutes that lessons may take by week (shape: weeks), within contract and up to the ceiling."""

    id: str
    school: str
    qualifications: frozenset[str]
    contract: tuple[int, ...]
    ceiling: tuple[int, ...]


@dataclass(frozen=True)
class Problem:
    """Sections to be staffed and the teachers there are. Validated when made.

    Raises
    ------
    ValueError
        When a week lies outside what a teacher's minutes are given for.
    """

    sections: tuple[Section, ...]
    teachers: tuple[Teacher, ...]

    def __post_init__(self) -> None:
        weeks = min((len(teacher.contract) for teacher in self.teachers), default=None)
        if weeks is not None:
            for section in self.sections:
                if any(not 0 <= week < weeks for week in section.minutes):
                    raise ValueError(f"{section.id}: a week outside the horizon")

    def candidates(self, section: Section) -> list[Teacher]:
        """Return the teachers who may take `section`, by id."""
        return [
            teacher
            for teacher in self.teachers
            if teacher.school == section.school
            and section.qualification in teacher.qualifications
            and section.locked in (None, teacher.id)
        ]
