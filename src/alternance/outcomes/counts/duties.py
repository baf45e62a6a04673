"""What teachers do beside lessons: visits, practice of their own, and the points for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from alternance.outcomes.item import Item, Where, key
from alternance.outcomes.seen import Seen
from alternance.policy import Limits

__all__ = ["points", "practice_missing", "practice_planned", "visits_made", "visits_missed"]

#: The limit that says how much practice is asked of teachers.
ASKED = "teacher-practice"


def visits_made(seen: Seen) -> Iterator[Item]:
    """Yield a visit that is asked: 1 where it is planned."""
    for item in visits_missed(seen):
        yield replace(item, value=1.0 - item.value)


def visits_missed(seen: Seen) -> Iterator[Item]:
    """Yield a visit that is asked: 1 where it cannot be made."""
    placed = {(row["student"], row["block"]): (row["cohort"], row["enterprise"]) for row in seen.placed}
    for table, missed in (("visits", 0.0), ("unvisited", 1.0)):
        for student, block, number in seen.plan[table].select("student", "block", "number").rows():
            where = seen.of_cohort(*placed.get((student, block), (None, None)))
            yield Item(table, key(student, block, number), missed, 1.0, where)


def practice_planned(seen: Seen) -> Iterator[Item] | None:
    """Yield a teacher: weeks of practice planned. None where no limit asks any."""
    if not _asked(seen):
        return None
    weeks: dict[str, int] = defaultdict(int)
    for teacher, first, last in seen.plan["teacher_practice"].select("teacher", "from", "to").rows():
        weeks[teacher] += (last - first).days // 7 + 1
    return (
        Item("teachers", teacher, float(weeks[teacher]), 1.0, Where(school))
        for teacher, school in seen.community["teachers"].select("id", "school").rows()
    )


def practice_missing(seen: Seen) -> Iterator[Item] | None:
    """Yield a teacher: 1 where practice stays below what is asked. None where no limit asks any."""
    if not _asked(seen):
        return None
    short = set(seen.plan["practice_missing"]["teacher"])
    return (
        Item("teachers", teacher, float(teacher in short), 1.0, Where(school))
        for teacher, school in seen.community["teachers"].select("id", "school").rows()
    )


def points(seen: Seen) -> Iterator[Item]:
    """Yield a teacher whose school has a scheme: all points together."""
    mine: dict[str, float] = defaultdict(float)
    for teacher, number in seen.plan["points"].select("teacher", "points").rows():
        mine[teacher] += number
    schools = set(seen.community["points_rules"]["school"])
    for teacher, school in seen.community["teachers"].select("id", "school").rows():
        if school in schools:
            yield Item("teachers", teacher, mine[teacher], 1.0, Where(school))


def _asked(seen: Seen) -> bool:
    return Limits.of(seen.community.meta.packs).get(ASKED) is not None
