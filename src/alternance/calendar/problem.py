"""The joint calendar as arrays.

Definitions (the contract is ``docs/engines.md``; this is the same in the engine's words)
----------------------------------------------------------------------------------------
Week
    ``0 … W-1``. ``days[k, w]`` school days (0 to 5) of calendar ``k``; a *teaching week* has at least one. ``T(w)``
    is the number of teaching weeks before ``w``.
Option
    One way to hold a block: its practice weeks, in which the cohort is away, and the first practice week of every
    phase. It begins with its first practice week; its end is the week after its last. A cohort takes one option of
    each of its blocks, in their order, none before the end of the one before.
Lesson week
    A teaching week in which the cohort is not away.
Module
    Taught in consecutive lesson weeks at the same minutes ``h`` in a full week, ``weekly_min ≤ h ≤ weekly_max``: week
    ``w`` takes ``h · days(w) // 5``, the last one what is missing. Its end is the week after the last. A practice week
    of a block that ``interrupts`` (whole weeks) and falls in a teaching week may not lie inside a module that is not
    ``splittable``; practice weeks of an alternation may.
Need
    One of some modules must end at or before the first practice week of a phase. What is given otherwise (by an earlier
    phase, by instruction, before the horizon) asks nothing here. A need without modules can never be met.
Distance
    ``after`` begins ``weeks_min`` to ``weeks_max`` weeks (calendar weeks) after the end of ``before``.
Resource, seat group, beginner group
    Minutes by week; students away by week; students who take an option of the group, over all blocks and cohorts (those
    who begin one block in one week, say). A cohort in sections uses a resource once for each section (``times``).
Objective
    ``lag``: over the pairs (module, block that applies it), the teaching weeks between them,
    ``max(0, T(begin of block) - T(end of module), T(end of module) - T(end of block))``;
    ``late``: over cohorts, ``max(0, T(last end) - T(due week))``; ``peak``: over resources that have ``offered``, the
    highest ``asked / offered`` over the weeks less ``Σ asked / Σ offered``; ``unused``: over seat groups and weeks,
    ``max(0, promised - students away)``; each times its weight.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to hold a block.

    Parameters
    ----------
    away
        Practice weeks, ascending.
    phases
        First practice week of every phase, each one of `away`.
    groups
        Indices of the beginner groups that it counts in, ascending.
    """

    away: tuple[int, ...]
    phases: tuple[int, ...]
    groups: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        """The week in which it begins."""
        return self.away[0]

    @property
    def end(self) -> int:
        """The week after its last."""
        return self.away[-1] + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A practice block of one cohort with the options it may take, by first week."""

    id: str
    options: tuple[Option, ...]
    interrupts: bool = True
    seat_groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A module of one cohort; `window` is half open, in weeks; `starts` are the least and the greatest first week.

    `weekly_step` is the grain of the weekly minutes that the search tries (a lesson, say); the bound holds for every
    whole minute between `weekly_min` and `weekly_max`. `uses` are pairs (resource, times).
    """

    id: str
    minutes: int
    weekly_min: int
    weekly_max: int
    splittable: bool = False
    window: tuple[int, int] | None = None
    starts: tuple[int, int] | None = None
    uses: tuple[tuple[int, int], ...] = ()
    weekly_step: int = 1


@dataclass(frozen=True, slots=True)
class Distance:
    """`after` begins at least `weeks_min`, at most `weeks_max` weeks after the end of `before` (module positions)."""

    before: int
    after: int
    weeks_min: int = 0
    weeks_max: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One of `modules` ends at or before the first week of `phase` of `block`; `what` names the aim, for reasons."""

    block: int
    phase: int
    modules: tuple[int, ...]
    what: str = ""
    safety: bool = False


@dataclass(frozen=True, slots=True)
class Cohort:
    """One cohort: its modules, its blocks in their order, and what ties them. All positions are the cohort's own.

    `due_week` may lie outside the horizon. `builds_on` and `applies` are pairs (module, block).
    """

    id: str
    calendar: int
    first_week: int
    due_week: int
    minutes_per_day: int
    size: int
    modules: tuple[Module, ...] = ()
    blocks: tuple[Block, ...] = ()
    distances: tuple[Distance, ...] = ()
    needs: tuple[Need, ...] = ()
    builds_on: tuple[tuple[int, int], ...] = ()
    applies: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Resource:
    """Minutes by week; with `offered` its peak counts (`asked / offered`; weeks that offer nothing are left out)."""

    id: str
    capacity: Ints
    offered: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SeatGroup:
    """Students who may be away at once, by week, and how many of those seats are promised."""

    id: str
    seats: Ints
    promised: Ints


@dataclass(frozen=True, slots=True)
class BeginnerGroup:
    """Students who may take the options that name it, over all blocks and cohorts: those who begin a block in a week.

    `proven` is False for a limit that is a guess, such as a cut: the search keeps it, no bound relies on it.
    """

    id: str
    limit: int
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each part of the objective costs."""

    lag: float = 1.0
    late: float = 10.0
    peak: float = 1.0
    unused: float = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Everything the calendar must respect. Validated when made; arrays are read-only from then on.

    Parameters
    ----------
    days
        Shape (calendars, weeks): school days, 0 to 5.
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
