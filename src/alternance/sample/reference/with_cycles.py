"""The schedule of the traditional mode: blocks at their fixed dates, lessons around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alternance.sample.programme.programme import Practice
from alternance.sample.reference.group import Group
from alternance.sample.reference.serial import NoRoomError, Schedule, Serial, Usage
from alternance.sample.reference.walk import practice_weeks

__all__ = ["held_by_cycles", "with_cycles"]

#: Block → weeks in which it may begin.
Cycles = Mapping[str, Sequence[int]]


def with_cycles(groups: Sequence[Group], days: Sequence[int], cycles: Cycles) -> Schedule:
    """Schedule every block at its fixed date, and lessons as soon as they fit.

    Raises
    ------
    NoRoomError
        When something does not fit into the horizon.
    """
    usage = Usage(len(days))
    cohorts = [Serial(group, days, usage) for group in groups]
    for cohort in cohorts:
        held = held_by_cycles(cohort.group.practices, cohort.group.first_week, days, cycles)
        for practice in cohort.group.practices:
            if practice.id in held:
                cohort.hold(practice, held[practice.id])
        founded = {lesson: held[p.id][-1] + 1 for p in cohort.group.practices if p.id in held for lesson in p.founds}
        for lesson in sorted(cohort.group.lessons, key=lambda lesson: lesson.general):
            cohort.teach(lesson, max(cohort.release(lesson), founded.get(lesson.id, 0)))
    return Schedule({cohort.group.id: cohort.times for cohort in cohorts}, usage)


def held_by_cycles(
    practices: Sequence[Practice], first_week: int, days: Sequence[int], cycles: Cycles
) -> dict[str, list[int]]:
    """Return the practice weeks of each block at its first fixed date after the one before, joint platforms left out.

    Raises
    ------
    NoRoomError
        When a block has no date left, or does not fit into the horizon.
    """
    held: dict[str, list[int]] = {}
    free = first_week
    for practice in practices:
        if practice.form == "joint platform":
            continue
        start = next((week for week in cycles[practice.id] if week >= free), None)
        weeks = None if start is None else practice_weeks(practice, days, start)
        if weeks is None:
            raise NoRoomError(f"{practice.id} at its fixed date from week {free} on")
        held[practice.id] = weeks
        free = weeks[-1] + 1
    return held
