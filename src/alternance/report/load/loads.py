"""The section about load."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.load.rooms import rooms
from alternance.report.load.school import School
from alternance.report.load.teachers import teachers
from alternance.report.load.unstaffed import Unstaffed, unstaffed

__all__ = ["Loads", "loads"]


@dataclass(frozen=True)
class Loads:
    """The section."""

    teachers: tuple[School, ...]
    rooms: tuple[School, ...]
    unstaffed: tuple[Unstaffed, ...]
    weeks: int


def loads(facts: Facts) -> Loads | None:
    """Return the section; None where the plan says nothing about load."""
    found = Loads(tuple(teachers(facts)), tuple(rooms(facts)), tuple(unstaffed(facts)), facts.plan.meta.weeks)
    return found if found.teachers or found.rooms or found.unstaffed else None
