"""A recorded plan as moves see it: each cohort's calendar, and what no move changes about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import polars as pl

from alternance.community.community import Community
from alternance.community.school_days import public_holidays
from alternance.mend.timeline import Cohort, Timeline
from alternance.plan import Plan
from alternance.readiness.practising import students

__all__ = ["enterprises", "recorded"]

#: A student and the position; None where it is not known.
Placed = tuple[str | None, str | None]


def recorded(community: Community, plan: Plan) -> tuple[dict[str, Cohort], dict[str, Timeline]]:
    """Return every cohort of `plan`, and its calendar. Linear in cohorts × rows of the calendar."""
    release = _release(community)
    days_of, practising = _days(community, plan), defaultdict[str, dict[str, Counter[Placed]]](dict)
    for (cohort, block), who in students(plan).items():
        practising[cohort][block] = who
    cohorts, timelines = {}, {}
    for row in plan["cohorts"].iter_rows(named=True):
        name, days = row["id"], days_of(row["school"])
        timeline = _timeline(plan, name)
        cohorts[name] = _cohort(plan, row, timeline, days, practising[name], release)
        timelines[name] = _whole(timeline, days)
    return cohorts, timelines


def _timeline(plan: Plan, cohort: str) -> Timeline:
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


def _release(community: Community) -> dict[str, int]:
    """Return block of day release → days of practice a week."""
    blocks = community["blocks"]
    if "rhythm" not in blocks.columns:
        return {}
    return dict(blocks.filter(rhythm="day release").select("id", "days_per_week").drop_nulls().rows())


def _together(plan: Plan, timeline: Timeline, cohort: str) -> dict[str, tuple[int, ...]]:
    """Return the modules that a cohort is taught with others, and when."""
    sections = plan["sections"]
    if "together" not in sections.columns:
        return {}
    courses = sections.drop_nulls("together").group_by("together").agg(pl.col("cohort").n_unique())
    shared = sections.filter(cohort=cohort).join(courses.filter(pl.col("cohort") > 1), on="together", how="semi")
    return {module: timeline.modules[module] for module in shared["module"].unique() if module in timeline.modules}


def _cohort(
    plan: Plan, row: Mapping[str, Any], timeline: Timeline, days: tuple[int, ...], who: Mapping[str, Counter[Placed]],
    release: Mapping[str, int],
) -> Cohort:  # fmt: skip
    first = 0 if row["first_week"] is None else max(0, plan.horizon.index(row["first_week"]))
    minutes = _minutes(plan, row["id"])
    load: dict[int, list[int]] = defaultdict(list)
    for module, weeks in timeline.modules.items():
        for week in weeks:
            if week >= first:
                load[week].append(minutes.get(module) or 0)
    return Cohort(
        row["id"], row["title"] or row["id"], row["school"] or "", row["size"], first, days,
        who, minutes, max((len(asked) for asked in load.values()), default=0),
        max((sum(asked) for asked in load.values()), default=0),
        release, _together(plan, _whole(timeline, days), row["id"]),
    )  # fmt: skip


def _minutes(plan: Plan, cohort: str) -> dict[str, int | None]:
    joined = plan["sections"].filter(cohort=cohort).join(plan["sessions"], left_on="id", right_on="section")
    found: dict[str, int | None] = {}
    for module, minutes in joined.select("module", "minutes").rows():
        found[module] = max(minutes or 0, found.get(module) or 0) or None
    return found


def _whole(timeline: Timeline, days: tuple[int, ...]) -> Timeline:
    """Leave out weeks without school days that lie inside a module's run: they are no lesson weeks."""
    modules = {}
    for module, weeks in timeline.modules.items():
        ends = (weeks[0], weeks[-1])
        modules[module] = tuple(w for w in weeks if w in ends or not 0 <= w < len(days) or days[w] > 0)
    return Timeline(modules, timeline.phases, timeline.instruction)


def enterprises(community: Community, plan: Plan) -> dict[tuple[str, str], Counter[str]]:
    """Return (cohort, block) → enterprise → trainees; nothing where positions say what enterprises offer."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    if community["positions"].height == 0:
        for cohort, block, enterprise in plan["placements"].select("cohort", "block", "enterprise").rows():
            if enterprise:
                found[cohort, block][enterprise] += 1
    return dict(found)
