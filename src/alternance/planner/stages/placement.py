"""Third stage: who goes where, and why some go nowhere?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from alternance.community import Community, Horizon
from alternance.placement import Exceptional, Placed, Placement, Stay, Unplaced, place, words
from alternance.plan import Plan
from alternance.plan.tables import empty_table, table_of
from alternance.planner.progress import Watch
from alternance.planner.stages.lessons import lessons
from alternance.policy import Limits
from alternance.readiness.from_plan import Times, times
from alternance.readiness.givers import given_before, module_gifts
from alternance.readiness.judge import gather
from alternance.readiness.needs import block_work
from alternance.text import N_, _, say

__all__ = ["Seated", "as_held", "placements", "stays", "tables_of", "without_place"]

#: Forms whose students sit in a room of the community: nobody is placed there.
IN_ROOMS = ("studio", "joint platform")
#: Door, other than a round → what it says.
_DOORS = {
    "lock": N_("held fast by hand"),
    "contract": N_("by contract"),
    "search": N_("found by the student"),
    "returning": N_("returns there"),
    "completion": N_("beyond what is stable, so that as many as can be have a place"),
    "repair": N_("by repair of an earlier plan"),
}


@dataclass(frozen=True, eq=False)
class Seated:
    """The tables `placements`, `unplaced` and `blocking`, and the engine's own result behind them."""

    placements: pl.DataFrame
    unplaced: pl.DataFrame
    result: Placement
    blocking: pl.DataFrame = field(default_factory=lambda: empty_table("blocking"))

    @property
    def left(self) -> int:
        """Students, a block each, whom no batch placed."""
        return sum(len(batch.people) - batch.result.placed for batch in self.result.batches)

    @property
    def least_left(self) -> int:
        """How many are left at least, whichever stable matching is taken; proven batch by batch."""
        stable = sum(len(batch.people) - min(batch.result.bound, len(batch.people)) for batch in self.result.batches)
        return min(stable, self.left)  # a completion may place more than any stable matching


def placements(community: Community, plan: Plan, limits: Limits, watch: Watch, *, everybody: bool = False) -> Seated:
    """Place the students of every stay that the calendar of `plan` has; `everybody`: also beyond what is stable."""
    community = as_held(community, plan.meta.mode)
    result = place(
        community,
        stays(community, plan),
        limits,
        learn_before_work="learn-before-work" not in plan.meta.rules_off,
        everybody=everybody,
        progress=lambda done, all_: watch.tell("placement", say("batch {done} of {all}", done=done, all=all_)),
    )
    seated = tables_of(result, plan.horizon)
    without = without_place(seated.unplaced)
    text = say("{placed} placements in {batches} batches, {without} students lack one", placed=len(result.placed),
               batches=len(result.batches), without=without)  # fmt: skip
    watch.tell("placement", text, seated.left, seated.least_left, done=True)
    return seated


def tables_of(result: Placement, horizon: Horizon) -> Seated:
    """Return a placement as tables."""
    placed = [_placed(row, horizon) for row in result.placed]
    left = [line for row in result.unplaced for line in _unplaced(row, horizon)]
    blocking = [_exceptional(n, row, horizon) for n, row in enumerate(result.blocking, start=1)]
    return Seated(table_of("placements", placed), table_of("unplaced", left), result, table_of("blocking", blocking))


def without_place(unplaced: pl.DataFrame) -> int:
    """Return how many students lack a place; who looks for one of their own does not, while they look."""
    return unplaced.filter(pl.col("reason") != "searching")["student"].n_unique()


def as_held(community: Community, mode: str) -> Community:
    """Return the community with the forms in which `mode` holds its blocks: in the traditional one all are in-post."""
    if mode != "traditional":
        return community
    places = community["hiring_units"]["occupation"].unique().implode()
    in_post = ~pl.col("form").cast(pl.String).is_in(IN_ROOMS) | pl.col("place").is_in(places)
    form = pl.when(in_post).then(pl.lit("in-post")).otherwise(pl.col("form").cast(pl.String)).alias("form")
    enterprise = pl.when(~in_post).then(pl.col("enterprise"))
    return community.with_tables(blocks=community["blocks"].with_columns(form, enterprise))


def stays(community: Community, plan: Plan) -> list[Stay]:
    """Return every cohort's stays in blocks that need a position, with what the cohort is given by the calendar."""
    gifts, work, before = module_gifts(community), block_work(community), given_before(community)
    forms = dict(community["blocks"].select("id", "form").rows())
    taught = _taught(community, plan)
    found = []
    for cohort, own in sorted(times(plan).items()):
        given = gather(before.get(cohort, []), own.module_ends, gifts, own.phases, work)
        lessons_of = taught.get(cohort, {})
        found += [Stay(cohort, block, own.phases[block], given, lessons_of) for block in _placing(own, forms)]
    return found


def _taught(community: Community, plan: Plan) -> dict[str, dict[int, int]]:
    """Return cohort → week → minutes of lessons, where lessons and practice may share a week; sections count once."""
    if not (community["blocks"]["rhythm"].cast(pl.String) == "day release").any():
        return {}
    modules: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for section in lessons(community, plan):
        own = modules[section.cohort, section.module]
        for week, minutes in section.minutes.items():
            own[week] = max(minutes, own.get(week, 0))
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (cohort, _module), weeks in modules.items():
        for week, minutes in weeks.items():
            found[cohort][week] += minutes
    return found


def _placing(own: Times, forms: dict[str, str]) -> list[str]:
    return sorted(block for block in own.phases if forms[block] not in IN_ROOMS)


def _when(student: str, stay: Stay, horizon: Horizon) -> dict[str, Any]:
    weeks = stay.weeks
    first, last = horizon.monday(weeks[0]), horizon.monday(weeks[-1])
    return {"student": student, "cohort": stay.cohort, "block": stay.block, "from": first, "to": last}


def _placed(row: Placed, horizon: Horizon) -> dict[str, Any]:
    where = {"position": row.position.id, "seat_of": row.seat_of}
    where |= {"enterprise": row.position.enterprise, "mentor": row.position.mentor}
    how = {"door": row.door, "rank": row.rank, "reason": "; ".join(_parts(row))}
    return _when(row.student, row.stay, horizon) | where | how


def _parts(row: Placed) -> Iterator[str]:
    """Yield why this position, in a sentence's parts."""
    if row.door in _DOORS:
        yield _(_DOORS[row.door])
    if row.rank is not None:
        yield say("the student's rank {rank}", rank=row.rank)
    elif row.door == "round":
        yield _("no wish said, taken by the way")
    if row.way is not None:
        yield say("{minutes} minutes away", minutes=row.way)


def _unplaced(row: Unplaced, horizon: Horizon) -> Iterator[dict[str, Any]]:
    for code, count in row.reasons.items():
        yield _when(row.student, row.stay, horizon) | {"reason": code, "count": count, "detail": words(code, count)}


def _exceptional(number: int, row: Exceptional, horizon: Horizon) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in ("kind", "student", "position", "group", "site", "why")}
    return {"id": f"x-{number:04}", "from": horizon.monday(row.week), **found}
