"""From an instance to a calendar problem, and what the checker lets pass that no calendar of ours does.

Hours become minutes, teaching weeks calendar weeks of five school days. One rule differs. The checker compares blocks
in teaching weeks alone: it lets a block begin in the holidays in which the one before still goes on, with the cohort in
two places. `problem_of` forbids that, so its calendars pass; `relaxed` allows it, so its bound holds for everything
that passes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alternance.calendar import problem as engine
from alternance.calendar.bench.cells import Cell
from alternance.calendar.bench.instance import Block, Cohort, Instance, Kind, Module, Programme
from alternance.text import N_

__all__ = ["cohort_name", "problem_of", "relaxed"]

MINUTES = 60
DAYS = 5
EPSILON = 1e-6  # hours over a cap that the checker lets pass


def cohort_name(position: int) -> str:
    """Return the id of a cohort in the problem: ids sort as positions do."""
    return f"{position:06d}"


def problem_of(instance: Instance) -> engine.Problem:
    """Return the problem whose calendars are solutions of the instance, at the same cost but for a constant.

    Raises
    ------
    InstanceError
        Where hours are no whole minutes.
    """
    weeks = list(instance.teaching_weeks)
    days = np.zeros((1, instance.weeks), np.int64)
    days[0, weeks] = DAYS
    w = instance.weights
    return engine.Problem(
        days=days,
        cohorts=tuple(_cohort(instance, cohort, k) for k, cohort in enumerate(instance.cohorts)),
        resources=(*_teachers(instance), *_rooms(instance)),
        seat_groups=tuple(_seats(kind, k) for k, kind in enumerate(instance.kinds)),
        weights=engine.Weights(lag=w.lag, late=w.late, peak=w.peak, unused=w.short),
    )


def relaxed(instance: Instance) -> engine.Problem:
    """Return a problem that costs no more and forbids no solution: blocks without the holidays at their ends.

    Seats and what is promised count in teaching weeks alone.
    """
    teaching = set(instance.teaching_weeks)
    problem = problem_of(instance)
    holidays = [week for week in range(instance.weeks) if week not in teaching]
    groups = []
    for group in problem.seat_groups:
        promised = group.promised.copy()
        promised[holidays] = 0
        groups.append(replace(group, promised=promised))
    cohorts = tuple(
        replace(cohort, blocks=tuple(_without_ends(block, teaching) for block in cohort.blocks))
        for cohort in problem.cohorts
    )
    return replace(problem, cohorts=cohorts, seat_groups=tuple(groups))


def _without_ends(block: engine.Block, teaching: set[int]) -> engine.Block:
    """Keep the practice weeks from the first to the last teaching week; of options that become the same, one."""
    found: dict[int, engine.Option] = {}
    for o in block.options:
        inner = [week for week in o.away if week in teaching]
        if not inner:
            return block
        away = tuple(week for week in o.away if inner[0] <= week <= inner[-1])
        if found.setdefault(away[0], engine.Option(away, (away[0],))).away != away:
            return block
    return replace(block, options=tuple(found[first] for first in sorted(found)))


def _minutes(hours: float, place: str) -> int:
    minutes = round(hours * MINUTES)
    if abs(minutes - hours * MINUTES) > EPSILON:
        raise Cell(hours, place).wrong(N_("write hours that are whole minutes"))
    return minutes


def _teachers(instance: Instance) -> list[engine.Resource]:
    found = []
    for k, teacher in enumerate(instance.teachers):
        offered = np.zeros(instance.weeks)
        offered[list(instance.teaching_weeks)] = np.array(teacher.availability) * MINUTES
        capacity = np.floor(offered * (teacher.hours_cap + EPSILON)).astype(np.int64)
        found.append(engine.Resource(f"teacher {k}", capacity, offered))
    return found


def _rooms(instance: Instance) -> list[engine.Resource]:
    found = []
    for k, room in enumerate(instance.rooms):
        capacity = np.zeros(instance.weeks, np.int64)
        capacity[list(instance.teaching_weeks)] = np.floor(np.array(room.hours_cap) * MINUTES + EPSILON)
        found.append(engine.Resource(f"room {len(instance.teachers) + k}", capacity))
    return found


def _seats(kind: Kind, position: int) -> engine.SeatGroup:
    return engine.SeatGroup(f"kind {position}", np.array(kind.seats, np.int64), np.array(kind.contracted, np.int64))


def _cohort(instance: Instance, cohort: Cohort, position: int) -> engine.Cohort:
    programme: Programme = instance.programmes[cohort.programme]
    teaching = instance.teaching_weeks
    a_day = _minutes(instance.hours_per_week, "school_hours_per_week")
    if a_day % DAYS:
        raise Cell(instance.hours_per_week, "school_hours_per_week").wrong(
            N_("write hours that are whole minutes a day")
        )
    blocks = programme.blocks
    return engine.Cohort(
        id=cohort_name(position),
        calendar=0,
        first_week=teaching[cohort.release - 1] + 1 if cohort.release else 0,
        due_week=teaching[cohort.due] if cohort.due < len(teaching) else instance.weeks,
        minutes_per_day=a_day // DAYS,
        size=programme.cohort_size,
        modules=tuple(_module(instance, cohort.programme, k, m) for k, m in enumerate(programme.modules)),
        blocks=tuple(_block(instance, k, block) for k, block in enumerate(blocks)),
        distances=tuple(
            engine.Distance(before, after)
            for after, module in enumerate(programme.modules)
            for before in sorted(set(module.after))
        ),
        needs=tuple(
            engine.Need(block=b, phase=0, modules=(m,), what=f"module {m}")
            for b, block in enumerate(blocks)
            for m in sorted(set(block.after_modules))
        ),
        builds_on=tuple(sorted({(m, b) for b, block in enumerate(blocks) for m in block.before_modules})),
        applies=tuple(sorted((m, b) for b, block in enumerate(blocks) for m in block.applies)),
    )


def _module(instance: Instance, programme: int, position: int, module: Module) -> engine.Module:
    hours = _minutes(module.hours, f"programmes[{programme}].modules[{position}].hours")
    uses = [(module.teacher, 1)]
    if module.room is not None:
        uses.append((len(instance.teachers) + module.room, 1))
    return engine.Module(
        id=f"module {position}",
        minutes=hours * module.weeks,
        weekly_min=hours,
        weekly_max=hours,
        uses=tuple(uses),
    )


def _block(instance: Instance, position: int, block: Block) -> engine.Block:
    options = tuple(engine.Option(start.weeks, (start.start,)) for start in instance.kinds[block.kind].starts)
    return engine.Block(id=f"block {position}", options=options, seat_groups=(block.kind,))
