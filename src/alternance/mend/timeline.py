"""One cohort's calendar as moves see it: weeks of modules and phases, counted from the plan's first week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Cohort", "Timeline"]

PhaseWeeks = Mapping[str, Mapping[int, tuple[int, ...]]]


@dataclass(frozen=True, eq=False)
class Timeline:
    """What one cohort does when.

    Attributes
    ----------
    modules : mapping of str to tuple of int
        Module → its lesson weeks, in order.
    phases : mapping
        Block → phase → its practice weeks, in order.
    instruction : mapping of (str, int) to int
        (Block, phase) → days of instruction.
    """

    modules: Mapping[str, tuple[int, ...]]
    phases: PhaseWeeks
    instruction: Mapping[tuple[str, int], int]

    @cached_property
    def blocks(self) -> dict[str, tuple[int, ...]]:
        """Block → its practice weeks, in order."""
        return {b: tuple(sorted(w for weeks in parts.values() for w in weeks)) for b, parts in self.phases.items()}

    @cached_property
    def away(self) -> frozenset[int]:
        """Weeks in practice."""
        return frozenset(week for weeks in self.blocks.values() for week in weeks)


@dataclass(frozen=True, eq=False)
class Cohort:
    """What no move changes about one cohort.

    Attributes
    ----------
    size : int
        Students.
    first_week : int
        The week before which nothing is moved.
    days : tuple of int
        School days, 0 to 5, by week.
    students : mapping
        Block → (student, position), None where it is not known → students whose practice there counts.
    minutes : mapping of str to int or None
        Module → minutes in a full week, None where not known.
    most_modules, most_minutes : int
        Modules and known minutes in its fullest recorded week: no move asks more of a week.
    release : mapping of str to int
        Block of day release → days of practice a week.
    together : mapping of str to tuple of int
        Module that the cohort takes in sections with other cohorts → its recorded weeks, in which it stays.
    """

    id: str
    title: str
    school: str
    size: int
    first_week: int
    days: tuple[int, ...]
    students: Mapping[str, Mapping[tuple[str | None, str | None], int]]
    minutes: Mapping[str, int | None]
    most_modules: int
    most_minutes: int
    release: Mapping[str, int] = field(default_factory=dict)
    together: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def lesson_weeks(self, timeline: Timeline) -> list[int]:
        """Return the weeks with lessons: those with school days, of which practice leaves one."""
        taken: dict[int, int] = {}
        for block, weeks in timeline.blocks.items():
            for week in weeks:
                taken[week] = taken.get(week, 0) + self.release.get(block, 7)
        whole = range(self.first_week, len(self.days))
        return [week for week in whole if self.days[week] > taken.get(week, 0)]
