"""Reading a benchmark instance, with the place of whatever is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.calendar.bench.cells import Cell
from alternance.calendar.bench.instance import (
    Block,
    Cohort,
    Instance,
    Kind,
    Module,
    Programme,
    Room,
    Start,
    Teacher,
    Weights,
)
from alternance.text import N_

__all__ = ["read_instance"]


def read_instance(facts: object) -> Instance:
    """Return the instance that a JSON document describes.

    Parameters
    ----------
    facts
        What `json.loads` returned.

    Raises
    ------
    InstanceError
        Naming the first place that is wrong, the value found there and the remedy.
    """
    whole = Cell(facts)
    weeks = whole.field("weeks").whole(1)
    teaching = whole.field("teaching_weeks").ascending(0, weeks - 1)
    teachers = tuple(_teacher(cell, k, len(teaching)) for k, cell in enumerate(whole.field("teachers").rows()))
    rooms = tuple(_room(cell, len(teachers) + k, len(teaching)) for k, cell in enumerate(whole.field("rooms").rows()))
    kinds = tuple(_kind(cell, k, weeks, set(teaching)) for k, cell in enumerate(whole.field("position_kinds").rows()))
    programmes = tuple(
        _programme(cell, len(teachers), len(rooms), len(kinds)) for cell in whole.field("programmes").rows()
    )
    weights = whole.field("weights")
    return Instance(
        weeks,
        teaching,
        whole.field("school_hours_per_week").number(),
        Weights(*(weights.field(name).number() for name in ("lag", "peak", "short", "late"))),
        teachers,
        rooms,
        kinds,
        programmes,
        _cohorts(whole.field("cohorts"), len(programmes), len(teaching)),
    )


def _named(cell: Cell, position: int) -> None:
    """An id is where the others look for it: its position."""
    if (found := cell.field("id")).value != position:
        raise found.wrong(N_("write {position}, its place in the list"), position=position)


def _by_week(cell: Cell, weeks: int, numbers: Sequence[float]) -> None:
    if len(numbers) != weeks:
        raise cell.wrong(N_("write one number for each of the {weeks} weeks"), weeks=weeks)


def _teacher(cell: Cell, position: int, weeks: int) -> Teacher:
    _named(cell, position)
    row = cell.field("availability")
    available = tuple(x.number() for x in row.rows())
    _by_week(row, weeks, available)
    if 0.0 in available:
        raise row.wrong(N_("write more than 0 for every week: loads are divided by it"))
    return Teacher(cell.field("hours_cap").number(), available, cell.field("unavoidable").number())


def _room(cell: Cell, position: int, weeks: int) -> Room:
    _named(cell, position)
    row = cell.field("hours_cap")
    hours = tuple(x.number() for x in row.rows()) if row.is_list else (row.number(),) * weeks
    _by_week(row, weeks, hours)
    return Room(hours)


def _kind(cell: Cell, position: int, weeks: int, teaching: set[int]) -> Kind:
    _named(cell, position)
    row, promised = cell.field("seats"), cell.field("contracted")
    seats = row.wholes() if row.is_list else (row.whole(),) * weeks
    _by_week(row, weeks, seats)
    contracted = promised.wholes()
    _by_week(promised, weeks, contracted)
    starts = tuple(_start(x, weeks, teaching) for x in cell.field("starts").rows())
    firsts = [s.start for s in starts]
    if firsts != sorted(set(firsts)):
        raise Cell(firsts, f"{cell.place}.starts").wrong(N_("write the starts by week, each week once"))
    return Kind(seats, contracted, starts)


def _start(cell: Cell, weeks: int, teaching: set[int]) -> Start:
    row = cell.field("weeks")
    away = row.ascending(0, weeks - 1)
    first, end = cell.field("start"), cell.field("end")
    if first.whole() != away[0]:
        raise first.wrong(N_("write {week}, the first of its weeks"), week=away[0])
    if end.whole() != away[-1] + 1:
        raise end.wrong(N_("write {week}, the week after the last of its weeks"), week=away[-1] + 1)
    missing = sorted(teaching.intersection(range(away[0], away[-1])) - set(away))
    if missing:
        raise row.wrong(
            N_("write teaching week {week} too: blocks are whole, only holidays are left out"), week=missing[0]
        )
    return Start(away[0], away[-1] + 1, away)


def _programme(cell: Cell, teachers: int, rooms: int, kinds: int) -> Programme:
    rows = list(cell.field("modules").rows())
    modules = tuple(_module(x, len(rows), teachers, rooms) for x in rows)
    blocks = tuple(_block(x, len(rows), kinds) for x in cell.field("blocks").rows())
    return Programme(cell.field("cohort_size").whole(), modules, blocks)


def _module(cell: Cell, modules: int, teachers: int, rooms: int) -> Module:
    room = cell.field("room")
    hours = cell.field("hours")
    if hours.number() == 0:
        raise hours.wrong(N_("write more than 0"))
    return Module(
        cell.field("weeks").whole(1),
        hours.number(),
        cell.field("teacher").whole(0, teachers - 1),
        None if room.value is None else room.whole(teachers, teachers + rooms - 1) - teachers,
        cell.field("after").wholes(0, modules - 1),
    )


def _block(cell: Cell, modules: int, kinds: int) -> Block:
    before, builds, applies = (
        cell.field(name).wholes(0, modules - 1) for name in ("after_modules", "before_modules", "applies")
    )
    if not set(applies) <= set(before):
        raise cell.field("applies").wrong(N_("name only modules of after_modules: lag counts from their ends"))
    return Block(cell.field("position_kind").whole(0, kinds - 1), before, builds, applies)


def _cohorts(rows: Cell, programmes: int, weeks: int) -> tuple[Cohort, ...]:
    found: dict[int, Cohort] = {}
    for cell in rows.rows():
        name = cell.field("id")
        if name.whole() in found:
            raise name.wrong(N_("write a number that no other cohort has"))
        programme = cell.field("programme").whole(0, programmes - 1)
        found[name.whole()] = Cohort(
            name.whole(), programme, cell.field("release").whole(0, weeks - 1), cell.field("due").whole(0)
        )
    return tuple(found.values())
