"""The problem of mending, in words.

Given is a recorded plan: for each cohort the weeks of its modules and of the phases of its blocks. A *move* is one of

- shift one block of one cohort to another first week. It keeps its pattern of practice weeks, walked over weeks with
  school days (over all weeks where it runs in school holidays). Lessons make way: each module keeps its place among
  the cohort's lesson weeks, so that what was taught in the weeks now taken moves into the weeks now free;
- shift one module of one cohort to another lesson week, or swap two: the earlier begins so as to end where the later
  ended, the later begins where the earlier began;
- add first-days instruction to one phase of one cohort, so that it has up to 5 days: they count for every aim of it.

A move *fits* when it lies within the horizon, not before the cohort's first week, and makes nothing wrong that was
right: order and overlap of blocks, windows, the order of modules, modules that build on a block, modules that must not
be interrupted; when no week asks more modules, or more minutes where known, of the cohort than its fullest recorded
week; when no enterprise has more trainees at a time than in its fullest recorded week, unless the community's
positions say what it offers; and when the violations that the caller counts rise for no rule.

Its *size* is the cohort's students times the weeks by which things move: the sum over blocks and modules of the greater
of the shifts of begin and end; for instruction the students times the days added, divided by 5.

*Red* counts student-weeks of work before learning (`docs/engines.md`, "Readiness"). The three best moves: the one that
removes most, then the smallest, then the earliest by name; after it the best of the others on top of it, and again.
Each also fits, and removes red weeks, alone. No thing is moved twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from alternance.community.community import Community
from alternance.community.horizon import Horizon
from alternance.mend.opened import opened
from alternance.mend.recorded import enterprises, recorded
from alternance.mend.timeline import Cohort, Timeline
from alternance.plan import Plan
from alternance.readiness.evidence import Evidence
from alternance.readiness.givers import ModuleGifts, given_before, module_gifts
from alternance.readiness.needs import BlockWork, block_work, position_needs

__all__ = ["Problem", "Violations", "build"]

#: Counts a plan's violations: rule → how many cases break it.
Violations = Callable[[Plan], Mapping[str, int]]


@dataclass(frozen=True, eq=False)
class Problem:
    """A recorded plan to mend; validated by `build`.

    Attributes
    ----------
    cohorts, timelines : mapping
        Cohort → what stays, and what moves.
    work, gifts, before, needs, evidence : mapping
        From `alternance.readiness`.
    rows : mapping
        Table → id → row, of the community's blocks and modules.
    order : tuple of (str, str, int, int or None)
        Prerequisites: before, after, least and greatest distance in weeks.
    builds_on : tuple of (str, str)
        (Module, block after which it begins).
    enterprises : mapping of (str, str) to Counter
        (Cohort, block) → enterprise → trainees; empty where positions say what enterprises offer.
    checks_most : int
        How often violations are counted at most; the work limit.
    """

    community: Community
    plan: Plan
    violations: Violations
    cohorts: Mapping[str, Cohort]
    timelines: Mapping[str, Timeline]
    work: Mapping[str, BlockWork]
    gifts: ModuleGifts
    before: Mapping[str, list[tuple[str, int, int]]]
    needs: Mapping[str, Mapping[str, int]]
    evidence: Evidence
    rows: Mapping[str, Mapping[str, Mapping[str, Any]]]
    order: tuple[tuple[str, str, int, int | None], ...]
    builds_on: tuple[tuple[str, str], ...]
    enterprises: Mapping[tuple[str, str], Counter[str]]
    checks_most: int = 300

    @property
    def horizon(self) -> Horizon:
        """The weeks of the plan."""
        return self.plan.horizon

    def title(self, table: str, item: str) -> str:
        """Return what a block or module is called."""
        return str(self.rows[table].get(item, {}).get("title", item))


def build(community: Community, plan: Plan, violations: Violations, *, checks_most: int = 300) -> Problem:
    """Return the problem of mending `plan`.

    Parameters
    ----------
    community : Community
        Needs programmes, aims, modules, module_aims, blocks, phases, phase_aims.
    plan : Plan
        A plan with a calendar; a computed one is taken as a recorded one of what was decided.
    violations : callable
        Counts the violations of a plan by rule; a move that raises any count is not proposed.
    checks_most : int
        How often it is called at most.
    """
    plan = opened(plan)
    cohorts, timelines = recorded(community, plan)
    relations = community["block_modules"].iter_rows(named=True)
    return Problem(
        community, plan, violations, cohorts, timelines, block_work(community),
        module_gifts(community), given_before(community, plan.horizon), position_needs(community),
        Evidence(community, plan.horizon),
        {name: {row["id"]: row for row in community[name].iter_rows(named=True)} for name in ("blocks", "modules")},
        tuple(community["module_order"].select("before", "after", "weeks_min", "weeks_max").rows()),
        tuple((row["module"], row["block"]) for row in relations if row["relation"] == "builds on"),
        enterprises(community, plan), checks_most,
    )  # fmt: skip
