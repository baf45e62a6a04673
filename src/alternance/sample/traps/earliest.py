"""The earliest week by which each module of a course can have ended, with the blocks at their fixed dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter

from alternance.community import Community
from alternance.sample.programme.programme import Lesson
from alternance.sample.reference import walk
from alternance.sample.traps.course import Course, Row

__all__ = ["earliest_ends"]


def earliest_ends(community: Community, course: Course, held: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Return module → the week after its last: at most minutes a week, alone in the school, after what comes before.

    No calendar with the blocks `held` (block → practice weeks) can end a module earlier; one that cannot be taught at
    all ends with the horizon.
    """
    modules = {row["id"]: row for row in course.modules}
    before: dict[str, dict[str, int]] = {name: {} for name in modules}
    for first, second, least in community["module_order"].select("before", "after", "weeks_min").rows():
        if first in modules and second in modules:
            before[second][first] = least
    founded: dict[str, int] = defaultdict(int)
    for block, module in community["block_modules"].filter(relation="builds on").select("block", "module").rows():
        if block in held:
            founded[module] = max(founded[module], held[block][-1] + 1)
    interrupts = {practice.id: practice.rhythm is None for practice in course.practices}
    away = {week: interrupts[block] for block, weeks in held.items() for week in weeks}
    ends: dict[str, int] = {}
    for name in TopologicalSorter(before).static_order():
        window = modules[name]["window_from"]
        since = 0 if window is None else course.horizon.index(window)
        others = [ends[other] + least for other, least in before[name].items()]
        ends[name] = _end(course, away, modules[name], max([course.first_week, since, founded[name], *others]))
    return ends


def _end(course: Course, away: Mapping[int, bool], module: Row, first: int) -> int:
    lesson = Lesson(
        id=module["id"],
        title=module["title"],
        kind=module["kind"],
        minutes=module["minutes"],
        weekly=(module["weekly_min"], module["weekly_max"]),
        year=1,
        half=1,
        qualification="",
        splittable=module["splittable"],
    )
    weeks = len(course.days)
    walks = (walk(lesson, course.days, away, start, lesson.weekly[1]) for start in range(first, weeks))
    return next((taken[-1][0] + 1 for taken in walks if taken), weeks)
