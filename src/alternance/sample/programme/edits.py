"""Changes to a composed programme: what is taught, to which level, and what practice uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from alternance.sample.programme.programme import Aim, Lesson, Programme, Work

__all__ = ["added", "removed", "taught_to", "trained_only", "unused"]


def _gifts(programme: Programme, change: Callable[[str, int], int | None]) -> Programme:
    """Change the level that lessons give (None: not given any more)."""

    def changed(lesson: Lesson) -> Lesson:
        gives = [(aim, change(aim, level)) for aim, level in lesson.gives]
        return replace(lesson, gives=tuple((aim, level) for aim, level in gives if level is not None))

    return replace(programme, lessons=tuple(changed(lesson) for lesson in programme.lessons))


def _work(programme: Programme, change: Callable[[Work], Work | None]) -> Programme:
    """Change the work of the blocks (None: not done any more)."""
    practices = []
    for practice in programme.practices:
        work = [change(row) for row in practice.work]
        practices.append(replace(practice, work=tuple(row for row in work if row is not None)))
    return replace(programme, practices=tuple(practices))


def removed(programme: Programme, aim: str) -> Programme:
    """Neither teach nor use an aim."""
    less = _work(
        _gifts(programme, lambda own, level: None if own == aim else level), lambda row: None if row.aim == aim else row
    )
    return replace(less, aims=tuple(own for own in less.aims if own.id != aim))


def taught_to(programme: Programme, aim: str, level: int) -> Programme:
    """Teach an aim to `level`, and let practice raise it no further."""
    taught = _gifts(programme, lambda own, old: level if own == aim else old)
    return _work(taught, lambda row: replace(row, given=None) if row.aim == aim else row)


def unused(programme: Programme, aim: str) -> Programme:
    """Teach an aim to level 3 at school, and use it nowhere in practice."""
    return _work(taught_to(programme, aim, 3), lambda row: None if row.aim == aim else row)


def trained_only(programme: Programme, aim: str) -> Programme:
    """Leave an aim to the enterprises, who instruct in the first two days of the phase in which it is done alone."""
    less = _gifts(programme, lambda own, level: None if own == aim else level)
    practices = []
    for practice in less.practices:
        work = [
            replace(row, role="alone", given=3, instructed=True) if (row.aim, row.phase) == (aim, 2) else row
            for row in practice.work
        ]
        own = any(row.aim == aim for row in work)
        phases = tuple(
            (weeks, 2 if own and number == 1 else days) for number, (weeks, days) in enumerate(practice.phases)
        )
        practices.append(replace(practice, work=tuple(work), phases=phases))
    return replace(less, practices=tuple(practices))


def added(programme: Programme, aim: Aim, lesson: str) -> Programme:
    """Teach one more aim, to level 2, in one of the lessons."""
    lessons = tuple(
        replace(own, gives=(*own.gives, (aim.id, 2))) if own.id == lesson else own for own in programme.lessons
    )
    return replace(programme, aims=(*programme.aims, aim), lessons=lessons)
