"""How seats are used: by week, against what is offered and promised, and in which field."""

from __future__ import annotations

from collections import defaultdict

from alternance.community.community import Community
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import times

__all__ = ["seat_figures"]


def seat_figures(community: Community, plan: Plan) -> dict[str, float | None]:
    """Return `own_field_share`, `seats_used_share` and `promised_seats_unused`. Linear in student-weeks and seat-weeks."""
    occupation_of = {p: o for p, o in community["positions"].join(
        community["hiring_units"].select(unit="id", occupation="occupation"), on="unit", how="left"
    ).select("id", "occupation").rows()}  # fmt: skip
    programme_of = dict(plan["cohorts"].select("id", "programme").rows())
    aims_at = dict(community["programmes"].select("id", "occupation").rows())
    known = times(plan)
    used: dict[tuple[str, int], int] = defaultdict(int)
    own, all_weeks = 0, 0
    for cohort, block, position in plan["placements"].select("cohort", "block", "position").rows():
        if position is None:
            continue
        weeks = [week for phase in known[cohort].phases.get(block, {}).values() for week in phase]
        for week in weeks:
            used[position, week] += 1
        all_weeks += len(weeks)
        own += len(weeks) if occupation_of.get(position) == aims_at.get(programme_of[cohort]) else 0
    offered, unused = _offered(community, plan, used)
    return {
        "own_field_share": own / all_weeks if all_weeks else None,
        "seats_used_share": sum(used.values()) / offered if offered else None,
        "promised_seats_unused": float(unused),
    }


def _offered(community: Community, plan: Plan, used: dict[tuple[str, int], int]) -> tuple[int, int]:
    seats = dict(community["positions"].select("id", "seats").rows())
    horizon = plan.horizon
    offered = unused = 0
    rows = community["position_weeks"].select("position", "from", "to", "seats", "promised").rows()
    for position, first, last, count, promised in rows:
        number = seats[position] if count is None else count
        for week in range(max(0, horizon.index(first)), min(horizon.weeks, horizon.index(last) + 1)):
            offered += number
            unused += max(0, promised - used[position, week])
    return offered, unused
