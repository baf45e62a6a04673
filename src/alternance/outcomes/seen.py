"""What all counts look at: a plan and its community, with what follows from both worked out once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import polars as pl

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.outcomes.graduates import Graduates
from alternance.outcomes.item import Where
from alternance.outcomes.nearest import nearest_ways
from alternance.plan.plan import Plan
from alternance.readiness.evidence import Evidence
from alternance.readiness.from_plan import Times, times, work_of
from alternance.readiness.givers import Given, given_before, module_gifts
from alternance.readiness.judge import gather
from alternance.readiness.needs import BlockWork, block_work, position_needs

__all__ = ["Seen"]


@dataclass(frozen=True, eq=False)
class Seen:
    """A plan and the community that it was made for, or that a recorded one is read against."""

    community: Community
    plan: Plan

    @cached_property
    def cohorts(self) -> dict[str, dict[str, Any]]:
        """The plan's cohorts by id."""
        return {row["id"]: row for row in self.plan["cohorts"].iter_rows(named=True)}

    @cached_property
    def times(self) -> dict[str, Times]:
        """Cohort → its calendar."""
        return times(self.plan)

    @cached_property
    def work(self) -> dict[str, BlockWork]:
        """Block → what is done there."""
        return block_work(self.community)

    @cached_property
    def needs(self) -> dict[str, dict[str, int]]:
        """Position → aims that it asks beside the block."""
        return position_needs(self.community)

    @cached_property
    def evidence(self) -> Evidence:
        """What students were seen to be able to do."""
        return Evidence(self.community, self.plan.horizon)

    @cached_property
    def given(self) -> dict[str, Given]:
        """Cohort → all that it is given."""
        before, gifts = given_before(self.community, self.plan.horizon), module_gifts(self.community)
        return {
            cohort: gather(before.get(cohort, ()), own.module_ends, gifts, own.phases, self.work)
            for cohort, own in self.times.items()
        }

    def work_in(self, cohort: str, block: str) -> BlockWork | None:
        """Return the work of a block with the instruction that the plan adds for a cohort; None without phases."""
        return work_of(self.work[block], self.times[cohort]) if block in self.work else None

    def of_cohort(self, cohort: str | None, enterprise: str | None = None) -> Where:
        """Return where something of a cohort belongs."""
        row = self.cohorts.get(cohort or "", {})
        return Where(row.get("school") or None, row.get("programme"), cohort, enterprise or None)

    def of_programme(self, programme: str) -> Where:
        """Return where something of a programme belongs."""
        return Where(self._school_of.get(programme), programme)

    @cached_property
    def _school_of(self) -> dict[str, str]:
        return dict(self.community["programmes"].select("id", "school").rows())

    @cached_property
    def enterprise_of(self) -> dict[str, str | None]:
        """Position → the organisation on whose site it is."""
        owner = dict(self.community["sites"].select("id", "organisation").rows())
        units = {unit: owner.get(site) for unit, site in self.community["hiring_units"].select("id", "site").rows()}
        return {position: units.get(unit) for position, unit in self.community["positions"].select("id", "unit").rows()}

    @cached_property
    def graduates(self) -> Graduates:
        """The graduated cohorts."""
        return Graduates(self.community)

    @cached_property
    def placed(self) -> list[dict[str, Any]]:
        """The plan's placements, each with its practice weeks as `weeks`."""
        rows = self.plan["placements"].iter_rows(named=True)
        return [{**row, "weeks": self.practice_weeks(row["cohort"], row["block"])} for row in rows]

    def practice_weeks(self, cohort: str, block: str) -> list[int]:
        """Return the practice weeks of a block of a cohort."""
        phases = self.times[cohort].phases.get(block, {}) if cohort in self.times else {}
        return sorted({week for weeks in phases.values() for week in weeks})

    @cached_property
    def asked(self) -> dict[str, str]:
        """Student → cohort, of all who are placed or lack a place."""
        rows = pl.concat([self.plan[table].select("student", "cohort") for table in ("placements", "unplaced")])
        return dict(sorted(rows.unique().rows()))

    @cached_property
    def nearest(self) -> dict[str, int]:
        """Student asked → minutes to the nearest site that has positions, as far as it is known."""
        units = set(self.community["positions"]["unit"])
        rows = self.community["hiring_units"].select("id", "site").rows()
        return nearest_ways(self.community, self.asked, sorted({site for unit, site in rows if unit in units}))

    @cached_property
    def taught_before(self) -> dict[str, list[int]]:
        """School → teaching weeks of the plan's horizon before week 0, 1, … and after the last.

        Weeks that a recorded plan's own sheets mark as free are none, unless `school_weeks` says otherwise of a school.
        """
        free = set(self.plan.meta.options.get("weeks_without_school", ()))
        said = set(self.community["school_weeks"].select("school", "week").rows())
        found = {}
        for school, days in school_days(self.community, self.plan.horizon).items():
            open_weeks = [
                int(count > 0 and (week.isoformat() not in free or (school, week) in said))
                for week, count in zip(self.plan.horizon.mondays(), days, strict=True)
            ]
            found[school] = [0, *accumulate(open_weeks)]
        return found

    @cached_property
    def applied(self) -> dict[str, list[str]]:
        """Block → the modules that it applies."""
        found: dict[str, list[str]] = defaultdict(list)
        for block, module, relation in self.community["block_modules"].select("block", "module", "relation").rows():
            if relation == "applies":
                found[block].append(module)
        return dict(found)
