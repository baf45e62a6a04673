"""Fourth stage: who teaches what, and how full are the teachers' weeks?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance import staffing
from alternance.community import Community
from alternance.community.school_days import school_days
from alternance.plan import Plan
from alternance.plan.tables import empty_table
from alternance.planner.progress import Watch
from alternance.text import say

__all__ = ["Lessons", "Staffed", "lessons", "staffed"]

#: (Section, cohort, school, module, minutes by week).
Lessons = tuple[str, str, str, str, dict[int, int]]


@dataclass(frozen=True, eq=False)
class Staffed:
    """The tables `sessions` (now with teachers), `unstaffed` and `duties`, and the engine's own result behind them."""

    sessions: pl.DataFrame
    unstaffed: pl.DataFrame
    duties: pl.DataFrame
    result: staffing.Result


def staffed(
    community: Community, plan: Plan, watch: Watch, workers: int = 1, cancelled: Callable[[], bool] | None = None
) -> Staffed:
    """Give the sections of `plan` their teachers."""
    taught = lessons(community, plan)
    problem = staffing.build(community, taught)
    result = staffing.solve(
        problem,
        workers=workers,
        cancelled=cancelled,
        progress=lambda done, all_: watch.tell("staffing", say("school {done} of {all}", done=done, all=all_)),
    )
    text = say(
        "{given} sections have a teacher, {left} lack one", given=len(result.teacher), left=len(result.unstaffed)
    )
    watch.tell("staffing", text, result.objective, result.bound, done=True)
    return Staffed(
        _with_teachers(plan["sessions"], result.teacher),
        _unstaffed(community, plan, result),
        _duties(community, plan, taught, result.teacher),
        result,
    )


def lessons(community: Community, plan: Plan) -> list[Lessons]:
    """Return what the calendar asks of teachers: `h · days // 5` a week, in the last week only what is missing."""
    days = school_days(community)
    schools = dict(plan["cohorts"].select("id", "school").rows())
    asked = dict(community["modules"].select("id", "minutes").rows())
    weeks: dict[str, dict[int, int]] = defaultdict(dict)
    for section, first, last, minutes in plan["sessions"].select("section", "from", "to", "minutes").rows():
        begin, end = plan.horizon.index(first), plan.horizon.index(last)
        weeks[section] |= dict.fromkeys(range(begin, end + 1), minutes or 0)
    found = []
    for section, cohort, module in plan["sections"].select("id", "cohort", "module").rows():
        school, left, by_week = schools[cohort], asked[module], dict[int, int]()
        for week, full in sorted(weeks[section].items()):
            taken = min(left, full * int(days[school][week]) // 5)
            left -= taken
            if taken:
                by_week[week] = taken
        found.append((section, cohort, school, module, by_week))
    return found


def _with_teachers(sessions: pl.DataFrame, teacher: Mapping[str, str]) -> pl.DataFrame:
    names = pl.Series("teacher", [teacher.get(section) for section in sessions["section"]], dtype=pl.String)
    return sessions.with_columns(names)


def _unstaffed(community: Community, plan: Plan, result: staffing.Result) -> pl.DataFrame:
    asked = dict(community["modules"].select("id", "qualification").rows())
    module = dict(plan["sections"].select("id", "module").rows())
    rows = [
        {
            "section": row.section,
            "reason": row.reason,
            "detail": staffing.words(row.reason, asked[module[row.section]]),
        }
        for row in result.unstaffed
    ]
    return pl.DataFrame(rows) if rows else empty_table("unstaffed")


def _duties(community: Community, plan: Plan, taught: list[Lessons], teacher: Mapping[str, str]) -> pl.DataFrame:
    load: dict[tuple[str, int, str], int] = defaultdict(int)
    for section, _cohort, _school, _module, by_week in taught:
        for week, minutes in by_week.items() if section in teacher else ():
            load[teacher[section], week, "lessons"] += minutes
    for name, weeks in staffing.other_duties(community).items():
        load |= {(name, week, "other duties"): minutes for week, minutes in enumerate(weeks) if minutes}
    rows: list[dict[str, Any]] = [
        {"teacher": name, "week": plan.horizon.monday(week), "activity": activity, "minutes": minutes}
        for (name, week, activity), minutes in load.items()
    ]
    return pl.DataFrame(rows) if rows else empty_table("duties")
