"""The ways in which a cohort may hold its blocks: first weeks that windows, school weeks, locks and contracts allow."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.places import Places
from alternance.calendar.drafting.practice import Practice
from alternance.calendar.drafting.published import Published
from alternance.calendar.problem import Block, Ints, Option
from alternance.calendar.walk import option, practice_weeks
from alternance.community.community import Community
from alternance.text import say

__all__ = ["Wanted", "blocks_of", "options_of", "wanted"]


@dataclass(frozen=True)
class Wanted:
    """What is held fast about starts: (cohort, item) → week; and (cohort, block) → positions by contract."""

    starts: Mapping[tuple[str, str], int]
    fixed: Mapping[tuple[str, str], tuple[str, ...]]


def wanted(community: Community, past: Mapping[tuple[str, str], int]) -> Wanted:
    """Read locks of starts, and positions that students of a cohort have before any round.

    `past` are starts that lie before today: no lock changes them.
    """
    starts = {
        (cohort, item): community.horizon.index(dt.date.fromisoformat(value))
        for what, cohort, item, value in community["locks"].select("what", "cohort", "item", "value").rows()
        if what in ("block start", "module start")
    }
    cohort_of = dict(community["students"].select("id", "cohort").rows())
    fixed: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows = community["fixed"].select("student", "block", "position").rows()
    locked = community["locks"].select("what", "student", "item", "value").rows()
    overruled = {(student, item): value for what, student, item, value in locked if what == "position"}
    for student, block, position in [*rows, *((s, b, p) for (s, b), p in sorted(overruled.items()))]:
        if overruled.get((student, block), position) == position:
            fixed[cohort_of[student], block].add(position)
    return Wanted({**starts, **past}, {key: tuple(sorted(names)) for key, names in sorted(fixed.items())})


def options_of(days: Ints, course: Course, practice: Practice, start: int | None = None) -> list[Option]:
    """Return the options of a block by first week, or the one that begins in `start`. No seats are looked at."""
    weeks = [phase.weeks for phase in practice.work.phases]
    low, high = max(course.first_week, practice.window[0]), practice.window[1]
    found = []
    for first in range(low, high) if start is None else [start]:
        if not low <= first < high:
            continue
        away = practice_weeks(
            days[:high].tolist(), first, sum(weeks), in_holidays=practice.in_holidays, rhythm=practice.rhythm
        )
        if away:
            found.append(option(away, weeks))
    return found


def blocks_of(
    days: Ints,
    course: Course,
    places: Places,
    held: Wanted,
    assumed: list[str],
    published: Published,
    chosen: Sequence[list[Option]] | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of a cohort with their options; `chosen` (some options a block) leaves no other.

    What they ask of rooms and teachers is not in them yet.
    """
    blocks = []
    for k, practice in enumerate(course.blocks):
        start = held.starts.get((course.cohort, practice.id))
        options = options_of(days, course, practice, start) if chosen is None else chosen[k]
        options = _for_contracts(course, practice, options, places, held, assumed)
        limited = tuple(Option(o.away, o.phases, places.beginners(course.cohort, practice, o.away)) for o in options)
        groups = places.groups_of(course, practice)
        interrupts = practice.rhythm is None and practice.release is None
        near = published.near(course.cohort, practice.id)
        blocks.append(Block(practice.id, limited, interrupts, groups, practice.release, near=near))
    return tuple(blocks)


def _for_contracts(
    course: Course, practice: Practice, options: list[Option], places: Places, held: Wanted, assumed: list[str]
) -> list[Option]:
    """Keep the options in which every position had by contract can be had; all where there is none."""
    names = held.fixed.get((course.cohort, practice.id), ())
    offer = places.offer
    if not names or offer is None:
        return options
    rows = [offer.at[name] for name in names]
    kept = [o for o in options if offer.begins[rows, o.first].all() and np.all(offer.seats[np.ix_(rows, o.away)] > 0)]
    if kept or not options:
        return kept
    assumed.append(
        say(
            "Cohort {cohort}: no start of block {block} suits every position fixed for its students.",
            cohort=course.cohort,
            block=practice.id,
        )
    )
    return options
