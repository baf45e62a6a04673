"""The calendar problem of a community, in either mode."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alternance.calendar.chains import fits_alone
from alternance.calendar.cut import Cut
from alternance.calendar.drafting.cohorts import Surroundings, cohort_of, ties
from alternance.calendar.drafting.course import Course, courses
from alternance.calendar.drafting.dates import add_dates
from alternance.calendar.drafting.draft import Draft, Mode
from alternance.calendar.drafting.hours import within_hours
from alternance.calendar.drafting.limits import Ledger
from alternance.calendar.drafting.needs import Gifts, needs_of
from alternance.calendar.drafting.openness import rooms_of
from alternance.calendar.drafting.options import blocks_of, wanted
from alternance.calendar.drafting.places import add_places
from alternance.calendar.drafting.practice import practices
from alternance.calendar.drafting.practice_asks import asked_pairs, asks_of, practice_uses
from alternance.calendar.drafting.published import Published, published
from alternance.calendar.drafting.rooms import add_rooms
from alternance.calendar.drafting.sharing import add_shared
from alternance.calendar.drafting.teachers import add_teachers
from alternance.calendar.drafting.traditional import Cycles
from alternance.calendar.problem import Cohort, Need, Option, Problem, Weights
from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.plan.plan import Plan
from alternance.readiness.givers import module_gifts
from alternance.readiness.needs import block_work

__all__ = ["build"]


def build(
    community: Community,
    *,
    mode: Mode = "joint",
    cuts: Sequence[Cut] = (),
    near: Plan | None = None,
    today: dt.date | None = None,
) -> Draft:
    """Return the calendar problem of `community` (`docs/engines.md`, "Calendar").

    Parameters
    ----------
    mode : {"joint", "traditional"}
        Traditional: learn before work is not asked (safety is), blocks begin at the enterprises' cycles, every block
        is in-post. All other rules, the seats and the solver are the same.
    cuts : sequence of Cut
        Limits that a later stage hands back. The search keeps them; the bound relies only on those that are proven.
    near : Plan
        The published plan to stay close to: moving what it holds costs, the more the nearer it is (`Parts.moved`).
    today : datetime.date
        With `near`: what it holds before this day's week stays as it is; None: nothing lies in the past.

    Notes
    -----
    Rows count by their ids alone: the order in which they were written never matters. Linear in the rows, but for
    the sets of qualifications that share teachers (`closed_sets`).
    """
    return _Build(community, mode, cuts, published(near, community.horizon, today)).draft()


class _Build:
    """The parts of one draft, made in the order in which they need each other."""

    def __init__(self, community: Community, mode: Mode, cuts: Sequence[Cut], near: Published) -> None:
        self.community, self.mode, self.near = community, mode, near
        self.traditional = mode == "traditional"
        held, assumed = practices(community, traditional=self.traditional)
        self.ledger = Ledger(assumed=assumed)
        self.days = {school: row.astype(np.int64) for school, row in school_days(community).items()}
        self.courses = within_hours(community, courses(community, held), self.days, self.ledger.assumed)
        self.schools = sorted({course.school for course in self.courses})
        self.asks = asks_of(community)
        self.teachers = add_teachers(community, self.days, self._asked("qualification", "teacher"), self.ledger)
        rooms = rooms_of(community, self.schools)
        self.rooms = add_rooms(community, self.days, self._asked("room_kind", "room"), rooms, self.ledger)
        self.shared = add_shared(self.courses, self.teachers, self.rooms, self.ledger)
        self.dates = add_dates(self.courses, community.horizon, self.ledger)
        self.places = add_places(community, self.courses, rooms, self.ledger, cuts)
        self.gifts = Gifts(module_gifts(community), block_work(community))
        self.tied, self.wanted = ties(community), wanted(community, near.past())

    def _asked(self, column: str, kind: str) -> set[tuple[str, str]]:
        """Return the pairs (school, what) that modules ask in a column, and blocks as a kind."""
        taught = {(c.school, getattr(m, column)) for c in self.courses for m in c.modules if getattr(m, column)}
        return taught | asked_pairs(self.asks, self.courses, kind)

    def draft(self) -> Draft:
        """Return the whole."""
        cycles = Cycles(self.community, self.places, self.ledger.seat_groups, self._teachable)
        cohorts = []
        for course in self.courses:
            chosen = None
            if self.traditional and course.blocks:
                needs = self._needs(course)
                chosen = cycles.choose(self.days[course.school], course, self.wanted, needs)
            cohorts.append(self._cohort(course, chosen, self.ledger.assumed))
        off = ("learn-before-work",) if self.traditional else ()
        assumed = tuple(dict.fromkeys(self.ledger.assumed))
        return Draft(
            self._problem(tuple(cohorts)), self.community, self.mode, self.courses, self.ledger.groups, assumed, off
        )

    def _needs(self, course: Course) -> tuple[Need, ...]:
        return needs_of(course, self.gifts, learn_before_work=not self.traditional)

    def _cohort(self, course: Course, chosen: Sequence[list[Option]] | None, assumed: list[str]) -> Cohort:
        blocks = blocks_of(self.days[course.school], course, self.places, self.wanted, assumed, self.near, chosen)
        blocks = tuple(
            replace(b, uses=practice_uses(self.asks, course, b.id, self.teachers, self.rooms)) for b in blocks
        )
        surroundings = Surroundings(
            self.schools.index(course.school),
            self.community.horizon.weeks,
            self.community.meta.lesson_minutes,
            self.tied,
            self.teachers,
            self.rooms,
            self.wanted,
            self.shared,
            self.dates,
            self.near,
        )
        return cohort_of(course, blocks, self._needs(course), surroundings)

    def _problem(self, cohorts: tuple[Cohort, ...]) -> Problem:
        weeks, w = self.community.horizon.weeks, self.community.meta.weights
        return Problem(
            np.array([self.days[school] for school in self.schools], np.int64).reshape(len(self.schools), weeks),
            cohorts,
            tuple(self.ledger.resources),
            tuple(self.ledger.seat_groups),
            tuple(self.ledger.beginner_groups),
            Weights(w.lag, w.late, w.peak, w.unused, w.thin, w.moved),
            tuple(self.ledger.shared),
        )

    def _teachable(self, course: Course, chosen: Sequence[Option]) -> bool:
        """Tell whether the cohort, with its blocks so and nobody else there, finds a timetable."""
        return fits_alone(self._problem((self._cohort(course, [[o] for o in chosen], []),)))
