"""One cohort of the problem: its modules with what they use, its blocks, and what ties them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alternance.calendar.drafting.course import Course, Taught
from alternance.calendar.drafting.options import Wanted
from alternance.calendar.drafting.published import Published
from alternance.calendar.drafting.rooms import Rooms
from alternance.calendar.problem import Block, Cohort, Distance, Module, Need, OrderGroup
from alternance.community.community import Community

__all__ = ["Surroundings", "Ties", "cohort_of", "ties"]

#: Times the ideal up to which it is looked at larger ones, where sections have no largest size.
_LARGEST = 4
#: Pairs (resource, times).
Uses = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Ties:
    """Distances between modules, and which modules build on or are applied by a block."""

    order: Sequence[tuple[str, str, int, int | None]]
    builds_on: Mapping[str, tuple[str, ...]]
    applies: Mapping[str, tuple[str, ...]]
    spacing: Mapping[str, tuple[int, int | None]]


def ties(community: Community) -> Ties:
    """Read the ties of all programmes."""
    order = [(a, b, least or 0, most) for a, b, least, most in community["module_order"].rows()]
    related: dict[str, dict[str, list[str]]] = {"builds on": defaultdict(list), "applies": defaultdict(list)}
    for block, module, relation in community["block_modules"].select("block", "module", "relation").rows():
        related[relation][block].append(module)
    built, applied = ({b: tuple(sorted(ms)) for b, ms in related[r].items()} for r in ("builds on", "applies"))
    spacing = {
        group: (least or 0, most)
        for group, least, most in community["order_groups"].select("id", "spacing_min", "spacing_max").rows()
    }
    return Ties(order, built, applied, spacing)


@dataclass(frozen=True)
class Surroundings:
    """What a cohort of a school finds there: the school's calendar, who and what can be asked, what is held fast.

    `shared` are positions of shared modules by (school, module); `dates` beginner groups by (module, week).
    """

    calendar: int
    weeks: int
    lesson_minutes: int
    tied: Ties
    teachers: Mapping[tuple[str, str], tuple[int, ...]]
    rooms: Rooms
    wanted: Wanted
    shared: Mapping[tuple[str, str], int]
    dates: Mapping[tuple[str, int], int]
    published: Published


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
        tuple(_orders(course, tied)),
    )


def _orders(course: Course, tied: Ties) -> Iterator[OrderGroup]:
    """Yield the order groups of which at least two modules are planned."""
    members: dict[str, list[int]] = defaultdict(list)
    for k, module in enumerate(course.modules):
        if module.order_group:
            members[module.order_group].append(k)
    for group, modules in sorted(members.items()):
        if len(modules) > 1:
            yield OrderGroup(tuple(modules), *tied.spacing[group])


def _module(course: Course, taught: Taught, around: Surroundings) -> Module:
    shared = around.shared.get((course.school, taught.id)) if taught.shared else None
    key = course.cohort, taught.id
    start = around.wanted.starts.get(key)
    published = around.published
    kept = published.weekly.get(key, 0) if key in published.past() else 0
    return Module(
        id=taught.id,
        minutes=taught.minutes,
        weekly_min=kept or taught.weekly_min,
        weekly_max=kept or taught.weekly_max,
        splittable=taught.splittable,
        window=taught.window,
        starts=None if start is None else (start, start),
        uses=() if shared is not None else _uses(course, taught, around),
        weekly_step=around.lesson_minutes,
        dates=tuple((week, around.dates.get((taught.id, week))) for week, _ in taught.dates),
        shared=shared,
        thin=0 if shared is not None else taught.thin(course.size),
        near=published.near(*key),
        eased=() if shared is not None else _eased(course, taught, around),
    )


def _uses(course: Course, taught: Taught, around: Surroundings) -> Uses:
    """Return what the sections of a module that the cohort takes alone ask for, teachers and rooms."""
    sections = len(taught.section_sizes(course.size))
    positions = around.teachers.get((course.school, taught.qualification), ()) if taught.qualification else ()
    return tuple(sorted([*around.rooms.uses(course, taught), *((position, sections) for position in positions)]))


def _eased(course: Course, taught: Taught, around: Surroundings) -> tuple[Uses, ...]:
    """Return what the module asks for with an ideal that is a student larger, two, and so on; while it asks no more.

    Larger sections may ask for larger rooms: there the list ends.
    """
    wanted = taught.section_ideal
    if wanted is None:
        return ()
    found: list[Uses] = []
    before = dict(_uses(course, taught, around))
    for ideal in range(wanted + 1, (taught.section_max or _LARGEST * wanted) + 1):
        uses = _uses(course, replace(taught, section_ideal=ideal), around)
        if any(times > before.get(r, 0) for r, times in uses):
            break
        found.append(uses)
        before = dict(uses)
    return tuple(found)


def _narrow(modules: tuple[Module, ...], k: int, low: int, high: int) -> tuple[Module, ...]:
    """Let module `k` begin in weeks `low` to `high` only."""
    was = modules[k].starts or (low, high)
    starts = max(0, low, was[0]), min(high, was[1])
    return (*modules[:k], replace(modules[k], starts=starts), *modules[k + 1 :])
