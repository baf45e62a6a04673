"""Traps of working before learning: blocks whose fixed date lies before what they need can be taught, whoever plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from alternance.sample.cohort import Group
from alternance.sample.programme import Lesson
from alternance.sample.reference import practice_weeks, walk
from alternance.sample.region.groups import HORIZON

__all__ = ["trap_truth"]

_COLUMNS = ["cohort", "block", "phase", "aim", "module", "cycle_week", "taught_from", "student_weeks"]


def trap_truth(groups: Sequence[Group], days: Sequence[int], cycles: Mapping[str, Sequence[int]]) -> pl.DataFrame:
    """Return every aim done alone at a fixed date before which no calendar whatever could have taught it.

    ``taught_from`` is the earliest week by which its lesson can have ended, and ``student_weeks`` the red ones that are
    certain: practice weeks of the phase before it, times students. A week may stand in several rows; it is red once.
    """
    rows = [row for group in groups for row in _of(group, days, cycles)]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")


def _of(group: Group, days: Sequence[int], cycles: Mapping[str, Sequence[int]]) -> list[tuple[object, ...]]:
    held = _held(group, days, cycles)
    ends = _earliest(group, days, held)
    givers = {aim: lesson.id for lesson in group.lessons for aim, level in lesson.gives if level >= 2}
    rows: list[tuple[object, ...]] = []
    for practice in group.practices:
        weeks = list(held.get(practice.id, ()))
        first = 0
        for phase, (length, _) in enumerate(practice.phases, start=1):
            own, first = weeks[first : first + length], first + length
            for work in practice.work:
                giver = givers.get(work.aim)
                if work.role != "alone" or work.phase != phase or work.instructed or work.needed or giver is None:
                    continue
                red = [week for week in own if week < ends[giver]]
                if red:
                    cycle, end = HORIZON.monday(weeks[0]), HORIZON.monday(ends[giver])
                    rows.append((group.id, practice.id, phase, work.aim, giver, cycle, end, len(red) * group.size))
    return rows


def _held(group: Group, days: Sequence[int], cycles: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Return the practice weeks of the blocks at their fixed dates, joint platforms left out."""
    held: dict[str, list[int]] = {}
    free = group.first_week
    for practice in group.practices:
        if practice.form != "joint platform":
            start = next(week for week in cycles[practice.id] if week >= free)
            held[practice.id] = practice_weeks(practice, days, start) or []
            free = held[practice.id][-1] + 1
    return held


def _earliest(group: Group, days: Sequence[int], held: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Return the earliest end of each lesson: at most minutes a week, in an empty school, after what must come before."""
    away = {week: practice.rhythm is None for practice in group.practices for week in held.get(practice.id, ())}
    ends: dict[str, int] = {}

    def end(lesson: Lesson) -> int:
        if lesson.id not in ends:
            before = [end(other) for other in group.lessons if other.id in lesson.after]
            founded = [held[p.id][-1] + 1 for p in group.practices if lesson.id in p.founds and p.id in held]
            earliest = max([group.first_week, *before, *founded])
            ends[lesson.id] = min(
                (
                    weeks[-1][0] + 1
                    for start in range(earliest, len(days))
                    if (weeks := walk(lesson, days, away, start, lesson.weekly[1]))
                ),
                default=len(days),
            )
        return ends[lesson.id]

    for lesson in group.lessons:
        end(lesson)
    return ends
