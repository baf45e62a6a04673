"""The calendar of one part: what is handed to an executor, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from alternance.calendar import Cut
from alternance.community import Community
from alternance.community.schema import TABLES
from alternance.community.totals import settled
from alternance.plan import Plan, PlanMeta
from alternance.planner.executors.line import Line
from alternance.planner.options import Options
from alternance.planner.progress import Watch
from alternance.planner.rounds import Round, best_round, cuts_of
from alternance.planner.stages.calendar import Timetable, timetable
from alternance.planner.stages.placement import as_held, placements, stays
from alternance.policy import Limits
from alternance.text import in_language, language

__all__ = ["Job", "calendar_of", "jobs_of"]


@dataclass(frozen=True, eq=False)
class Job:
    """A part of a community, and how it is to be planned; everything that is needed elsewhere."""

    community: Community
    options: Options
    language: str


def jobs_of(community: Community, parts: Sequence[Sequence[str]], options: Options) -> list[Job]:
    """Return a job for each part; a work limit is shared out by the number of cohorts."""
    if len(parts) < 2:
        return [Job(community, options, language())]
    cohorts, work = community["cohorts"].height, options.work_limit
    community = settled(community)  # what is asked of an enterprise is seen of all parts together
    return [
        Job(
            _part(community, names),
            replace(options, work_limit=None if work is None else max(1, work * len(names) // cohorts)),
            language(),
        )
        for names in parts
    ]


def _part(community: Community, cohorts: Sequence[str]) -> Community:
    """Return the community with these cohorts alone: rows about other cohorts and their students are left out."""
    kept = {"cohorts": pl.Series(cohorts, dtype=pl.String)}
    own = community["cohorts"].filter(pl.col("id").is_in(kept["cohorts"].implode()))
    students = community["students"].filter(pl.col("cohort").is_in(kept["cohorts"].implode()))
    kept["students"] = students["id"]
    tables = {"cohorts": own, "students": students}
    for name, schema in TABLES.items():
        for column, definition in schema.columns().items():
            refers = (definition.metadata or {}).get("refers")
            if refers in kept and name not in ("cohorts", "students"):
                rows = tables.get(name, community[name])
                tables[name] = rows.filter(pl.col(column).is_null() | pl.col(column).is_in(kept[refers].implode()))
    return community.with_tables(**tables)


def calendar_of(job: Job, line: Line) -> Plan:
    """Return a part's calendar, the best of all rounds, as a plan without anything else.

    Its facts say status, objective, bounds, what was assumed, and how many lacked a place before and after the rounds.
    """
    with in_language(job.language):
        return _best(job.community, job.options, line)


def _best(community: Community, options: Options, line: Line) -> Plan:
    limits, watch = Limits.of(community.meta.packs), Watch(line.tell)

    def attempt(cuts: Sequence[Cut]) -> Round:
        made = timetable(community, options, watch, line.cancelled, cuts, near=options.near, today=options.today)
        drawn = Plan(_meta(community, options, made), made.tables)
        if not made.tables or not options.rounds:
            return Round(made, drawn, None)
        seated = placements(community, drawn, limits, watch)
        return Round(made, drawn.with_tables(placements=seated.placements, unplaced=seated.unplaced), seated)

    def handed_back(last: Round) -> Sequence[Cut]:
        if not last.without:
            return ()
        held = as_held(community, options.mode)
        return cuts_of(held, stays(held, last.drawn), last.drawn["unplaced"], last.made.ways)

    first, best, cut = best_round(attempt, handed_back, options.rounds, watch, line.cancelled)
    stopped = {"status": "cut short", "reproducible": False} if cut and best.seated is not None else {}
    counts = {} if best.seated is None else {"unplaced_before": first.without, "unplaced_after": best.without}
    return Plan(best.drawn.meta, best.made.tables).with_meta(**counts, **stopped)


def _meta(community: Community, options: Options, made: Timetable) -> PlanMeta:
    return PlanMeta(
        title=community.meta.title,
        community=community.hash,
        first_week=community.meta.first_week,
        weeks=community.meta.weeks,
        mode=options.mode,
        status=made.status,
        rules_off=made.rules_off,
        assumed=made.assumed,
        objective=dict(made.objective),
        bounds=dict(made.bounds),
        reasons=made.reasons,
        changes=made.changes,
        reproducible=made.reproducible,
    )
