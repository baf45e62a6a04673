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

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from alternance.community.community import Community
from alternance.community.horizon import Horizon
from alternance.community.school_days import public_holidays
from alternance.mend.opened import opened
from alternance.mend.timeline import Cohort, Timeline
from alternance.plan import Plan
from alternance.readiness.evidence import Evidence
from alternance.readiness.givers import ModuleGifts, given_before, module_gifts
from alternance.readiness.needs import BlockWork, block_work, position_needs
from alternance.readiness.practising import students

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
    timelines = {row["id"]: _timeline(community, plan, row["id"]) for row in plan["cohorts"].iter_rows(named=True)}
    days = _days(community, plan)
    cohorts = {
        row["id"]: _cohort(community, plan, row, timelines[row["id"]], days)
        for row in plan["cohorts"].iter_rows(named=True)
    }
    relations = community["block_modules"].iter_rows(named=True)
    return Problem(
        community, plan, violations, cohorts, _whole(timelines, cohorts), block_work(community),
        module_gifts(community), given_before(community, plan.horizon), position_needs(community),
        Evidence(community, plan.horizon),
        {name: {row["id"]: row for row in community[name].iter_rows(named=True)} for name in ("blocks", "modules")},
        tuple(community["module_order"].select("before", "after", "weeks_min", "weeks_max").rows()),
        tuple((row["module"], row["block"]) for row in relations if row["relation"] == "builds on"),
        _enterprises(community, plan), checks_most,
    )  # fmt: skip


def _timeline(community: Community, plan: Plan, cohort: str) -> Timeline:
    at = plan.horizon.index
    modules: dict[str, set[int]] = defaultdict(set)
    sections = dict(plan["sections"].filter(cohort=cohort).select("id", "module").rows())
    for section, first, last in plan["sessions"].select("section", "from", "to").rows():
        if section in sections:
            modules[sections[section]].update(range(at(first), at(last) + 1))
    phases: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    instruction: dict[tuple[str, int], int] = {}
    own = plan["spans"].filter(cohort=cohort).select("block", "phase", "from", "to", "instruction_days")
    for block, phase, first, last, days in own.rows():
        phases[block][phase].update(range(at(first), at(last) + 1))
        instruction[block, phase] = max(days, instruction.get((block, phase), 0))
    return Timeline(
        {module: tuple(sorted(weeks)) for module, weeks in sorted(modules.items())},
        {b: {p: tuple(sorted(weeks)) for p, weeks in sorted(parts.items())} for b, parts in sorted(phases.items())},
        instruction,
    )


def _days(community: Community, plan: Plan) -> Callable[[str | None], tuple[int, ...]]:
    """Return the school days of a school by week of the plan; none where its sheets mark it free, unless said."""
    horizon = plan.horizon
    usual = np.full(horizon.weeks, 5, dtype=np.int64)
    for day in public_holidays(community.meta.country, community.meta.region, horizon):
        if day.weekday() < 5:
            usual[horizon.index(day)] -= 1
    own: dict[str, dict[int, int]] = defaultdict(dict)
    for school, week, count in community["school_weeks"].select("school", "week", "days").rows():
        if week in horizon:
            own[school][horizon.index(week)] = count
    free = {str(week) for week in plan.meta.options.get("weeks_without_school", ())}
    usual[[index for index, week in enumerate(horizon.mondays()) if week.isoformat() in free]] = 0

    def days(school: str | None) -> tuple[int, ...]:
        here = usual.copy()
        for week, count in own.get(school or "", {}).items():
            here[week] = count
        return tuple(int(count) for count in here)

    return days


def _cohort(
    community: Community, plan: Plan, row: Mapping[str, Any], timeline: Timeline,
    days: Callable[[str | None], tuple[int, ...]],
) -> Cohort:  # fmt: skip
    first = 0 if row["first_week"] is None else max(0, plan.horizon.index(row["first_week"]))
    minutes = _minutes(plan, row["id"])
    load: dict[int, list[int]] = defaultdict(list)
    for module, weeks in timeline.modules.items():
        for week in weeks:
            if week >= first:
                load[week].append(minutes.get(module) or 0)
    who = {block: count for (cohort, block), count in students(plan).items() if cohort == row["id"]}
    return Cohort(
        row["id"], row["title"] or row["id"], row["school"] or "", row["size"], first, days(row["school"]),
        who, minutes, max((len(asked) for asked in load.values()), default=0),
        max((sum(asked) for asked in load.values()), default=0),
    )  # fmt: skip


def _minutes(plan: Plan, cohort: str) -> dict[str, int | None]:
    joined = plan["sections"].filter(cohort=cohort).join(plan["sessions"], left_on="id", right_on="section")
    found: dict[str, int | None] = {}
    for module, minutes in joined.select("module", "minutes").rows():
        found[module] = max(minutes or 0, found.get(module) or 0) or None
    return found


def _whole(timelines: Mapping[str, Timeline], cohorts: Mapping[str, Cohort]) -> dict[str, Timeline]:
    """Leave out weeks without school days that lie inside a module's run: they are no lesson weeks."""
    out = {}
    for name, timeline in timelines.items():
        days = cohorts[name].days
        modules = {}
        for module, weeks in timeline.modules.items():
            ends = (weeks[0], weeks[-1])
            modules[module] = tuple(w for w in weeks if w in ends or not 0 <= w < len(days) or days[w] > 0)
        out[name] = Timeline(modules, timeline.phases, timeline.instruction)
    return out


def _enterprises(community: Community, plan: Plan) -> dict[tuple[str, str], Counter[str]]:
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    if community["positions"].height == 0:
        for cohort, block, enterprise in plan["placements"].select("cohort", "block", "enterprise").rows():
            if enterprise:
                found[cohort, block][enterprise] += 1
    return dict(found)
