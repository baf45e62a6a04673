"""Changes of what is asked that may make a calendar possible, and their prices.

A price lets changes be sorted, no more. It is told in *student-weeks*, the time by which students' plans differ from
what was asked; what others give is put beside it at the rates of `RATES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from alternance.calendar.problem import Cohort, Problem

__all__ = ["RATES", "Change", "ChangeKind", "Rate", "priced"]

ChangeKind = Literal[
    "block moves",  # a block begins outside its window, or another week than its lock says
    "seats",  # more seats in some weeks
    "beginners",  # more beginners at once
    "minutes",  # more minutes of a group of teachers or rooms in some weeks
    "sections",  # a greater ideal size of a module's sections: fewer of them
    "module window",  # a module outside its window
    "module start",  # a module begins in other weeks than its lock or its predecessors leave
    "distance",  # a greater greatest distance
    "weekly",  # more minutes a week of a module
    "day",  # more minutes a day of a cohort
    "whole",  # a module that may be interrupted by a block
    "instruct",  # instruction in the first days of a phase
    "assist",  # fewer tasks alone: the role of an aim becomes assist
    "bridge",  # a bridging course before the block
]


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit costs, in student-weeks, and the unit."""

    price: float
    unit: str


#: The documented defaults: a week by which a student's block or module moves costs 1.
RATES: Mapping[ChangeKind, Rate] = {
    "block moves": Rate(1.0, "student and week moved"),
    "module window": Rate(0.5, "student and week moved: only lessons move"),
    "module start": Rate(0.5, "student and week moved: only lessons move"),
    "distance": Rate(0.5, "student and week more between two modules"),
    "seats": Rate(1.0, "seat and week: an enterprise gives what a student's week is worth"),
    "beginners": Rate(1.0, "student who begins beside the others"),
    "minutes": Rate(1 / 60, "minute of a teacher or room: an hour weighs as much as one student-week"),
    "sections": Rate(1 / 2, "student and student by which sections are larger"),
    "weekly": Rate(1 / 300, "student and minute a week: a denser course"),
    "day": Rate(1 / 30, "student and minute a day: a longer day in every week"),
    "whole": Rate(1.0, "student whose course is interrupted"),
    "instruct": Rate(1 / 5, "student and day of instruction instead of work"),
    "assist": Rate(1 / 2, "student, week and aim done with help instead of alone"),
    "bridge": Rate(1.0, "student and week of lessons more"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change that was verified by planning again with it.

    Attributes
    ----------
    cohort, block, module, other, group, phase
        What it is about, as in a `Requirement`; without a cohort it is a change for all who have the block or module.
    size
        Weeks (less than 0: earlier), seats, students, minutes or days; 0 where it has none.
    weeks
        The weeks in which it is wanted, first and last; empty where it is wanted throughout.
    aims
        Aims that are instructed, assisted or taught in the bridging course.
    price
        In student-weeks, at the rates of `RATES`.
    """

    kind: ChangeKind
    price: float
    cohort: str = ""
    block: str = ""
    module: str = ""
    other: str = ""
    group: str = ""
    phase: int = 0
    size: int = 0
    weeks: tuple[int, int] | None = None
    aims: tuple[str, ...] = ()


def priced(change: Change, problem: Problem) -> Change:
    """Return a change with its price: its rate, times size, weeks, and the students whom it concerns."""
    rate = RATES[change.kind].price * max(1, abs(change.size))
    if change.kind == "beginners":
        return replace(change, price=rate)
    if change.kind in ("seats", "minutes"):
        first, last = change.weeks or (0, problem.weeks - 1)
        return replace(change, price=rate * (last - first + 1))
    return replace(change, price=rate * sum(c.size for c in problem.cohorts if _concerns(change, c)))


def _concerns(change: Change, cohort: Cohort) -> bool:
    if change.cohort:
        return cohort.id == change.cohort
    if change.module:
        return any(m.id == change.module for m in cohort.modules)
    return any(b.id == change.block for b in cohort.blocks)
