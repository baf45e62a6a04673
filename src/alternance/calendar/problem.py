"""The joint calendar as arrays.

Definitions (the contract is ``docs/engines.md``; this is the same in the engine's words)
----------------------------------------------------------------------------------------
Week
    ``0 … W-1``. ``days[k, w]`` school days (0 to 7) of calendar ``k``; a *teaching week* has at least one. ``T(w)``
    is the number of teaching weeks before ``w``.
Option
    One way to hold a block: its practice weeks, and the first practice week of every phase. It begins with its first
    practice week; its end is the week after its last. A cohort takes one option of each of its blocks, in their order,
    none before the end of the one before. In a practice week the cohort is away on all days, or, where the block is a
    day *release*, on so many.
Lesson week
    A teaching week in which the cohort has a day left. Its minutes are at most ``minutes_per_day`` on the days left.
Module
    Taught in consecutive lesson weeks at the same minutes ``h`` in a full week, ``weekly_min ≤ h ≤ weekly_max``: week
    ``w`` takes ``h · days(w) // 5``, the last one what is missing. Its end is the week after the last. A practice week
    of a block that ``interrupts`` (whole weeks) and falls in a teaching week may not lie inside a module that is not
    ``splittable``; other practice weeks may. With ``dates`` it begins in one of them.
Need
    One of some modules must end at or before the first practice week of a phase. What is given otherwise (by an earlier
    phase, by instruction, before the horizon) asks nothing here. A need without modules can never be met.
Distance, order group
    ``after`` begins ``weeks_min`` to ``weeks_max`` weeks (calendar weeks) after the end of ``before``. The modules of
    an order group do so one after the other, in any order.
Resource, seat group, beginner group
    Minutes by week; students away by week; students who take an option, or a date of a module, of the group, over all
    cohorts (those who begin one block in one week, say). A cohort in sections uses a resource once for each section
    (``times``). A block asks of a resource in each practice week ``times · (m · days // 5)``.
Course
    The cohorts that take a shared module from the same week on at the same weekly minutes in the same lesson weeks.
    They share ``⌈students / section_max⌉`` sections, one filled after the other; each resource is used once for each
    section of more than ``least`` students.
Objective
    ``lag``: over the pairs (module, block that applies it), the teaching weeks between them,
    ``max(0, T(begin of block) - T(end of module), T(end of module) - T(end of block))``;
    ``late``: over cohorts, ``max(0, T(last end) - T(due week))``; ``peak``: over resources that have ``offered``, the
    highest ``asked / offered`` over the weeks less ``Σ asked / Σ offered`` (asked by shared modules as if all took one
    course, by blocks as in full weeks); ``unused``: over seat groups and weeks, ``max(0, promised - students away)``;
    ``thin``: lesson weeks of sections below the size wanted; ``moved``: over what has a `Near`, its weight times the
    calendar weeks between; each times its weight.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from alternance.calendar.cohort import Block, Cohort, Distance, Module, Near, Need, Option, OrderGroup
from alternance.calendar.limits import BeginnerGroup, Floats, Ints, Resource, SeatGroup, Shared

__all__ = [
    "BeginnerGroup", "Block", "Cohort", "Distance", "Floats", "Ints", "Module", "Near", "Need", "Option", "OrderGroup",
    "Problem", "Resource", "SeatGroup", "Shared", "Weights", "teaching_weeks_before",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each part of the objective costs."""

    lag: float = 1.0
    late: float = 10.0
    peak: float = 1.0
    unused: float = 0.05
    thin: float = 1.0
    moved: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Everything the calendar must respect. Validated when made; arrays are read-only from then on.

    Parameters
    ----------
    days
        Shape (calendars, weeks): school days, 0 to 7.
    cohorts
        Sorted by id; results come in this order.

    Raises
    ------
    ValueError
        Naming the first thing that does not fit: a position out of range, weeks out of order, a negative number.
    """

    days: Ints
    cohorts: tuple[Cohort, ...]
    resources: tuple[Resource, ...] = ()
    seat_groups: tuple[SeatGroup, ...] = ()
    beginner_groups: tuple[BeginnerGroup, ...] = ()
    weights: Weights = field(default_factory=Weights)
    shared: tuple[Shared, ...] = ()

    def __post_init__(self) -> None:
        from alternance.calendar.validate import validate

        validate(self)

    @property
    def weeks(self) -> int:
        """Length of the horizon."""
        return int(self.days.shape[1])

    def teaching_before(self) -> Ints:
        """``T(w)`` for every calendar and week, shape (calendars, weeks + 1)."""
        out = np.zeros((self.days.shape[0], self.weeks + 1), np.int64)
        np.cumsum(self.days > 0, axis=1, out=out[:, 1:])
        return out


def teaching_weeks_before(teaching: Ints, week: int) -> int:
    """``T(week)`` of one calendar for a week that may lie outside the horizon (all of it then lies before, or none)."""
    return int(teaching[min(max(week, 0), len(teaching) - 1)])
