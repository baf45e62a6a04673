"""Modules whose sections the cohorts of a school share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alternance.calendar.drafting.course import Course, Taught
from alternance.calendar.drafting.limits import Ledger
from alternance.calendar.drafting.rooms import Rooms
from alternance.calendar.problem import Shared

__all__ = ["add_shared"]


def add_shared(
    courses: Sequence[Course],
    teachers: Mapping[tuple[str, str], tuple[int, ...]],
    rooms: Rooms,
    ledger: Ledger,
) -> dict[tuple[str, str], int]:
    """Add every shared module of each school; return (school, module) → position."""
    found: dict[tuple[str, str], Taught] = {}
    for course in courses:
        found |= {(course.school, module.id): module for module in course.modules if module.shared}
    return {key: ledger.share(_shared(key[0], found[key], teachers, rooms)) for key in sorted(found)}


def _shared(school: str, module: Taught, teachers: Mapping[tuple[str, str], tuple[int, ...]], rooms: Rooms) -> Shared:
    uses = [(r, least) for least, r in rooms.levels(school, module.room_kind)]
    if module.qualification:
        uses += [(r, 0) for r in teachers.get((school, module.qualification), ())]
    sizes = module.section_max, module.section_min or 0
    return Shared(f"{school}|{module.id}", *sizes, tuple(sorted(uses)), module.section_ideal)
