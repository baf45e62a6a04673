"""One cohort of a calendar problem: its modules, its blocks and their options, and what ties them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Block", "Cohort", "Distance", "Module", "Near", "Need", "Option", "OrderGroup"]


@dataclass(frozen=True, slots=True)
class Near:
    """Where a published plan has it begin; `weight` times the weeks between is what moving costs.

    `weekly` are the minutes in a full week there (modules), to start the search from.
    """

    week: int
    weight: float
    weekly: int = 0


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
    """A practice block of one cohort with the options it may take, by first week.

    Parameters
    ----------
    interrupts
        Whether a practice week interrupts modules that are not splittable (whole weeks).
    release
        Day release: days of practice a week; the other school days remain for lessons. None: all days.
    uses
        Triples (resource, minutes in a full week, times) that the cohort asks in every practice week.
    """

    id: str
    options: tuple[Option, ...]
    interrupts: bool = True
    seat_groups: tuple[int, ...] = ()
    release: int | None = None
    uses: tuple[tuple[int, int, int], ...] = ()
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class Module:
    """A module of one cohort.

    Parameters
    ----------
    window, starts
        Weeks in which it must lie (half open); the least and the greatest first week.
    weekly_step
        The grain of the weekly minutes that the search tries (a lesson, say); the bound holds for every whole minute
        between `weekly_min` and `weekly_max`.
    uses
        Pairs (resource, times). Empty where `shared`.
    dates
        Pairs (first week, beginner group or None) where it may begin in these weeks alone, ascending.
    shared
        Index of the shared module whose sections the cohort joins.
    thin
        Sections below the size wanted; 0 where `shared`.
    eased
        What it uses where the ideal size of its sections is one student more, two more, and so on, as long as that
        asks nothing more; only reasons look at it.
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
    dates: tuple[tuple[int, int | None], ...] = ()
    shared: int | None = None
    thin: int = 0
    near: Near | None = None
    eased: tuple[tuple[tuple[int, int], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Distance:
    """`after` begins at least `weeks_min`, at most `weeks_max` weeks after the end of `before` (module positions)."""

    before: int
    after: int
    weeks_min: int = 0
    weeks_max: int | None = None


@dataclass(frozen=True, slots=True)
class OrderGroup:
    """Modules taught one after the other in any order, `spacing_min` to `spacing_max` weeks between neighbours."""

    modules: tuple[int, ...]
    spacing_min: int = 0
    spacing_max: int | None = None


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
    orders: tuple[OrderGroup, ...] = ()
