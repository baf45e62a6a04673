"""Staffing: one teacher for each section.

A *section* of a module asks minutes in certain weeks (lessons, and what the school's duty rules say that lessons
bring with them), and a qualification; sections of several cohorts that are taught as one are one. A *teacher* offers
minutes by week within the contract, and up to the ceiling beyond it, both less weekly duties and absences. A section
has one teacher for all its weeks (continuity), who is of the school and qualified, and whom a lock names where there
is one; an *expert* whom an enterprise lends only where no own teacher is qualified, or a lock names the expert.
Nobody is over the ceiling in any week. What cannot be staffed stays *unstaffed*. A section without a qualification
needs no particular teacher and is left to the school.

Best is the least of 1,000 · minutes unstaffed + 20 · minutes over contract + the sum over schools of the largest
*share*: in some week some teacher's minutes ÷ that week's minutes of the contract, in thousandths, rounded up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["OVER", "UNSTAFFED", "Problem", "Section", "Teacher"]

#: Weight of a minute unstaffed and of a minute over contract, against a thousandth of the largest share.
UNSTAFFED, OVER = 1000, 20


@dataclass(frozen=True)
class Section:
    """A section with its minutes by week.

    Attributes
    ----------
    locked : str or None
        The teacher held fast.
    apart : bool
        Whether its cohorts hold fast different teachers: then nobody can take it.
    members : tuple of str
        The sections taught as this one, its own id among them; empty: it alone.
    """

    id: str
    school: str
    qualification: str
    minutes: Mapping[int, int]
    locked: str | None = None
    apart: bool = False
    members: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Minutes in all."""
        return sum(self.minutes.values())


@dataclass(frozen=True)
class Teacher:
    """A teacher: minutes that lessons may take by week (shape: weeks), within contract and up to the ceiling.

    `lent`: an expert of an enterprise.
    """

    id: str
    school: str
    qualifications: frozenset[str]
    contract: tuple[int, ...]
    ceiling: tuple[int, ...]
    lent: bool = False

    def could(self, section: Section) -> bool:
        """Tell whether the teacher could take `section` if nothing else were asked."""
        return all(minutes <= self.ceiling[week] for week, minutes in section.minutes.items())


@dataclass(frozen=True)
class Problem:
    """Sections to be staffed and the teachers there are, in the order of their ids. Validated when made.

    Raises
    ------
    ValueError
        When an id stands twice, or a week lies outside what a teacher's minutes are given for.
    """

    sections: tuple[Section, ...]
    teachers: tuple[Teacher, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "sections", tuple(sorted(self.sections, key=lambda section: section.id)))
        object.__setattr__(self, "teachers", tuple(sorted(self.teachers, key=lambda teacher: teacher.id)))
        for name, ids in (("section", [s.id for s in self.sections]), ("teacher", [t.id for t in self.teachers])):
            if len(set(ids)) < len(ids):
                raise ValueError(f"a {name} stands twice")
        weeks = {week for section in self.sections for week in section.minutes}
        if weeks and any(min(weeks) < 0 or max(weeks) >= len(t.contract) for t in self.teachers):
            raise ValueError("a section has a week outside the horizon")

    def able(self, section: Section) -> list[Teacher]:
        """Return the teachers of the school who have the qualification, by id; all where none is asked.

        Experts who are lent stand back where an own teacher has it, unless one is held fast.
        """
        asked = section.qualification
        able = [t for t in self.teachers if t.school == section.school and (not asked or asked in t.qualifications)]
        own = [t for t in able if not t.lent or t.id == section.locked]
        return own or able

    def candidates(self, section: Section) -> list[Teacher]:
        """Return the teachers who may take `section` as far as it alone goes, by id."""
        if section.apart:
            return []
        return [t for t in self.able(section) if section.locked in (None, t.id) and t.could(section)]
