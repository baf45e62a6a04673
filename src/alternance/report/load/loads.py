"""The section about load."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.load.made_of import MadeOf, made_of
from alternance.report.load.points import Teacher, points
from alternance.report.load.practice import Practice, practice
from alternance.report.load.rooms import rooms
from alternance.report.load.school import School
from alternance.report.load.teachers import teachers
from alternance.report.load.unstaffed import Unstaffed, unstaffed
from alternance.report.load.visits import Visits, visits

__all__ = ["Loads", "loads"]


@dataclass(frozen=True)
class Loads:
    """The section."""

    teachers: tuple[School, ...]
    rooms: tuple[School, ...]
    unstaffed: tuple[Unstaffed, ...]
    weeks: int
    made_of: tuple[MadeOf, ...] = ()
    visits: Visits | None = None
    practice: Practice | None = None
    points: tuple[Teacher, ...] = ()


def loads(facts: Facts) -> Loads | None:
    """Return the section; None where the plan says nothing about load."""
    found = Loads(
        tuple(teachers(facts)), tuple(rooms(facts)), tuple(unstaffed(facts)), facts.plan.meta.weeks,
        tuple(made_of(facts)), visits(facts), practice(facts), tuple(points(facts)),
    )  # fmt: skip
    told = found.teachers or found.rooms or found.unstaffed or found.visits or found.practice or found.points
    return found if told else None
