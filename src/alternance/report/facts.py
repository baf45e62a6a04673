"""What several sections of the page read, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from alternance.community.community import Community
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import Times, red_student_weeks, times
from alternance.report.axis import Axis
from alternance.report.given import Gifts, gifts
from alternance.report.lessons import Ints, Lessons, lessons, plan_days
from alternance.report.names import Names
from alternance.text import N_, say

__all__ = ["Facts"]


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
    def times(self) -> dict[str, Times]:
        """Cohort → its calendar."""
        return times(self.plan)

    @cached_property
    def days(self) -> dict[str, Ints]:
        """School → school days by week of the plan."""
        return plan_days(self.community, self.plan)

    @cached_property
    def lessons(self) -> Lessons:
        """Lessons by week."""
        return lessons(self.community, self.plan, self.days, self.times)

    @cached_property
    def gifts(self) -> dict[str, Gifts]:
        """Cohort → what it is given, by whom."""
        return gifts(self.community, self.plan, self.times, self.names)

    @cached_property
    def red(self) -> dict[tuple[str, str, int], int]:
        """(Cohort, block, week) → students who work before learning."""
        return red_student_weeks(self.community, self.plan)

    def red_of(self, cohort: str) -> int:
        """Return a cohort's red student-weeks."""
        return sum(students for (name, _, _), students in self.red.items() if name == cohort)

    @cached_property
    def block_numbers(self) -> dict[str, int]:
        """Block → its place among the programme's blocks."""
        return dict(self.community["blocks"].select("id", "order").rows())

    def taught(self, minutes: float) -> str:
        """Return minutes in the school's own unit."""
        count = round(minutes / (self.community.meta.lesson_minutes or 60))
        return say(N_("1 lesson")) if count == 1 else say(N_("{n} lessons"), n=count)
