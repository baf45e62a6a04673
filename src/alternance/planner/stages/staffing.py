"""Fourth stage: who teaches what, who visits whom, who practises when, and how full are the teachers' weeks?

One after the other, each in the time that those before it leave: lessons, visits, practice; points count all three.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from alternance import staffing
from alternance.community import Community
from alternance.plan import Plan
from alternance.planner.progress import Watch
from alternance.planner.stages import staff_tables
from alternance.planner.stages.lessons import lessons
from alternance.planner.stages.placement import as_held
from alternance.policy import Limits
from alternance.staffing import Lessons, points, practice, visits
from alternance.text import say

__all__ = ["Staffed", "staffed"]


@dataclass(frozen=True, eq=False)
class Staffed:
    """The tables (`sessions`, now with teachers, among them), and the engines' own results behind them."""

    tables: Mapping[str, pl.DataFrame]
    result: staffing.Result
    visits: visits.Result
    practice: practice.Result

    @property
    def objective(self) -> dict[str, float]:
        """What each part came to, by name."""
        return {
            "staffing": self.result.objective,
            "visits": self.visits.objective,
            "practice": self.practice.objective,
        }

    @property
    def bounds(self) -> dict[str, float]:
        """The proven lower bound of each part, given those before it."""
        return {"staffing": self.result.bound, "visits": self.visits.bound, "practice": self.practice.bound}


def staffed(
    community: Community,
    plan: Plan,
    watch: Watch,
    workers: int = 1,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits | None = None,
) -> Staffed:
    """Give the sections of `plan` their teachers, its placements their visits, and the teachers their practice.

    Parameters
    ----------
    limits : Limits
        Of the packs in force; None: those that the community names.
    """
    limits = limits or Limits.of(community.meta.packs)
    asked, taught = staffing.duties(community), lessons(community, plan)
    problem = staffing.build(community, taught, asked)
    result = staffing.solve(
        problem,
        workers=workers,
        cancelled=cancelled,
        progress=lambda done, all_: watch.tell("staffing", say("school {done} of {all}", done=done, all=all_)),
    )
    load = staffing.load(problem, {s.id: result.teacher[s.id] for s in problem.sections if s.id in result.teacher})
    to_visit = visits.build(
        community, limits, asked, problem.teachers, load, stays(community, plan), _teaching(plan, result.teacher)
    )
    visited = visits.solve(to_visit, cancelled=cancelled)
    ways = Counter((visit.tutor, visit.week) for visit in visited.visits)
    to_practise = practice.build(community, limits, asked, load, ways)
    practised = practice.solve(to_practise)
    _tell(watch, result, visited, practised)
    duties = staff_tables.duties(community, plan, asked, given(taught, result.teacher), to_visit, visited)
    tables = {
        "sessions": _with_teachers(plan["sessions"], result.teacher),
        "unstaffed": staff_tables.unstaffed(community, plan, result),
        "duties": duties,
        **staff_tables.visits(plan, to_visit, visited),
        **staff_tables.practice(plan, practised),
        "points": staff_tables.points(points.lines(community, _done(community, duties, visited, practised))),
    }
    return Staffed(tables, result, visited, practised)


def _tell(watch: Watch, result: staffing.Result, visited: visits.Result, practised: practice.Result) -> None:
    text = say(
        "{given} sections have a teacher, {left} lack one; {visits} visits are planned, {missed} cannot be made",
        given=len(result.teacher), left=len(result.unstaffed), visits=len(visited.visits), missed=len(visited.missed),
    )  # fmt: skip
    value, bound = (a + b + c for a, b, c in (
        (result.objective, visited.objective, practised.objective),
        (result.bound, visited.bound, practised.bound),
    ))  # fmt: skip
    watch.tell("staffing", text, value, bound, done=True)


def stays(community: Community, plan: Plan) -> list[visits.Stay]:
    """Return the placements of `plan` that are at a position, with site and practice weeks."""
    community = as_held(community, plan.meta.mode)
    weeks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for cohort, block, first, last in plan["spans"].select("cohort", "block", "from", "to").rows():
        weeks[cohort, block] |= set(range(plan.horizon.index(first), plan.horizon.index(last) + 1))
    programmes = dict(plan["cohorts"].select("id", "programme").rows())
    units = dict(community["positions"].select("id", "unit").rows())
    sites = dict(community["hiring_units"].select("id", "site").rows())
    return [
        visits.Stay(student, block, programmes[cohort], sites[units[position]], tuple(sorted(weeks[cohort, block])))
        for student, cohort, block, position in plan["placements"]
        .select("student", "cohort", "block", "position")
        .rows()
        if position is not None and weeks[cohort, block]
    ]


def _teaching(plan: Plan, teacher: Mapping[str, str]) -> dict[str, set[str]]:
    """Return programme → teachers who are given a section of one of its cohorts."""
    programmes = dict(plan["cohorts"].select("id", "programme").rows())
    found: dict[str, set[str]] = defaultdict(set)
    for section, cohort in plan["sections"].select("id", "cohort").rows():
        if section in teacher:
            found[programmes[cohort]].add(teacher[section])
    return found


def given(taught: list[Lessons], teacher: Mapping[str, str]) -> list[tuple[str, Lessons]]:
    """Return who gives which lessons; what is taught as one is given once."""
    courses: dict[tuple[str, str], Lessons] = {}
    for row in sorted(taught, key=lambda row: row.section):
        if row.section in teacher:
            courses.setdefault((teacher[row.section], row.together or row.section), row)
    return [(name, row) for (name, _), row in courses.items()]


def _with_teachers(sessions: pl.DataFrame, teacher: Mapping[str, str]) -> pl.DataFrame:
    names = pl.Series("teacher", [teacher.get(section) for section in sessions["section"]], dtype=pl.String)
    return sessions.with_columns(names)


def _done(
    community: Community, duties: pl.DataFrame, visited: visits.Result, practised: practice.Result
) -> points.Done:
    """Return what points may count of each teacher."""
    taught: Counter[str] = Counter()
    for name, activity, minutes in duties.select("teacher", "activity", "minutes").rows():
        taught[name] += minutes if activity == "lessons" else 0
    headed: Counter[str] = Counter()
    for head, weeks in staffing.classes_headed(community).items():
        headed[head] = int((weeks > 0).sum())
    return points.Done(
        taught, Counter(visit.tutor for visit in visited.visits), headed,
        {name: len(weeks) for name, weeks in practised.weeks.items()},
    )  # fmt: skip
