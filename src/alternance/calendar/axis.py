"""Teaching weeks of one cohort as the axis of its model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from ortools.sat.python import cp_model

from alternance.calendar.problem import Cohort, Ints, Problem, teaching_weeks_before
from alternance.calendar.weeks import FULL_WEEK, unit_of

#: A variable, a sum of variables, or a number.
Linear: TypeAlias = cp_model.LinearExpr | int


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """The cohort's teaching weeks, numbered; `before` maps a calendar week to the teaching weeks before it."""

    weeks: Ints
    days: Ints
    before: Ints
    due: int

    @property
    def most_days(self) -> int:
        """Most school days of a week, at least five."""
        return max(FULL_WEEK, int(self.days.max(initial=0)))

    @property
    def unit(self) -> int:
        """Parts into which every week is divided."""
        return unit_of(self.most_days)

    @property
    def length(self) -> int:
        """Number of teaching weeks."""
        return len(self.weeks)

    def index(self, week: int) -> int:
        """Number of teaching weeks before a calendar week inside the horizon."""
        return int(self.before[week])

    def week_of(self, model: cp_model.CpModel, position: Linear) -> cp_model.IntVar:
        """A variable that holds the calendar week of a position."""
        week = model.new_int_var(0, int(self.weeks[-1]), "")
        model.add_element(position, [int(w) for w in self.weeks], week)
        return week


def axis_of(problem: Problem, cohort: Cohort) -> Axis:
    """The axis of a cohort's calendar. A teaching week before the cohort's first stays on it, unused."""
    days = problem.days[cohort.calendar]
    before = problem.teaching_before()[cohort.calendar]
    weeks = np.flatnonzero(days > 0).astype(np.int64)
    return Axis(weeks, days[weeks], before, teaching_weeks_before(before, cohort.due_week))
