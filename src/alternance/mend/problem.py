"""The problem of mending, in words.

Given is a recorded plan: for each cohort the weeks of its modules and of the phases of its blocks. A *move* is one of

- shift one block of one cohort to another first week. It keeps its pattern of practice weeks, walked over weeks with
  school days (over all weeks where it runs in school holidays). Lessons make way: each module keeps its place among
  the cohort's lesson weeks, so that what was taught in the weeks now taken moves into the weeks now free;
- shift one module of one cohort to another lesson week, or swap two: the earlier begins so as to end where the later
  ended, the later begins where the earlier began;
- add first-days instruction to one phase of one cohort, so that it has up to 5 days: they count for every aim of it.

A move *fits* when it lies within the horizon, not before the cohort's first week, and makes nothing wrong that was
right: order and overlap of blocks, windows, the order of modules, the distances of an order group, the weeks in which
a module is offered, modules that build on a block, lessons shared with other cohorts (they stay in their weeks),
modules that must not be interrupted (a day release interrupts nothing, and leaves its other days for lessons); when no
week asks more modules, or more minutes where known, of the cohort than its fullest recorded week; when no enterprise
has more trainees at a time than in its fullest recorded week, unless the community's positions say what it offers; and
when the violations that the caller counts rise for no rule.

Its *size* is the cohort's students times the weeks by which things move: the sum over blocks and modules of the greater
of the shifts of begin and end; for instruction the students times the days added, divided by 5.

*Red* counts student-weeks of work before learning (`docs/engines.md`, "Readiness"). A move *helps* that fits and
removes red weeks from the recorded plan alone, and breaks nothing there. Proposed are up to three moves that help,
which can be made in some order so that each fits and removes red weeks on top of those before it, and so that after
none of them a rule has more violations than in the recorded plan. No thing is moved twice. The best such set: most red
student-weeks removed together, then the smallest sum of sizes, then, of the orders, the one in which the first removes
most (then the second), then the earliest by name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
    groups : mapping of str to (frozenset of str, int, int or None)
        Order group → its modules, least and greatest weeks between them.
    offers : mapping of str to frozenset of int
        Module that is offered in some weeks alone → these weeks.
    enterprises : mapping of (str, str) to Counter
        (Cohort, block) → enterprise → trainees; empty where positions say what enterprises offer.
    quick : callable or None
        Counts those of the rules that are quick to look at: a plan that breaks one of them need not be counted whole.
    checks_most, tries_most : int
        How often violations are counted, and moves of one cohort tried on top of each other, at most: the work limits.
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
    groups: Mapping[str, tuple[frozenset[str], int, int | None]]
    offers: Mapping[str, frozenset[int]]
    enterprises: Mapping[tuple[str, str], Counter[str]]
    quick: Violations | None = None
    checks_most: int = 300
    tries_most: int = 20_000

    @property
    def horizon(self) -> Horizon:
        """The weeks of the plan."""
        return self.plan.horizon

    def title(self, table: str, item: str) -> str:
        """Return what a block or module is called."""
        return str(self.rows[table].get(item, {}).get("title", item))


def build(
    community: Community, plan: Plan, violations: Violations, *, quick: Violations | None = None,
    checks_most: int = 300, tries_most: int = 20_000,
) -> Problem:  # fmt: skip
    """Return the problem of mending `plan`.

    Parameters
    ----------
    community : Community
        Needs programmes, aims, modules, module_aims, blocks, phases, phase_aims.
    plan : Plan
        A plan with a calendar; a computed one is taken as a recorded one of what was decided.
    violations : callable
        Counts the violations of a plan by rule; a move that raises any count is not proposed.
    quick : callable, optional
        Counts some rules only, and is asked first (at most ten times as often).
    checks_most, tries_most : int
        How often `violations` is called, and how often moves of one cohort are tried on top of each other, at most.
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
        _groups(community), _offers(community, plan.horizon), enterprises(community, plan),
        quick, checks_most, tries_most,
    )  # fmt: skip


def _groups(community: Community) -> dict[str, tuple[frozenset[str], int, int | None]]:
    members = defaultdict(set)
    if "order_group" in community["modules"].columns:
        for module, group in community["modules"].select("id", "order_group").drop_nulls().rows():
            members[group].add(module)
    rows = community["order_groups"].select("id", "spacing_min", "spacing_max").rows()
    return {group: (frozenset(members[group]), least or 0, most) for group, least, most in rows}


def _offers(community: Community, horizon: Horizon) -> dict[str, frozenset[int]]:
    weeks = defaultdict(set)
    for module, week in community["offers"].select("module", "week").rows():
        weeks[module].add(horizon.index(week))
    return {module: frozenset(own) for module, own in weeks.items()}
