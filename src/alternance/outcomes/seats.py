"""How seats are used: by week, against what is offered and promised, and in which field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from alternance.community.community import Community
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import times

__all__ = ["seat_figures"]


def seat_figures(community: Community, plan: Plan) -> dict[str, float | None]:
    """Return `own_field_share`, `seats_used_share` and `promised_seats_unused`. Linear in student-weeks and seat-weeks.

    Where a recorded plan knows only the enterprise of some student, how far seats are used is not known: None.
    """
    stays = list(_stays(plan))
    used = Counter((position, week) for _, position, weeks in stays for week in weeks)
    offered, unused = _offered(community, plan, used)
    known = all(position is not None for _, position, _ in stays)
    return {
        "own_field_share": _own_field(community, stays),
        "seats_used_share": sum(used.values()) / offered if offered and known else None,
        "promised_seats_unused": float(unused) if known else None,
    }


#: (Programme, position, practice weeks) of one student in one block.
Stay = tuple[str, str | None, list[int]]


def _stays(plan: Plan) -> Iterator[Stay]:
    programme_of = dict(plan["cohorts"].select("id", "programme").rows())
    known = times(plan)
    for cohort, block, position in plan["placements"].select("cohort", "block", "position").rows():
        phases = known[cohort].phases.get(block, {})
        yield programme_of[cohort], position, [week for weeks in phases.values() for week in weeks]


def _own_field(community: Community, stays: list[Stay]) -> float | None:
    units = dict(community["hiring_units"].select("id", "occupation").rows())
    field = {position: units[unit] for position, unit in community["positions"].select("id", "unit").rows()}
    wanted = dict(community["programmes"].select("id", "occupation").rows())
    weeks: dict[bool, int] = defaultdict(int)
    for programme, position, own in stays:
        if position is not None:
            weeks[field[position] == wanted.get(programme)] += len(own)
    return weeks[True] / sum(weeks.values()) if sum(weeks.values()) else None


def _offered(community: Community, plan: Plan, used: Counter[tuple[str | None, int]]) -> tuple[int, int]:
    """Return the seat-weeks offered within the plan's horizon, and the promised ones that nobody takes."""
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
