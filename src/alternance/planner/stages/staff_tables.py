"""What staffing found, as tables of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import polars as pl

from alternance import staffing
from alternance.community import Community
from alternance.plan import Plan
from alternance.plan.tables import table_of
from alternance.staffing import practice as own_practice
from alternance.staffing import visits as tutor_visits
from alternance.staffing.points import Line

__all__ = ["duties", "points", "practice", "unstaffed", "visits"]


def unstaffed(community: Community, plan: Plan, result: staffing.Result) -> pl.DataFrame:
    """Return the table `unstaffed`."""
    asked = dict(community["modules"].select("id", "qualification").rows())
    module = dict(plan["sections"].select("id", "module").rows())
    return table_of("unstaffed", [
        {
            "section": row.section,
            "reason": row.reason,
            "detail": staffing.words(row.reason, asked[module[row.section]]),
        }
        for row in result.unstaffed
    ])  # fmt: skip


def duties(
    community: Community,
    plan: Plan,
    asked: staffing.Duties,
    given: Iterable[tuple[str, staffing.Lessons]],
    problem: tutor_visits.Problem,
    visited: tutor_visits.Result,
) -> pl.DataFrame:
    """Return the table `duties`: minutes by teacher, week and activity, where there are any."""
    load: dict[tuple[str, int, str], int] = defaultdict(int)
    for name, row in given:
        for week, minutes in row.minutes.items():
            load[name, week, "lessons"] += minutes
            for activity, more in asked.of_lessons(row.school, minutes).items():
                load[name, week, activity] += more
    for visit, first in _ways(problem, visited):
        school, site = _place(problem, visit)
        known = tutor_visits.way_known(community, school, site) if first else None
        for rules in (asked.of_visit(school), asked.of_way(school, known) if first else {}):
            for activity, minutes in rules.items():
                load[visit.tutor, visit.week, activity] += minutes
    for (name, activity), weeks in staffing.by_week(community, asked).items():
        for week, minutes in enumerate(weeks):
            load[name, week, activity] += minutes
    return table_of("duties", [
        {"teacher": name, "week": plan.horizon.monday(week), "activity": activity, "minutes": minutes}
        for (name, week, activity), minutes in load.items()
        if minutes
    ])  # fmt: skip


def _place(problem: tutor_visits.Problem, visit: tutor_visits.Visit) -> tuple[str, str]:
    row = problem.by_id[visit.placement]
    return row.school, row.site


def _ways(problem: tutor_visits.Problem, visited: tutor_visits.Result) -> Iterable[tuple[tutor_visits.Visit, bool]]:
    """Yield the visits, and whether it is the first of its tutor to the site that week, which has the way."""
    seen: set[tuple[str, str, int]] = set()
    for visit in visited.visits:
        key = visit.tutor, problem.by_id[visit.placement].site, visit.week
        yield visit, key not in seen
        seen.add(key)


def visits(plan: Plan, problem: tutor_visits.Problem, visited: tutor_visits.Result) -> dict[str, pl.DataFrame]:
    """Return the tables `visits` and `unvisited`."""
    made = []
    for visit, first in _ways(problem, visited):
        (student, block), (school, site) = visit.placement, _place(problem, visit)
        made.append({
            "student": student, "block": block, "number": visit.stretch + 1, "week": plan.horizon.monday(visit.week),
            "teacher": visit.tutor, "site": site, "minutes": problem.visit[school],
            "travel": problem.way[school, site].minutes if first else 0,
        })  # fmt: skip
    missed = [
        {
            "student": row.placement[0], "block": row.placement[1], "number": row.stretch + 1,
            "reason": row.reason, "detail": tutor_visits.words(row.reason),
        }
        for row in visited.missed
    ]  # fmt: skip
    return {"visits": table_of("visits", made), "unvisited": table_of("unvisited", missed)}


def practice(plan: Plan, practised: own_practice.Result) -> dict[str, pl.DataFrame]:
    """Return the tables `teacher_practice` and `practice_missing`."""
    runs = [
        {"teacher": name, "from": plan.horizon.monday(first), "to": plan.horizon.monday(last)}
        for name, weeks in practised.weeks.items()
        for first, last in _runs(weeks)
    ]
    missing = [
        {
            "teacher": row.teacher, "done": row.done, "planned": row.planned, "asked": row.asked,
            "reason": row.reason, "detail": own_practice.words(row.reason),
        }
        for row in practised.missing
    ]  # fmt: skip
    return {
        "teacher_practice": table_of("teacher_practice", runs),
        "practice_missing": table_of("practice_missing", missing),
    }


def _runs(weeks: Sequence[int]) -> list[tuple[int, int]]:
    """Return first and last of the weeks that follow one another."""
    runs: list[tuple[int, int]] = []
    for week in weeks:
        if runs and runs[-1][1] == week - 1:
            runs[-1] = runs[-1][0], week
        else:
            runs.append((week, week))
    return runs


def points(lines: Iterable[Line]) -> pl.DataFrame:
    """Return the table `points`."""
    return table_of("points", [
        {
            "teacher": line.teacher, "rule": line.rule, "count": line.count, "points": line.points, "next": line.next,
            "unproven": line.unproven, "rows": " ".join(line.rows) or None,
        }
        for line in lines
    ])  # fmt: skip
