"""One community planned in several ways, or changed a little, by the same solver with the same work and seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from alternance.community import Community, CommunityError
from alternance.outcomes.scenario import Scenario, in_post
from alternance.plan import Plan, PlanMeta
from alternance.planner.options import Mode, Options
from alternance.planner.pipeline import plan
from alternance.planner.progress import Listener
from alternance.text import _

__all__ = ["Way", "planned", "ways"]


@dataclass(frozen=True, eq=False)
class Way:
    """A community and the mode in which it is planned."""

    scenario: Scenario
    mode: Mode


def ways(community: Community) -> list[Way]:
    """Return the ways of running a community that are set side by side.

    Traditional and joint have the same capacities, seats and work: only learn before work is off and the dates are
    fixed. *Joint, in-post only* tells how much of the difference is due to other forms; where there are none it is left
    out, for it would be the same plan.
    """
    as_it_is = [Way(Scenario(mode, _(mode), community), mode) for mode in ("traditional", "joint")]
    other_forms = any(form != "in-post" for form in community["blocks"]["form"])
    return [*as_it_is, *([Way(in_post(community), "joint")] if other_forms else [])]


def planned(
    way: Way,
    options: Options,
    progress: Listener | None = None,
    cancelled: Callable[[], bool] | None = None,
    clock: Callable[[], float] | None = None,
) -> Plan:
    """Return the plan of a way, which also says what the scenario assumes; the mode of `options` is not asked.

    A changed community in which something cannot be any more (a block without a seat) has an impossible plan.

    Raises
    ------
    CommunityError, PackError
        As `plan` does, of a community that was not changed.
    """
    try:
        made = plan(way.scenario.community, replace(options, mode=way.mode), progress, cancelled, clock)
    except CommunityError as error:
        if not way.scenario.assumed:
            raise
        made = _none(way, tuple(finding.message for finding in error.report.errors))
    return made.with_meta(assumed=(*made.meta.assumed, *way.scenario.assumed))


def _none(way: Way, reasons: tuple[str, ...]) -> Plan:
    own = way.scenario.community
    meta = PlanMeta(own.meta.title, own.hash, own.meta.first_week, own.meta.weeks, mode=way.mode, status="impossible")
    return Plan(meta.but(reasons=reasons), {})
