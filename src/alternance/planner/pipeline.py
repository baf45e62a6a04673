"""The stages one after the other, each with what it needs and what it adds; nothing is kept of a run that fails."""

from __future__ import annotations

from collections.abc import Callable

from alternance.community import Community
from alternance.framework import known
from alternance.plan import Plan
from alternance.planner import caution
from alternance.planner.executors import Executor, InProcess
from alternance.planner.options import Options
from alternance.planner.parts import calendar_of, components, jobs_of, merged
from alternance.planner.parts.telling import Together
from alternance.planner.progress import Listener, Watch
from alternance.planner.stages.adjustments import adjustments
from alternance.planner.stages.check import check
from alternance.planner.stages.gap import gaps
from alternance.planner.stages.outcomes import counted
from alternance.planner.stages.placement import Seated, placements, without_place
from alternance.planner.stages.staffing import staffed
from alternance.planner.versions import versions
from alternance.policy import Limits
from alternance.text import N_, _, say

__all__ = ["finished", "plan"]


def plan(
    community: Community,
    options: Options | None = None,
    progress: Listener | None = None,
    cancelled: Callable[[], bool] | None = None,
    clock: Callable[[], float] | None = None,
    executor: Executor | None = None,
) -> Plan:
    """Plan a community.

    Parameters
    ----------
    options : Options
        Mode, work limit, workers, seed, rounds, a plan to stay near to.
    progress : callable
        Told a `Progress` at every step worth telling.
    cancelled : callable
        Asked now and then; once it says yes the best calendar so far is kept and the later stages, which are quick,
        go on. The plan then says ``cut short`` and is not reproducible.
    clock : callable
        Seconds since any moment, such as `time.monotonic`; without it no times are noted. Never decides anything.
    executor : Executor
        Where parts of the community that share nothing get their calendars: one after the other in this process unless
        given. Never decides anything but the time it takes.

    Returns
    -------
    Plan
        With status ``planned`` or ``cut short``; or with ``impossible`` or ``not found``, no tables, and the reasons
        in words. It is not verified: whoever calls does that, with another package (`alternance.verify`).

    Raises
    ------
    CommunityError
        When the community breaks its own schema.
    PackError
        When it names a rule pack that is not there.
    """
    options = options or Options()
    watch = Watch(progress, clock)
    with watch.timed("check"):
        limits = check(community)
        watch.tell("check", _size(community), done=True)
    with watch.timed("calendar"):
        drawn = _calendar(community, options, watch, cancelled, executor or InProcess())
    if drawn.tables["spans"].height or drawn.tables["sections"].height:
        drawn = _filled(community, options, limits, drawn, watch, cancelled)
    return drawn.with_meta(times=dict(watch.times))


def _calendar(
    community: Community,
    options: Options,
    watch: Watch,
    cancelled: Callable[[], bool] | None,
    executor: Executor,
) -> Plan:
    """Return the plan with its calendar: part by part, whatever runs them, and put together."""
    parts = components(community)
    told = Together(watch, len(parts))
    plans = executor.run(calendar_of, jobs_of(community, parts, options), told, cancelled or _never)
    drawn = merged(plans)
    meta, cohorts, count = drawn.meta, community["cohorts"].height, len(parts)
    if meta.status in ("impossible", "not found"):
        watch.tell("calendar", _("no calendar"), done=True)
    else:
        text = N_("{cohorts} cohorts") if count == 1 else N_("{cohorts} cohorts, in {parts} parts that share nothing")
        text = say(text, cohorts=cohorts, parts=count)
        text = text if meta.reproducible else say("{what}, cut short", what=text)
        watch.tell("calendar", text, meta.objective["calendar"], meta.bounds["calendar"], done=True)
    return drawn.with_meta(
        title=community.meta.title,
        community=community.hash,
        seed=options.seed,
        options=options.as_json(),
        versions=versions(),
    )


def _never() -> bool:
    return False


def _filled(
    community: Community,
    options: Options,
    limits: Limits,
    drawn: Plan,
    watch: Watch,
    cancelled: Callable[[], bool] | None,
) -> Plan:
    """Return the plan with all that follows from its calendar."""
    with watch.timed("placement"):
        seated = placements(community, drawn, limits, watch, everybody=options.place_everybody)
    drawn = drawn.with_tables(placements=seated.placements, unplaced=seated.unplaced, blocking=seated.blocking)
    without = without_place(drawn["unplaced"])
    if drawn.meta.unplaced_before is None:  # no rounds were asked for
        drawn = drawn.with_meta(unplaced_before=without)
    drawn = drawn.with_meta(unplaced_after=without)
    return finished(community, drawn, seated, limits, watch, options.workers, cancelled)


def finished(
    community: Community,
    drawn: Plan,
    seated: Seated,
    limits: Limits,
    watch: Watch,
    workers: int = 1,
    cancelled: Callable[[], bool] | None = None,
) -> Plan:
    """Return a plan that has its calendar and placement with all that follows: teachers, visits, gap, figures."""
    drawn = drawn.with_tables(adjustments=adjustments(community, drawn["placements"]))
    with watch.timed("staffing"):
        # who stopped the calendar wants a plan of it: the teachers are sought in full, that is quick
        may_stop = cancelled if drawn.meta.reproducible else None
        staff = staffed(community, drawn, watch, workers, may_stop, limits)
    drawn = drawn.with_tables(**staff.tables)
    with watch.timed("gap"):
        gap = gaps(community, known(), watch, int(drawn.meta.options.get("budget", 0)))
    drawn = drawn.with_tables(**gap.tables)
    with watch.timed("outcomes"):
        figures = counted(community, drawn)
        watch.tell("outcomes", say("{count} figures", count=figures["indicators"].height), done=True)
    cautions = [
        *caution.ties(seated.result),
        *caution.blocking(seated.result),
        *caution.ages_unknown(seated.result),
        *caution.adjustments(drawn["adjustments"]),
        *caution.split_totals(seated.result),
        *caution.crowded_units(community, seated.result.placed, limits),
        *caution.over_contract(staff.result),
        *caution.demand_unknown(gap.result),
        *caution.demand_beyond(gap.result),
    ]
    return drawn.with_tables(**figures, warnings=caution.table(cautions)).with_meta(
        objective={**drawn.meta.objective, "placement": seated.left, **staff.objective},
        bounds={**drawn.meta.bounds, "placement": seated.least_left, **staff.bounds},
        **({"status": "cut short", "reproducible": False} if staff.result.status == "cut short" else {}),
    )


def _size(community: Community) -> str:
    return say(
        "{cohorts} cohorts, {students} students, {positions} positions, {weeks} weeks",
        cohorts=community["cohorts"].height,
        students=community["students"].height,
        positions=community["positions"].height,
        weeks=community.meta.weeks,
    )
