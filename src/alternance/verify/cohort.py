"""One cohort's calendar: its lessons and its stays in practice. Weeks are numbers of the horizon."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Cohort", "Lessons", "Run", "Section", "Stay"]


@dataclass(frozen=True)
class Cohort:
    """A cohort: `first` and `due` are weeks by number; `days` its school's days by week; `day` its minutes of a day."""

    id: str
    programme: str
    school: str | None
    size: int | None
    first: int
    due: int | None
    days: tuple[int, ...]
    day: int | None


@dataclass(frozen=True)
class Run:
    """Weeks in a row in which a section is taught, with the minutes of a full week."""

    first: int
    last: int
    minutes: int | None
    teacher: str | None
    room_kind: str | None

    @property
    def weeks(self) -> range:
        """All its weeks, with school or without."""
        return range(self.first, self.last + 1)

    @property
    def time(self) -> tuple[int, int, int | None]:
        """When it is and with how many minutes."""
        return self.first, self.last, self.minutes


@dataclass
class Section:
    """A section with its runs of lessons."""

    id: str
    size: int | None
    number: int | None
    together: str | None = None
    runs: list[Run] = field(default_factory=list)
    weeks: dict[int, int | None] = field(default_factory=dict)  # lesson week → minutes in a full week
    minutes: dict[int, int] = field(default_factory=dict)  # lesson week → minutes taken; empty where not known


@dataclass
class Lessons:
    """A module of a cohort with its sections. Weeks are those of all sections together."""

    cohort: Cohort
    module: str
    sections: list[Section] = field(default_factory=list)

    @property
    def pace(self) -> frozenset[int | None]:
        """Its minutes in a full week, over all runs of all sections."""
        return frozenset(run.minutes for section in self.sections for run in section.runs)

    @cached_property
    def weeks(self) -> tuple[int, ...]:
        """Lesson weeks; where there is none at all, the weeks that the plan names."""
        taught = {week for section in self.sections for week in section.weeks}
        return tuple(sorted(taught or self.named))

    @cached_property
    def named(self) -> set[int]:
        """All weeks of the runs, with school or without."""
        return {week for section in self.sections for run in section.runs for week in run.weeks}

    @property
    def begin(self) -> int:
        """The first lesson week."""
        return self.weeks[0]

    @property
    def end(self) -> int:
        """The week after the last lesson week."""
        return self.weeks[-1] + 1


@dataclass
class Stay:
    """A block of a cohort: practice weeks by phase, and days of instruction by phase."""

    cohort: Cohort
    block: str
    release: int | None = None  # days a week of a day release; None: whole weeks
    phases: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    instruction: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    @cached_property
    def weeks(self) -> tuple[int, ...]:
        """The practice weeks, in order."""
        return tuple(sorted({week for weeks in self.phases.values() for week in weeks}))

    @cached_property
    def phase_of(self) -> dict[int, int]:
        """Practice week → its phase, in order of weeks; where two claim a week, the later."""
        return dict(sorted((week, phase) for phase in sorted(self.phases) for week in self.phases[phase]))

    @property
    def begin(self) -> int:
        """The first practice week."""
        return self.weeks[0]

    @property
    def end(self) -> int:
        """The week after the last practice week."""
        return self.weeks[-1] + 1
