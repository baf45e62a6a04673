"""A benchmark instance as it is written: hours, teaching weeks, positions in lists.

Time has two axes: calendar weeks ``0 … weeks-1``, and the teaching weeks among them, counted ``0 … T-1``. Releases, due
weeks and the starts of modules are teaching weeks; the starts and ends of blocks are calendar weeks.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Block", "Cohort", "Instance", "Kind", "Module", "Programme", "Room", "Start", "Teacher", "Weights"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each part costs."""

    lag: float
    peak: float
    short: float
    late: float


@dataclass(frozen=True, slots=True)
class Teacher:
    """A teacher group: its highest load (hours ÷ availability), availability by teaching week, the unavoidable load."""

    hours_cap: float
    availability: tuple[float, ...]
    unavoidable: float


@dataclass(frozen=True, slots=True)
class Room:
    """A room group: most hours by teaching week."""

    hours_cap: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """One way to hold a block: its first week, the first week after it, and the weeks in which it takes seats."""

    start: int
    end: int
    weeks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of position: seats and contracted seats by calendar week, and the starts that it allows, by week."""

    seats: tuple[int, ...]
    contracted: tuple[int, ...]
    starts: tuple[Start, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """A module of some consecutive teaching weeks at its hours; `room` counts from the first room."""

    weeks: int
    hours: float
    teacher: int
    room: int | None
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block: what must be taught before it, what builds on it, and the modules whose lag to it counts."""

    kind: int
    after_modules: tuple[int, ...]
    before_modules: tuple[int, ...]
    applies: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """What each of its cohorts is taught and practises."""

    cohort_size: int
    modules: tuple[Module, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort; `release` and `due` are teaching weeks."""

    id: int
    programme: int
    release: int
    due: int


@dataclass(frozen=True, slots=True)
class Instance:
    """The whole."""

    weeks: int
    teaching_weeks: tuple[int, ...]
    hours_per_week: float
    weights: Weights
    teachers: tuple[Teacher, ...]
    rooms: tuple[Room, ...]
    kinds: tuple[Kind, ...]
    programmes: tuple[Programme, ...]
    cohorts: tuple[Cohort, ...]
