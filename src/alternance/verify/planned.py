"""What the plan says, with its weeks as numbers: lessons, stays in practice, placements.

A row that is not in form (an unknown id, an empty cell, a week that is no Monday of the horizon, a span that ends
before it begins) is named by the rules of form and left out here, so that it counts for no other rule.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from alternance.community import Community, Horizon
from alternance.plan import Plan
from alternance.verify.cohort import Cohort, Lessons, Run, Section, Stay
from alternance.verify.given import Given, Row
from alternance.verify.school_year import SchoolYear

__all__ = ["Planned"]


@dataclass(frozen=True, eq=False)
class Planned:
    """The plan's tables against the community's ids; each is made when first asked for."""

    community: Community
    plan: Plan
    given: Given

    @property
    def recorded(self) -> bool:
        """Whether the plan is a recorded one, which has cohorts and a horizon of its own."""
        return self.plan.meta.kind == "recorded"

    @cached_property
    def horizon(self) -> Horizon:
        """The weeks judged."""
        return self.plan.horizon if self.recorded else self.community.horizon

    @cached_property
    def year(self) -> SchoolYear:
        """The school days."""
        return SchoolYear(self.community, self.plan, self.horizon)

    def week(self, day: dt.date | None) -> int | None:
        """Return the number of a week named by its Monday; None for anything else."""
        if day is None or day.weekday() or day not in self.horizon:
            return None
        return self.horizon.index(day)

    def span(self, row: Row) -> tuple[int, int] | None:
        """Return `from` and `to` of a row as numbers; None where they are no span of the horizon."""
        first, last = self.week(row["from"]), self.week(row["to"])
        return None if first is None or last is None or first > last else (first, last)

    @cached_property
    def cohorts(self) -> dict[str, Cohort]:
        """Cohorts by id: the community's; a recorded plan's own."""
        rows = self.plan["cohorts"].iter_rows(named=True) if self.recorded else self.given.rows("cohorts")
        return {row["id"]: self._cohort(row) for row in rows if row["programme"] in self.given.programmes}

    def _cohort(self, row: dict[str, Any]) -> Cohort:
        first, due = row["first_week"] or self.horizon.first_week, row["due_week"]
        day = self.given.cohorts.get(row["id"], {}).get("minutes_per_day")
        return Cohort(
            row["id"],
            row["programme"],
            row["school"],
            row["size"],
            self.horizon.index(first),
            None if due is None else self.horizon.index(due),
            self.year.days(row["school"]),
            day,
        )

    @cached_property
    def stays(self) -> dict[tuple[str, str], Stay]:
        """(Cohort, block) → its practice weeks."""
        stays: dict[tuple[str, str], Stay] = {}
        for row in self.plan["spans"].iter_rows(named=True):
            span, cohort = self.span(row), self.cohorts.get(row["cohort"])
            if span is None or cohort is None or row["phase"] not in self.given.phases.get(row["block"], {}):
                continue
            block = self.given.blocks[row["block"]]
            release = block["days_per_week"] if block["rhythm"] == "day release" else None
            stay = stays.setdefault((cohort.id, row["block"]), Stay(cohort, row["block"], release))
            stay.phases[row["phase"]].update(range(span[0], span[1] + 1))
            stay.instruction[row["phase"]] = max(stay.instruction[row["phase"]], row["instruction_days"] or 0)
        return stays

    @cached_property
    def stays_of(self) -> dict[str, list[Stay]]:
        """Cohort → its stays, the earliest first."""
        found: dict[str, list[Stay]] = defaultdict(list)
        for stay in sorted(self.stays.values(), key=lambda stay: (stay.begin, stay.block)):
            found[stay.cohort.id].append(stay)
        return dict(found)

    @cached_property
    def away(self) -> dict[str, set[int]]:
        """Cohort → weeks in which it is in practice, and nowhere else: not those of a day release."""
        return {
            cohort: {week for stay in stays if stay.release is None for week in stay.weeks}
            for cohort, stays in self.stays_of.items()
        }

    @cached_property
    def school_days(self) -> dict[str, tuple[int, ...]]:
        """Cohort → days that are left for lessons by week: none while away, of a day release the other days."""
        left = {id_: list(cohort.days) for id_, cohort in self.cohorts.items()}
        for (cohort, _block), stay in self.stays.items():
            for week in stay.weeks:
                taken = left[cohort][week] if stay.release is None else stay.release
                left[cohort][week] = max(0, left[cohort][week] - taken)
        return {cohort: tuple(days) for cohort, days in left.items()}

    @cached_property
    def lessons(self) -> dict[tuple[str, str], Lessons]:
        """(Cohort, module) → its lessons; only modules of which at least one run is in form."""
        runs = defaultdict(list)
        for row in self.plan["sessions"].iter_rows(named=True):
            span = self.span(row)
            if span is not None:
                runs[row["section"]].append(Run(*span, row["minutes"], row["teacher"], row["room_kind"]))
        lessons: dict[tuple[str, str], Lessons] = {}
        for row in self.plan["sections"].iter_rows(named=True):
            cohort = self.cohorts.get(row["cohort"])
            if cohort is None or row["module"] not in self.given.modules or row["id"] not in runs:
                continue
            ordered = sorted(runs[row["id"]], key=lambda run: (run.first, run.last))
            section = Section(row["id"], row["size"], row["number"], row["together"], ordered)
            self._fill(section, cohort, self.given.modules[row["module"]]["minutes"])
            own = lessons.setdefault((cohort.id, row["module"]), Lessons(cohort, row["module"]))
            own.sections.append(section)
        return lessons

    def _fill(self, section: Section, cohort: Cohort, missing: int) -> None:
        """Work out the lesson weeks and, where known, the minutes that each takes until none is missing."""
        left = self.school_days[cohort.id]
        for run in section.runs:
            weeks = (week for week in run.weeks if left[week])
            section.weeks.update(dict.fromkeys(weeks, run.minutes))
        if None in section.weeks.values():
            return
        for week in sorted(section.weeks):
            taken = min((section.weeks[week] or 0) * cohort.days[week] // 5, missing)
            section.minutes[week] = taken
            missing -= taken

    @cached_property
    def lessons_of(self) -> dict[str, list[Lessons]]:
        """Cohort → its lessons, by module."""
        found: dict[str, list[Lessons]] = defaultdict(list)
        for (cohort, _module), lessons in sorted(self.lessons.items()):
            found[cohort].append(lessons)
        return dict(found)

    @cached_property
    def placements(self) -> list[tuple[Row, Stay]]:
        """Placements in form, each with the stay of the student's cohort in the block."""
        found: list[tuple[Row, Stay]] = []
        students, positions = self.given.students, self.given.positions
        for row in self.plan["placements"].iter_rows(named=True):
            stay = self.stays.get((row["cohort"], row["block"]))
            known = row["student"] in students or (self.recorded and not students)
            if stay is not None and known and (row["position"] is None or row["position"] in positions):
                found.append((row, stay))
        return found
