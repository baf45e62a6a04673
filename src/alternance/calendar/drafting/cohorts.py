"""One cohort of the problem: its modules with what they use, its blocks, and what ties them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alternance.calendar.drafting.course import Course, Taught
from alternance.calendar.drafting.options import Wanted
from alternance.calendar.drafting.rooms import Rooms
from alternance.calendar.problem import Block, Cohort, Distance, Module, Need
from alternance.community.community import Community

__all__ = ["Surroundings", "Ties", "cohort_of", "ties"]


@dataclass(frozen=True)
class Ties:
    """Distances between modules, and which modules build on or are applied by a block."""

    order: Sequence[tuple[str, str, int, int | None]]
    builds_on: Mapping[str, tuple[str, ...]]
    applies: Mapping[str, tuple[str, ...]]


def ties(community: Community) -> Ties:
    """Read the ties of all programmes."""
    order = [(a, b, least or 0, most) for a, b, least, most in community["module_order"].rows()]
    related: dict[str, dict[str, list[str]]] = {"builds on": defaultdict(list), "applies": defaultdict(list)}
    for block, module, relation in community["block_modules"].select("block", "module", "relation").rows():
        related[relation][block].append(module)
    built, applied = ({b: tuple(sorted(ms)) for b, ms in related[r].items()} for r in ("builds on", "applies"))
    return Ties(order, built, applied)


@dataclass(frozen=True)
class Surroundings:
    """What a cohort of a school finds there: the school's calendar, and who and what can be asked for minutes."""

    calendar: int
    weeks: int
    lesson_minutes: int
    tied: Ties
    teachers: Mapping[tuple[str, str], tuple[int, ...]]
    rooms: Rooms
    wanted: Wanted


def cohort_of(course: Course, blocks: tuple[Block, ...], needs: tuple[Need, ...], around: Surroundings) -> Cohort:
    """Return the cohort. What ties planned modules to what lies before the horizon narrows their windows."""
    tied, weeks = around.tied, around.weeks
    at, block_at = course.module_at(), course.block_at()
    modules = tuple(_module(course, m, around) for m in course.modules)
    distances = []
    for before, after, least, most in tied.order:
        if before in at and after in at:
            distances.append(Distance(at[before], at[after], least, most))
        elif after in at and before in course.ended:
            week = course.ended[before]
            modules = _narrow(modules, at[after], week + least, weeks if most is None else week + most)
    builds_on = [(at[m], k) for b, k in block_at.items() for m in tied.builds_on.get(b, ()) if m in at]
    for block, week in course.ended.items():
        for m in tied.builds_on.get(block, ()):
            if m in at:
                modules = _narrow(modules, at[m], week, weeks)
    applies = [(at[m], k) for b, k in block_at.items() for m in tied.applies.get(b, ()) if m in at]
    return Cohort(
        course.cohort,
        around.calendar,
        course.first_week,
        course.due_week,
        course.minutes_per_day,
        course.size,
        modules,
        blocks,
        tuple(distances),
        needs,
        tuple(sorted(builds_on)),
        tuple(sorted(applies)),
    )


def _module(course: Course, taught: Taught, around: Surroundings) -> Module:
    uses = list(around.rooms.uses(course, taught))
    if taught.qualification:
        sections = taught.sections(course.size)
        uses += [(position, sections) for position in around.teachers.get((course.school, taught.qualification), ())]
    start = around.wanted.starts.get((course.cohort, taught.id))
    return Module(
        id=taught.id,
        minutes=taught.minutes,
        weekly_min=taught.weekly_min,
        weekly_max=taught.weekly_max,
        splittable=taught.splittable,
        window=taught.window,
        starts=None if start is None else (start, start),
        uses=tuple(sorted(uses)),
        weekly_step=around.lesson_minutes,
    )


def _narrow(modules: tuple[Module, ...], k: int, low: int, high: int) -> tuple[Module, ...]:
    """Let module `k` begin in weeks `low` to `high` only."""
    was = modules[k].starts or (low, high)
    starts = max(0, low, was[0]), min(high, was[1])
    return (*modules[:k], replace(modules[k], starts=starts), *modules[k + 1 :])
