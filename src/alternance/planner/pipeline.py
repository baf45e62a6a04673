"""The stages one after the other, each with what it needs and what it adds; nothing is kept of a run that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alternance.calendar import Cut
from alternance.community import Community
from alternance.framework import esco
from alternance.plan import Plan, PlanMeta
from alternance.planner import caution
from alternance.planner.options import Options
from alternance.planner.progress import Listener, Watch
from alternance.planner.rounds import Round, best_round, cuts_of
from alternance.planner.stages.calendar import Timetable, timetable
from alternance.planner.stages.check import check
from alternance.planner.stages.gap import gaps
from alternance.planner.stages.outcomes import counted
from alternance.planner.stages.placement import Seated, as_held, placements, stays
from alternance.planner.stages.staffing import staffed
from alternance.planner.versions import versions
from alternance.policy import Limits
from alternance.text import say

__all__ = ["plan"]


def plan(
    community: Community,
    options: Options | None = None,
    progress: Listener | None = None,
    cancelled: Callable[[], bool] | None = None,
    clock: Callable[[], float] | None = None,
) -> Plan:
    """Plan a community.

    Parameters
    ----------
    options : Options
        Mode, work limit, workers, seed, rounds.
    progress : callable
        Told a `Progress` at every step worth telling.
    cancelled : callable
        Asked now and then; once it says yes the best calendar so far is kept and the later stages, which are quick,
        go on. The plan then says ``cut short`` and is not reproducible.
    clock : callable
        Seconds since any moment, such as `time.monotonic`; without it no times are noted. Never decides anything.

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
    drawn, seated = _placed(community, options, limits, watch, cancelled)
    if seated is not None:
        drawn = _filled(community, options, limits, drawn, seated, watch, cancelled)
    return drawn.with_meta(times=dict(watch.times))


def _placed(
    community: Community, options: Options, limits: Limits, watch: Watch, cancelled: Callable[[], bool] | None
) -> tuple[Plan, Seated | None]:
    """Return the plan with calendar and placement, best of all rounds, and the placement itself."""

    def attempt(cuts: Sequence[Cut]) -> Round:
        with watch.timed("calendar"):
            made = timetable(community, options, watch, cancelled, cuts)
        drawn = Plan(_meta(community, options, made), made.tables)
        if not made.tables:
            return Round(made, drawn, None)
        with watch.timed("placement"):
            seated = placements(community, drawn, limits, watch)
        return Round(made, drawn.with_tables(placements=seated.placements, unplaced=seated.unplaced), seated)

    def handed_back(last: Round) -> Sequence[Cut]:
        if not last.without:
            return ()
        with watch.timed("placement"):
            held = as_held(community, options.mode)
            return cuts_of(held, stays(held, last.drawn), last.drawn["unplaced"], last.made.ways)

    first, best, cut = best_round(attempt, handed_back, options.rounds, watch, cancelled)
    if best.seated is None:
        return best.drawn, None
    stopped = {"status": "cut short", "reproducible": False} if cut else {}
    counts = {"unplaced_before": first.without, "unplaced_after": best.without}
    return best.drawn.with_meta(**counts, **stopped), best.seated


def _filled(
    community: Community,
    options: Options,
    limits: Limits,
    drawn: Plan,
    seated: Seated,
    watch: Watch,
    cancelled: Callable[[], bool] | None,
) -> Plan:
    """Return the plan with all that follows from its calendar and placement."""
    with watch.timed("staffing"):
        # who stopped the calendar wants a plan of it: the teachers are sought in full, that is quick
        may_stop = cancelled if drawn.meta.reproducible else None
        staff = staffed(community, drawn, watch, options.workers, may_stop, limits)
    drawn = drawn.with_tables(**staff.tables)
    with watch.timed("gap"):
        gap = gaps(community, esco(), watch)
    drawn = drawn.with_tables(**gap.tables)
    with watch.timed("outcomes"):
        figures = counted(community, drawn)
        watch.tell("outcomes", say("{count} figures", count=figures["indicators"].height), done=True)
    cautions = [
        *caution.ties(seated.result),
        *caution.crowded_units(community, seated.result.placed, limits),
        *caution.over_contract(staff.result),
        *caution.demand_unknown(gap.result),
    ]
    return drawn.with_tables(**figures, warnings=caution.table(cautions)).with_meta(
        objective={**drawn.meta.objective, **staff.objective},
        bounds={**drawn.meta.bounds, **staff.bounds},
        **({"status": "cut short", "reproducible": False} if staff.result.status == "cut short" else {}),
    )


def _meta(community: Community, options: Options, made: Timetable) -> PlanMeta:
    return PlanMeta(
        title=community.meta.title,
        community=community.hash,
        first_week=community.meta.first_week,
        weeks=community.meta.weeks,
        mode=options.mode,
        status=made.status,
        seed=options.seed,
        options={"work_limit": options.work_limit, "workers": options.workers, "rounds": options.rounds},
        versions=versions(),
        rules_off=made.rules_off,
        assumed=made.assumed,
        objective=dict(made.objective),
        bounds=dict(made.bounds),
        reasons=made.reasons,
        changes=made.changes,
        reproducible=made.reproducible,
    )


def _size(community: Community) -> str:
    return say(
        "{cohorts} cohorts, {students} students, {positions} positions, {weeks} weeks",
        cohorts=community["cohorts"].height,
        students=community["students"].height,
        positions=community["positions"].height,
        weeks=community.meta.weeks,
    )
