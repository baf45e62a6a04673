"""Lessons by week, read from the plan's sessions: of cohorts, and in rooms of a kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import Times

__all__ = ["Lessons", "lessons", "plan_days"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lessons:
    """Minutes by week of the plan's horizon (shape: weeks).

    Attributes
    ----------
    cohorts : dict of str to array
        Cohort → minutes it is taught; parallel sections count once.
    taught : dict of str to array of bool
        Cohort → whether anything is taught, also where the minutes are not known.
    rooms : dict of (str, str) to array
        (School, kind of room) → minutes of all sections in it.
    """

    cohorts: dict[str, Ints]
    taught: dict[str, npt.NDArray[np.bool_]]
    rooms: dict[tuple[str, str], Ints]


def plan_days(community: Community, plan: Plan) -> dict[str, Ints]:
    """Return the school days of every school in the weeks of the plan, which a recorded plan has of its own."""
    meta = replace(community.meta, first_week=plan.meta.first_week, weeks=plan.meta.weeks)
    days = school_days(replace(community, meta=meta))
    closed = {str(week) for week in plan.meta.options.get("weeks_without_school") or ()}
    off = np.array([monday.isoformat() in closed for monday in plan.horizon.mondays()])
    schools = {*days, *plan["cohorts"]["school"].drop_nulls()}
    usual = np.full(plan.meta.weeks, 5, dtype=np.int64)
    return {school: np.where(off, 0, days.get(school, usual)) for school in sorted(schools)}


def lessons(community: Community, plan: Plan, days: dict[str, Ints], times: dict[str, Times]) -> Lessons:
    """Walk through the sessions once; a module's last week takes only what is missing."""
    size = plan.meta.weeks
    school = dict(plan["cohorts"].select("id", "school").rows())
    minutes = dict(community["modules"].select("id", "minutes").rows())
    found = Lessons(
        {cohort: np.zeros(size, dtype=np.int64) for cohort in school},
        {cohort: np.zeros(size, dtype=np.bool_) for cohort in school},
        defaultdict(lambda: np.zeros(size, dtype=np.int64)),
    )
    away = {cohort: _away(own) for cohort, own in times.items()}
    sections = {row[0]: row[1:] for row in plan["sections"].select("id", "cohort", "module", "number").rows()}
    left: dict[str, int] = {}
    for section, first, last, weekly, kind in (
        plan["sessions"].select("section", "from", "to", "minutes", "room_kind").rows()
    ):
        cohort, module, number = sections[section]
        here = days.get(school[cohort] or "", np.full(size, 5, dtype=np.int64))
        for week in range(max(0, plan.horizon.index(first)), min(size, plan.horizon.index(last) + 1)):
            if not here[week] or week in away[cohort]:
                continue
            found.taught[cohort][week] = True
            if weekly is None:
                continue
            rest = left.setdefault(section, minutes.get(module) or 10**9)
            taken = min(rest, weekly * int(here[week]) // 5)
            left[section] = rest - taken
            if number == 1:
                found.cohorts[cohort][week] += taken
            if kind and school[cohort]:
                found.rooms[school[cohort], kind][week] += taken
    return found


def _away(own: Times) -> set[int]:
    return {week for phases in own.phases.values() for weeks in phases.values() for week in weeks}
