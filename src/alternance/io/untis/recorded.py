"""Sections and sessions as a recorded plan: alone, or in place of those that a plan had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from alternance.community.community import Community
from alternance.community.findings import Place
from alternance.io.problems import Found
from alternance.io.untis.replaced import replaced
from alternance.plan import Plan, PlanMeta
from alternance.plan.tables import empty_table, table_of
from alternance.text import say

__all__ = ["cohorts_of", "recorded", "with_warnings"]

Row = dict[str, Any]
#: Tables of a plan that its lessons do not touch.
_STAY = ("spans", "placements", "unplaced")


def cohorts_of(community: Community, plan: Plan | None) -> pl.DataFrame:
    """Return the classes: the plan's, else the community's, as a plan's table."""
    if plan is not None:
        return plan["cohorts"]
    return community["cohorts"].select(empty_table("cohorts").columns)


def recorded(
    community: Community, plan: Plan | None, sections: Sequence[Row], sessions: Sequence[Row],
    weeks: tuple[dt.date, dt.date] | None, found: Found,
) -> Plan:  # fmt: skip
    """Return the plan of these lessons; in a plan they replace those of their schools, within `weeks` alone if named.

    Without a plan its cohorts are the classes that have lessons, and its weeks those of the lessons.
    """
    own = {"sections": table_of("sections", sections), "sessions": table_of("sessions", sessions)}
    days = [row[end] for row in sessions for end in ("from", "to")]
    if plan is None:
        cohorts = cohorts_of(community, None).filter(pl.col("id").is_in(own["sections"]["cohort"].implode()))
        cohorts = cohorts.with_columns(pl.min_horizontal("first_week", pl.lit(min(days))))
        return Plan(_meta(community, days, {}, ()), {"cohorts": cohorts, **own})
    lacking, own = replaced(plan, own["sections"], own["sessions"], weeks)
    for cohort in lacking:
        found.note("lesson-lacking", Place(say("cohort {cohort}", cohort=cohort)), cohort)
    days += [plan.meta.first_week, plan.horizon.monday(plan.meta.weeks - 1)]
    stay = {name: plan[name] for name in _STAY if plan.knows(name)}
    return Plan(_meta(community, days, plan.meta.options, tuple(stay)), {"cohorts": plan["cohorts"], **own, **stay})


def _meta(community: Community, weeks: Collection[dt.date], options: dict[str, Any], stay: tuple[str, ...]) -> PlanMeta:
    first, last = min(weeks), max(weeks)
    free = options.get("weeks_without_school")
    return PlanMeta(
        title=say("Timetable: {title}", title=community.meta.title), community=community.hash, first_week=first,
        weeks=(last - first).days // 7 + 1, kind="recorded", mode="recorded", status="recorded",
        tables_given=("cohorts", "sections", "sessions", *stay),
        options={"weeks_without_school": free} if free else {},
    )  # fmt: skip


def with_warnings(plan: Plan, found: Found) -> Plan:
    """Return the plan with what was told as its table `warnings`."""
    rows = [
        {
            "id": f"t-{number:04}", "rule": one.code, "place": str(one.place), "remedy": one.remedy,
            "message": one.message if one.value is None else f"{one.value}: {one.message}",
        }
        for number, one in enumerate(found.in_order(), start=1)
    ]  # fmt: skip
    return plan.with_tables(warnings=table_of("warnings", rows))
