"""A programme while it is composed: aims, lessons and practice, before they become rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Aim", "Lesson", "Practice", "Programme", "Work"]


@dataclass(frozen=True)
class Aim:
    """A work task or a competence; `essential` as the framework says, None where it says nothing."""

    id: str
    title: str
    kind: str = "competence"
    competence: str | None = None
    parent: str | None = None
    essential: bool | None = None
    safety: bool = False
    origin: str = "composed"


@dataclass(frozen=True)
class Lesson:
    """A module. `year` and `half` say when it is due: the practice of that half applies it."""

    id: str
    title: str
    kind: str
    minutes: int
    weekly: tuple[int, int]
    year: int
    half: int
    qualification: str
    room_kind: str | None = None
    section_max: int | None = None
    splittable: bool = False
    general: bool = False
    changeable_by: str = "authority"
    gives: tuple[tuple[str, int], ...] = ()
    after: tuple[str, ...] = ()
    origin: str = "composed"


@dataclass(frozen=True)
class Work:
    """One aim of a phase."""

    phase: int
    aim: str
    role: str
    needed: int | None = None
    given: int | None = None
    instructed: bool = False


@dataclass(frozen=True)
class Practice:
    """A block; it comes after the lessons of its `year` and `half`, and `order` counts the programme's blocks."""

    id: str
    title: str
    order: int
    phases: tuple[tuple[int, int], ...]
    work: tuple[Work, ...]
    place: str
    form: str = "in-post"
    enterprise: str | None = None
    rhythm: tuple[int, int] | None = None
    in_holidays: bool = False
    applies: tuple[str, ...] = ()
    founds: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The programme's year, 1 is the first."""
        return (self.order + 1) // 2

    @property
    def half(self) -> int:
        """The half of the year, 1 or 2."""
        return 2 - self.order % 2

    @property
    def weeks(self) -> int:
        """Practice weeks."""
        return sum(weeks for weeks, _ in self.phases)


@dataclass(frozen=True)
class Programme:
    """A programme with all that belongs to it. `cycles`: block order → first weeks of the fixed cycle."""

    id: str
    school: str
    title: str
    short: str
    occupation: str
    years: int
    qualification: str
    aims: tuple[Aim, ...]
    lessons: tuple[Lesson, ...]
    practices: tuple[Practice, ...]
    cycles: Mapping[int, tuple[dt.date, ...]] = field(default_factory=dict)
    origin: str = "composed"

    def leads(self, order: int) -> list[str]:
        """Return the work tasks done alone in the block of this order."""
        practice = next(practice for practice in self.practices if practice.order == order)
        return [work.aim for work in practice.work if work.role == "alone" and work.needed is None]
