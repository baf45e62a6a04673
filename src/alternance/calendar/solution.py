"""A calendar, and what solving hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alternance.calendar.reason import Reason

Status = Literal["optimal", "feasible", "not found", "impossible"]


@dataclass(frozen=True, slots=True)
class Held:
    """One cohort's part: option of each block (position), first week and weekly minutes of each module."""

    options: tuple[int, ...]
    starts: tuple[int, ...]
    weekly: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """One entry a cohort, in the problem's order; None where the cohort is not placed."""

    cohorts: tuple[Held | None, ...]

    @property
    def complete(self) -> bool:
        """Whether every cohort is placed."""
        return all(h is not None for h in self.cohorts)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the objective, unweighted, and their weighted sum."""

    lag: float
    late: float
    peak: float
    unused: float
    thin: float
    moved: float
    total: float


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of the trace: work done, best total then (None: not complete), best bound then."""

    stage: str
    work: int
    total: float | None
    bound: float


@dataclass(frozen=True, slots=True)
class Result:
    """What the calendar engine hands back.

    Parameters
    ----------
    solution
        Complete and feasible, or None.
    partial
        The calendar of the cohorts that could be placed; the same as `solution` where that is complete.
    parts
        Objective of `partial`.
    bound
        Proven: no calendar costs less. Infinite where it is proven that there is none.
    status
        ``optimal`` (total meets bound), ``feasible``, ``impossible`` (proven), ``not found``.
    reasons
        Why, where there is no solution: every cohort not placed is named.
    reproducible
        False where time or a cancellation cut the search short.
    """

    solution: Solution | None
    partial: Solution
    parts: Parts
    bound: float
    status: Status
    reasons: tuple[Reason, ...]
    trace: tuple[Point, ...]
    reproducible: bool
    work: int

    @property
    def gap(self) -> float:
        """(total - bound) / total; 0 where the total is 0."""
        return max(0.0, (self.parts.total - self.bound) / self.parts.total) if self.parts.total > 0 else 0.0
