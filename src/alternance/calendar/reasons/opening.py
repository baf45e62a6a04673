"""The case of a draft: every start of a block that the school's weeks leave, and what closes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import polars as pl

from alternance.calendar.drafting.build import build
from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.draft import Draft
from alternance.calendar.drafting.practice import Practice
from alternance.calendar.problem import Cohort, Option, Problem
from alternance.calendar.reasons.case import Case
from alternance.calendar.reasons.requirement import Requirement
from alternance.community.community import Community

__all__ = ["case_of", "locked_starts"]


def case_of(draft: Draft, again: Callable[[Community], Draft] | None = None) -> Case:
    """Return the case of a draft.

    In the joint mode the community is drafted once more without the windows of blocks, locks of starts and contracts:
    what it has more is closed by these. In the traditional mode blocks begin at their dates, and stay there.

    Parameters
    ----------
    again
        How the community was drafted, to draft it so again; None: with nothing but its mode.
    """
    bundles = {name: "|".join(("beginners", g.where)) for name, g in draft.groups.items() if g.kind == "beginners"}
    if draft.mode == "traditional":
        return Case(draft.problem, {}, bundles)
    wide = (again or build)(_unbound(draft.community)).problem
    assert _limits(wide) == _limits(draft.problem), "windows and locks change no limit"
    open_cohorts = {c.id: c for c in wide.cohorts}
    held = locked_starts(draft.community)
    closed: dict[tuple[str, str, int], dict[Requirement, int]] = {}
    cohorts = []
    for course, cohort in zip(draft.courses, draft.problem.cohorts, strict=True):
        opened = open_cohorts[cohort.id]
        cohorts.append(replace(cohort, blocks=opened.blocks))
        closed.update(_closed(course, cohort, opened, held))
    problem = replace(draft.problem, cohorts=tuple(cohorts), beginner_groups=wide.beginner_groups)
    return Case(problem, closed, bundles)


def locked_starts(community: Community) -> dict[tuple[str, str], int]:
    """Return (cohort, block or module) → the week in which a lock lets it begin."""
    rows = community["locks"].select("what", "cohort", "item", "value").rows()
    return {
        (cohort, item): community.horizon.index(dt.date.fromisoformat(value))
        for what, cohort, item, value in rows
        if what in ("block start", "module start")
    }


def _limits(problem: Problem) -> list[str]:
    return [r.id for r in problem.resources] + [s.id for s in problem.seat_groups]


def _unbound(community: Community) -> Community:
    """Return a community in which blocks may begin in any week."""
    nothing = pl.lit(None)
    blocks, locks = community["blocks"], community["locks"]
    return community.with_tables(
        blocks=blocks.with_columns(
            nothing.cast(blocks.schema["window_from"]).alias("window_from"),
            nothing.cast(blocks.schema["window_to"]).alias("window_to"),
        ),
        locks=locks.filter(~pl.col("what").cast(pl.String).is_in(["block start", "module start", "position"])),
        fixed=community["fixed"].clear(),
    )


def _closed(
    course: Course, cohort: Cohort, opened: Cohort, held: Mapping[tuple[str, str], int]
) -> Iterator[tuple[tuple[str, str, int], dict[Requirement, int]]]:
    """Yield what closes each option that the draft does not have, and by how many weeks (later: more than 0)."""
    for practice, block, wide in zip(course.blocks, cohort.blocks, opened.blocks, strict=True):
        there = {o.first for o in block.options}
        for o in wide.options:
            if o.first not in there:
                closers = dict(_closers(course, practice, o, held))
                contract = Requirement("contract", course.cohort, block=practice.id)
                yield (course.cohort, practice.id, o.first), closers or {contract: 0}


def _closers(
    course: Course, practice: Practice, o: Option, held: Mapping[tuple[str, str], int]
) -> Iterator[tuple[Requirement, int]]:
    low, high = practice.window
    if not low <= o.first or o.end > high:
        weeks = o.end - high if o.end > high else o.first - low
        yield Requirement("block window", block=practice.id), weeks
    locked = held.get((course.cohort, practice.id))
    if locked is not None and o.first != locked:
        yield Requirement("block lock", course.cohort, block=practice.id), o.first - locked
