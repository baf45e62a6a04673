"""The calendar problem of a community, in either mode."""

from __future__ import annotations

import numpy as np

from alternance.calendar.drafting.cohorts import cohort_of, ties
from alternance.calendar.drafting.course import Course, courses
from alternance.calendar.drafting.draft import Draft, Mode
from alternance.calendar.drafting.hours import within_hours
from alternance.calendar.drafting.limits import Ledger
from alternance.calendar.drafting.needs import Gifts, needs_of
from alternance.calendar.drafting.options import Wanted, blocks_of, wanted
from alternance.calendar.drafting.places import Places, add_places
from alternance.calendar.drafting.practice import practices
from alternance.calendar.drafting.rooms import add_rooms
from alternance.calendar.drafting.teachers import add_teachers
from alternance.calendar.drafting.traditional import Cycles
from alternance.calendar.problem import Block, Ints, Need, Problem, Weights
from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.readiness.givers import module_gifts
from alternance.readiness.needs import block_work

__all__ = ["build"]


def build(community: Community, *, mode: Mode = "joint") -> Draft:
    """Return the calendar problem of `community` (`docs/engines.md`, "Calendar").

    Parameters
    ----------
    mode : {"joint", "traditional"}
        Traditional: learn before work is not asked (safety is), blocks begin at the enterprises' cycles, every block
        is in-post. All other rules, the seats and the solver are the same.

    Notes
    -----
    Rows count by their ids alone: the order in which they were written never matters. Linear in the rows, but for
    the sets of qualifications that share teachers (`closed_sets`).
    """
    traditional = mode == "traditional"
    held, assumed = practices(community, traditional=traditional)
    ledger = Ledger(assumed=assumed)
    planned = within_hours(community, courses(community, held), ledger.assumed)
    days = {school: row.astype(np.int64) for school, row in school_days(community).items()}
    teachers = add_teachers(community, days, planned, ledger)
    rooms = add_rooms(community, days, planned, ledger)
    places = add_places(community, planned, ledger)
    gifts = Gifts(module_gifts(community), block_work(community))
    needs = [needs_of(course, gifts, learn_before_work=not traditional) for course in planned]
    want = wanted(community)
    blocks = _blocks(community, days, planned, places, want, ledger, needs, traditional)
    schools = sorted({course.school for course in planned})
    tied, weeks, lesson = ties(community), community.horizon.weeks, community.meta.lesson_minutes
    cohorts = tuple(
        cohort_of(
            course,
            schools.index(course.school),
            lesson,
            weeks,
            own,
            need,
            tied,
            teachers,
            rooms,
            want,
        )
        for course, own, need in zip(planned, blocks, needs, strict=True)
    )
    w = community.meta.weights
    problem = Problem(
        np.array([days[school] for school in schools], np.int64).reshape(len(schools), weeks),
        cohorts,
        tuple(ledger.resources),
        tuple(ledger.seat_groups),
        tuple(ledger.beginner_groups),
        Weights(w.lag, w.late, w.peak, w.unused),
    )
    off = ("learn-before-work",) if traditional else ()
    return Draft(problem, community, mode, planned, ledger.groups, tuple(ledger.assumed), off)


def _blocks(
    community: Community,
    days: dict[str, Ints],
    planned: tuple[Course, ...],
    places: Places,
    want: Wanted,
    ledger: Ledger,
    needs: list[tuple[Need, ...]],
    traditional: bool,
) -> list[tuple[Block, ...]]:
    """Return the blocks of every cohort; in the traditional mode each with the one option of its cycle."""
    cycles = Cycles(community, places, ledger.seat_groups) if traditional else None
    found = []
    for course, need in zip(planned, needs, strict=True):
        own = days[course.school]
        chosen = cycles.choose(own, course, want, need) if cycles and course.blocks else None
        found.append(blocks_of(own, course, places, want, ledger.assumed, chosen))
    return found
