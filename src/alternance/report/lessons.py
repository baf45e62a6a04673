"""Lessons by week, read from the plan's sessions: of cohorts, and in rooms of a kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import polars as pl

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.plan.plan import Plan

__all__ = ["Lessons", "lessons", "plan_days"]

Ints = npt.NDArray[np.int64]
#: Practice week → days of a day release; None: the whole week.
Away = Mapping[int, int | None]


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


@dataclass(frozen=True)
class _Lesson:
    """The minutes of a section in one week; 0 where they are not known."""

    cohort: str
    first: bool
    takes_room: bool
    room_kind: str | None
    week: int
    minutes: int


def plan_days(community: Community, plan: Plan) -> dict[str, Ints]:
    """Return the school days of every school in the weeks of the plan, which a recorded plan has of its own."""
    meta = replace(community.meta, first_week=plan.meta.first_week, weeks=plan.meta.weeks)
    days = school_days(replace(community, meta=meta))
    closed = {str(week) for week in plan.meta.options.get("weeks_without_school") or ()}
    off = np.array([monday.isoformat() in closed for monday in plan.horizon.mondays()])
    schools = {*days, *plan["cohorts"]["school"].drop_nulls()}
    usual = np.full(plan.meta.weeks, 5, dtype=np.int64)
    return {school: np.where(off, 0, days.get(school, usual)) for school in sorted(schools)}


def lessons(community: Community, plan: Plan, days: dict[str, Ints], away: Mapping[str, Away]) -> Lessons:
    """Add up the lessons of all sections; parallel ones count once for their cohort, joint ones once for their room.

    Linear in sessions times their weeks.
    """
    size = plan.meta.weeks
    found = Lessons(
        {cohort: np.zeros(size, dtype=np.int64) for cohort in away},
        {cohort: np.zeros(size, dtype=np.bool_) for cohort in away},
        defaultdict(lambda: np.zeros(size, dtype=np.int64)),
    )
    schools = dict(plan["cohorts"].select("id", "school").rows())
    open_days = {cohort: _open(plan, days, schools[cohort], own) for cohort, own in away.items()}
    for lesson in _walk(community, plan, open_days):
        found.taught[lesson.cohort][lesson.week] = True
        if lesson.first:
            found.cohorts[lesson.cohort][lesson.week] += lesson.minutes
        if lesson.takes_room and lesson.room_kind and (school := schools[lesson.cohort]):
            found.rooms[school, lesson.room_kind][lesson.week] += lesson.minutes
    return found


def _open(plan: Plan, days: dict[str, Ints], school: str | None, away: Away) -> Ints:
    """Return the school days of the weeks in which a cohort can be taught, 0 in others; 5 where no school is said.

    A day release that leaves a day leaves the week: what a module takes of it goes by all its school days.
    """
    here = days.get(school or "", np.full(plan.meta.weeks, 5, dtype=np.int64)).copy()
    for week, release in away.items():
        if 0 <= week < plan.meta.weeks and (release is None or release >= here[week]):
            here[week] = 0
    return here


def _walk(community: Community, plan: Plan, days: dict[str, Ints]) -> Iterator[_Lesson]:
    """Walk through the sessions, run after run: a module takes in its last week only what is missing."""
    minutes = dict(community["modules"].select("id", "minutes").rows())
    sections = plan["sections"].select(
        "id", "cohort", "module",
        first=pl.col("number") == pl.col("number").min().over("cohort", "module"),
        takes_room=pl.col("together").is_null() | pl.col("id").eq_missing(pl.col("id").min().over("together")),
    )  # fmt: skip
    runs = plan["sessions"].join(sections, left_on="section", right_on="id", maintain_order="left")
    left: dict[str, int] = {}
    for run in runs.iter_rows(named=True):
        own, section, module = days[run["cohort"]], run["section"], run["module"]
        first, last = plan.horizon.index(run["from"]), plan.horizon.index(run["to"])
        for week in range(max(0, first), min(plan.meta.weeks, last + 1)):
            if not own[week]:
                continue
            asked = (run["minutes"] or 0) * int(own[week]) // 5
            taken = min(asked, left.get(section, minutes.get(module, asked)))
            left[section] = left.get(section, minutes.get(module, taken)) - taken
            yield _Lesson(run["cohort"], run["first"], run["takes_room"], run["room_kind"], week, taken)
