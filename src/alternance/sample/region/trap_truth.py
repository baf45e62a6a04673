"""Traps of working before learning: blocks whose fixed date lies before what they need can be taught, whoever plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from alternance.sample.reference import Group, held_by_cycles, walk
from alternance.sample.region.frame import Frame
from alternance.sample.region.groups import HORIZON

__all__ = ["trap_truth"]

_COLUMNS = ["cohort", "block", "phase", "aim", "module", "cycle_week", "taught_from", "student_weeks"]


def trap_truth(frame: Frame) -> pl.DataFrame:
    """Return every aim done alone at a fixed date before which no calendar whatever could have taught it.

    ``taught_from`` is the earliest week by which its lesson can have ended, and ``student_weeks`` the red ones that are
    certain: practice weeks of the phase before it, times students. A week may stand in several rows; it is red once.
    """
    rows = [
        row for group in frame.groups for row in _of(group, frame.days, held_by_cycles(group, frame.days, frame.cycles))
    ]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")


def _of(group: Group, days: Sequence[int], held: Mapping[str, Sequence[int]]) -> Iterator[tuple[object, ...]]:
    ends = _earliest(group, days, held)
    givers = {aim: lesson.id for lesson in group.lessons for aim, level in lesson.gives if level >= 2}
    for practice in group.practices:
        weeks, first = held.get(practice.id, ()), 0
        for phase, (length, _) in enumerate(practice.phases, start=1):
            own, first = weeks[first : first + length], first + length
            for work in practice.work:
                giver = givers.get(work.aim)
                if giver is None or work.phase != phase or work.role != "alone" or work.instructed or work.needed:
                    continue
                if red := [week for week in own if week < ends[giver]]:
                    cycle, end = HORIZON.monday(weeks[0]), HORIZON.monday(ends[giver])
                    yield group.id, practice.id, phase, work.aim, giver, cycle, end, len(red) * group.size


def _earliest(group: Group, days: Sequence[int], held: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Return the earliest end of each lesson: at most minutes a week, in an empty school, after what comes before."""
    away = {week: practice.rhythm is None for practice in group.practices for week in held.get(practice.id, ())}
    founded = {lesson: held[p.id][-1] + 1 for p in group.practices if p.id in held for lesson in p.founds}
    ends: dict[str, int] = {}
    for lesson in group.lessons:  # in the order of teaching: what comes before is there already
        first = max([group.first_week, founded.get(lesson.id, 0), *(ends.get(other, 0) for other in lesson.after)])
        walks = (walk(lesson, days, away, start, lesson.weekly[1]) for start in range(first, len(days)))
        ends[lesson.id] = next((weeks[-1][0] + 1 for weeks in walks if weeks), len(days))
    return ends
