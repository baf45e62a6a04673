"""What several sections of the page read, worked out once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from alternance.community.community import Community
from alternance.community.teaching_weeks import Counted, teaching_weeks
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import Times, red_student_weeks, times
from alternance.report.axis import Axis
from alternance.report.given import Gifts, gifts
from alternance.report.lessons import Ints, Lessons, lessons, plan_days
from alternance.report.names import Names
from alternance.report.words import count, taught_weeks, weeks

__all__ = ["COLOURS", "Facts"]

#: Colours of practice blocks; a programme with more blocks begins again, the number tells them apart.
COLOURS = 5


@dataclass(frozen=True, eq=False)
class Facts:
    """A community, a plan of it and, perhaps, another plan beside."""

    community: Community
    plan: Plan
    beside: Plan | None = None

    @cached_property
    def names(self) -> Names:
        """Titles by id."""
        return Names(self.community, self.plan)

    @cached_property
    def axis(self) -> Axis:
        """The weeks of the plan."""
        return Axis(self.plan.horizon)

    @cached_property
    def cohorts(self) -> dict[str, dict[str, Any]]:
        """Cohort → its row of the plan, by school, programme and title."""
        rows = sorted(self.plan["cohorts"].iter_rows(named=True), key=self._place)
        return {row["id"]: row for row in rows}

    def _place(self, row: dict[str, Any]) -> tuple[str, str, str]:
        school, programme = self.names.school(row["school"]), self.names.of("programmes", row["programme"])
        return school, programme, self.names.cohort(row["id"])

    def anchor(self, cohort: str) -> str:
        """Return where the cohort's details stand on the page."""
        return f"c{list(self.cohorts).index(cohort) + 1}"

    @cached_property
    def times(self) -> dict[str, Times]:
        """Cohort → its calendar."""
        return times(self.plan)

    @cached_property
    def days(self) -> dict[str, Ints]:
        """School → school days by week of the plan."""
        return plan_days(self.community, self.plan)

    def days_of(self, cohort: str) -> Ints:
        """Return the school days of a cohort by week; 5 in each where the school is not said."""
        days = self.days.get(self.cohorts[cohort]["school"] or "")
        return np.full(self.plan.meta.weeks, 5, dtype=np.int64) if days is None else days

    @cached_property
    def counted(self) -> dict[str, dict[dt.date, Counted]]:
        """School → Monday → teaching week, of schools that count them."""
        return teaching_weeks(self.community)

    @cached_property
    def school_of_teacher(self) -> dict[str, str]:
        """Teacher → school."""
        return dict(self.community["teachers"].select("id", "school").rows())

    def counted_by(self, cohort: str) -> dict[dt.date, Counted]:
        """Return Monday → teaching week, as the cohort's school counts them; nothing where it does not."""
        return self.counted.get(self.cohorts[cohort]["school"] or "", {}) if cohort in self.cohorts else {}

    def weeks(self, cohort: str, first: dt.date, last: dt.date) -> str:
        """Return the weeks from Monday `first` to Monday `last`, as the calendar and the cohort's school count them."""
        return weeks(first, last, self.counted_by(cohort))

    def taught_weeks(self, cohort: str, first: dt.date, last: dt.date) -> str:
        """Return the teaching weeks from Monday `first` to Monday `last`; empty where the school counts none."""
        return taught_weeks(first, last, self.counted_by(cohort))

    @cached_property
    def lessons(self) -> Lessons:
        """Lessons by week."""
        away = {
            cohort: {
                week: self.release(cohort, block).get(week) for block in own.phases for week in self._weeks(own, block)
            }
            for cohort, own in self.times.items()
        }
        return lessons(self.community, self.plan, self.days, away)

    @staticmethod
    def _weeks(own: Times, block: str) -> list[int]:
        return [week for weeks in own.phases[block].values() for week in weeks]

    def lesson_time(self, cohort: str) -> int:
        """Return a cohort's lesson minutes of a day; 0 where not known."""
        return self._lesson_time.get(cohort, 0)

    @cached_property
    def _lesson_time(self) -> dict[str, int]:
        return dict(self.community["cohorts"].select("id", "minutes_per_day").rows())

    def sessions(self, cohort: str) -> pl.DataFrame:
        """Return a cohort's sessions with `module` and `number` of their section."""
        return self.all_sessions.filter(cohort=cohort)

    @cached_property
    def all_sessions(self) -> pl.DataFrame:
        """The sessions with `cohort`, `module` and `number` of their section."""
        sections = self.plan["sections"].select("id", "cohort", "module", "number")
        return self.plan["sessions"].join(sections, left_on="section", right_on="id")

    @cached_property
    def gifts(self) -> dict[str, Gifts]:
        """Cohort → what it is given, by whom."""
        return gifts(self.community, self.plan, self.times, self.names)

    @cached_property
    def red(self) -> dict[tuple[str, str, int], int]:
        """(Cohort, block, week) → students who work before learning."""
        return red_student_weeks(self.community, self.plan)

    def practice_weeks(self, cohort: str, block: str) -> list[int]:
        """Return the practice weeks of a cohort in a block, in order, as far as the plan's weeks go."""
        phases = self.times[cohort].phases.get(block, {}) if cohort in self.times else {}
        return sorted(week for weeks in phases.values() for week in weeks if 0 <= week < self.plan.meta.weeks)

    def release(self, cohort: str, block: str) -> dict[int, int]:
        """Return week → days of practice, for the weeks of a block that are a day release."""
        return self._release.get((cohort, block), {})

    @cached_property
    def _release(self) -> dict[tuple[str, str], dict[int, int]]:
        found: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        rows = self.plan["spans"].drop_nulls("days").select("cohort", "block", "from", "to", "days")
        for cohort, block, first, last, days in rows.rows():
            for week in range(self.plan.horizon.index(first), self.plan.horizon.index(last) + 1):
                found[cohort, block][week] = days
        return dict(found)

    @cached_property
    def joined(self) -> dict[tuple[str, str], list[str]]:
        """(Cohort, module) → titles of the other cohorts that share a section with it."""
        sections = self.plan["sections"].drop_nulls("together").select("together", "cohort", "module").unique()
        both = sections.join(sections, on=["together", "module"]).filter(pl.col("cohort") != pl.col("cohort_right"))
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for cohort, module, other in both.select("cohort", "module", "cohort_right").unique().sort(pl.all()).rows():
            found[cohort, module].append(self.names.cohort(other))
        return dict(found)

    def red_of(self, cohort: str) -> int:
        """Return a cohort's red student-weeks."""
        return sum(students for (name, _block, _week), students in self.red.items() if name == cohort)

    @cached_property
    def block_numbers(self) -> dict[str, int]:
        """Block → its place among the programme's blocks."""
        return dict(self.community["blocks"].select("id", "order").rows())

    def colour(self, block: str) -> int:
        """Return the number of a block's colour."""
        return (self.block_numbers.get(block, 1) - 1) % COLOURS + 1

    @cached_property
    def block_forms(self) -> dict[str, str]:
        """Block → form of cooperation."""
        return dict(self.community["blocks"].select("id", "form").rows())

    @cached_property
    def applied(self) -> dict[str, list[str]]:
        """Block → modules that it applies."""
        found = defaultdict(list)
        for block, module in (
            self.community["block_modules"].filter(relation="applies").select("block", "module").rows()
        ):
            found[block].append(module)
        return dict(found)

    @cached_property
    def phase_aims(self) -> dict[tuple[str, int], list[tuple[str, str]]]:
        """(Block, phase) → its aims with the role in which they are pursued."""
        found = defaultdict(list)
        for block, phase, aim, role in self.community["phase_aims"].select("block", "phase", "aim", "role").rows():
            found[block, phase].append((aim, role))
        return dict(found)

    def figure(self, name: str) -> float | None:
        """Return an indicator of the whole plan; None where it has none."""
        return _figure(self.plan, name)

    def figure_beside(self, name: str) -> float | None:
        """Return an indicator of the plan beside; None where there is none."""
        return None if self.beside is None else _figure(self.beside, name)

    def taught(self, minutes: float) -> str:
        """Return minutes in the school's own unit."""
        return count(round(minutes / (self.community.meta.lesson_minutes or 60)), "{n} lesson", "{n} lessons")


def _figure(plan: Plan, name: str) -> float | None:
    rows = plan["indicators"].filter(id=name, scope="all")["value"]
    return rows[0] if rows.len() else None
