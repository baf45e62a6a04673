"""Practice blocks of a programme: first under guidance, then alone at what the half year taught."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from alternance.sample.programme.field import Field
from alternance.sample.programme.occupations import occupation_id, slug
from alternance.sample.programme.programme import Aim, Lesson, Practice, Work

__all__ = ["block"]


def block(
    entry: Mapping[str, Any], order: int, lessons: Sequence[Lesson], fields: Sequence[Field], safety: Aim
) -> Practice:
    """Compose a block after the lessons of its half year; what the block before gave is kept up."""
    platform, ordered = entry.get("platform") == order, entry.get("order_class") == order
    taught = [lesson for lesson in lessons if _number(lesson) == order]
    applied = [lesson for lesson in taught if lesson.kind != "project" and not lesson.id.endswith("safety")]
    aims = [aim for lesson in applied for aim in _aims(lesson, fields)]
    work = [
        Work(1, safety.id, "assist"),
        *_kept_up(entry, lessons, fields, order),
        *_under_guidance(aims),
        *_later(aims),
    ]
    return Practice(
        id=f"{entry['id']}:p{order}",
        title=f"Practice {order}: {next(aim.title for aim in aims if aim.kind == 'work task')}",
        order=order,
        phases=((1, 0), (entry["practice"][order - 1] - 1, 0)),
        work=tuple(work),
        place=f"{entry['id']} training hall" if platform else occupation_id(entry["occupation"]),
        form="joint platform" if platform else "order class" if ordered else "in-post",
        enterprise=slug(entry["anchor"]) if ordered else None,
        rhythm=tuple(entry["rhythm"]) if "rhythm" in entry else None,
        in_holidays=order in entry.get("holidays", ()),
        applies=tuple(lesson.id for lesson in applied),
        founds=tuple(x.id for x in lessons if x.kind == "project" and _number(x) == order + 1),
    )


def _number(lesson: Lesson) -> int:
    """Return the order of the block that comes after a lesson's half year."""
    return 2 * (lesson.year - 1) + lesson.half


def _aims(lesson: Lesson, fields: Sequence[Field]) -> list[Aim]:
    given = {aim for aim, _ in lesson.gives}
    return [aim for field in fields for aim in field.aims if aim.id in given]


def _under_guidance(aims: Sequence[Aim]) -> list[Work]:
    """Return the work of the first phase: the tasks, and what is optional."""
    return [Work(1, aim.id, "assist") for aim in aims if aim.kind == "work task" or aim.essential is False]


def _later(aims: Sequence[Aim]) -> list[Work]:
    """Return the work of the second phase: the tasks alone, and what is essential below them."""
    found = []
    for aim in aims:
        if aim.kind == "work task":
            found.append(Work(2, aim.id, "alone", given=3))
        elif aim.essential is not False:
            found.append(Work(2, aim.id, "assist", given=3 if aim.essential else None))
    return found


def _kept_up(entry: Mapping[str, Any], lessons: Sequence[Lesson], fields: Sequence[Field], order: int) -> list[Work]:
    """Return the first task of the block before, now done alone at the level that practice gave it.

    Not after a joint platform: the traditional mode has none, and would lack what only that gave.
    """
    if order == 1 or order - 1 == entry.get("platform"):
        return []
    before = [lesson for lesson in lessons if _number(lesson) == order - 1 and lesson.kind != "project"]
    tasks = [aim for lesson in before for aim in _aims(lesson, fields) if aim.kind == "work task"]
    return [Work(1, tasks[0].id, "alone", needed=3)] if tasks else []
