"""Repair of a plan in mid-year: the calendar stays, as few students as can be move, all that follows is made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from alternance.community import Community
from alternance.placement import repair
from alternance.plan import Plan
from alternance.planner.pipeline import finished
from alternance.planner.progress import Listener, Watch
from alternance.planner.stages.placement import as_held, stays, tables_of, without_place
from alternance.planner.versions import versions
from alternance.policy import Limits
from alternance.text import N_, _, say

__all__ = ["CannotRepairError", "Repaired", "repaired"]


class CannotRepairError(ValueError):
    """The plan is of another kind than what can be repaired; the message says why, in the user's words."""


@dataclass(frozen=True, eq=False)
class Repaired:
    """The new plan and how it came about.

    Attributes
    ----------
    moves : list of Move
        Who is no longer where the plan had the student, and why.
    status : str
        ``fewest``: proven that with fewer moves no more keep a place; ``found``: not proven.
    """

    plan: Plan
    moves: list[repair.Move]
    status: str


def repaired(
    community: Community,
    plan: Plan,
    most_moves: int | None = None,
    progress: Listener | None = None,
    clock: Callable[[], float] | None = None,
) -> Repaired:
    """Repair `plan` for `community` as it is now.

    Parameters
    ----------
    most_moves : int or None
        Placements that may be moved to another position at most; None: any number.

    Raises
    ------
    CannotRepairError
        When the plan is a recorded one, has no calendar, or is for other weeks or other cohorts than the community.
    """
    _same_calendar(community, plan)
    watch, limits = Watch(progress, clock), Limits.of(community.meta.packs)
    drawn = plan.with_tables(cohorts=_cohorts(community, plan))
    rows = plan["placements"].select("student", "block", "position", "door").rows()
    held = {(student, block): (position, door) for student, block, position, door in rows if position is not None}
    with watch.timed("placement"):
        as_planned = as_held(community, plan.meta.mode)
        found = repair.repair(
            as_planned,
            stays(as_planned, drawn),
            limits,
            held,
            most_moves=most_moves,
            learn_before_work="learn-before-work" not in plan.meta.rules_off,
        )
    seated = tables_of(found.placement, plan.horizon)
    without = without_place(seated.unplaced)
    text = say("{moved} placements moved, {without} students lack one", moved=found.moved, without=without)
    watch.tell("placement", text, done=True)
    drawn = drawn.with_tables(placements=seated.placements, unplaced=seated.unplaced, blocking=seated.blocking)
    drawn = drawn.with_meta(
        community=community.hash,
        options={**plan.meta.options, "repaired": plan.hash, "moves": most_moves},
        versions=versions(),
        unplaced_before=without_place(plan["unplaced"]),
        unplaced_after=without,
    )
    made = finished(community, drawn, seated, limits, watch)
    return Repaired(made.with_meta(times=dict(watch.times)), found.moves, found.status)


def _same_calendar(community: Community, plan: Plan) -> None:
    """Refuse a plan of which the calendar cannot be the community's."""
    meta, own = plan.meta, community.meta
    if meta.kind != "computed" or not plan["spans"].height:
        raise CannotRepairError(_("only a plan that was computed and has a calendar can be repaired"))
    if (meta.first_week, meta.weeks) != (own.first_week, own.weeks):
        raise CannotRepairError(_("the plan is for other weeks than the community; plan it anew"))
    columns = ("id", "programme", "school", "first_week", "due_week")
    before, now = (set(table["cohorts"].select(columns).rows()) for table in (plan, community))
    if before != now:
        names = ", ".join(sorted({str(row[0]) for row in before ^ now}))
        text = N_("cohorts came, went or changed since the plan was made: {names}; plan it anew")
        raise CannotRepairError(say(text, names=names))


def _cohorts(community: Community, plan: Plan) -> pl.DataFrame:
    """Return the plan's cohorts with the sizes that they have now."""
    own = community["cohorts"].select("id", "size")
    return plan["cohorts"].drop("size").join(own, on="id", how="left").select(plan["cohorts"].columns)
