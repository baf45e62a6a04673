"""How full teachers' weeks are, from the duties that a plan gives them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.plan.plan import Plan

__all__ = ["load_figures"]


def load_figures(community: Community, plan: Plan) -> dict[str, float | None]:
    """Return `teacher_load_highest` and `teacher_load_mean`; None where no contract has any minutes."""
    teachers = community["teachers"].select("id", "school", "minutes_per_week").rows()
    contract = {teacher: minutes for teacher, _, minutes in teachers}
    loads: dict[tuple[str, dt.date], int] = defaultdict(int)
    for teacher, week, minutes in plan["duties"].select("teacher", "week", "minutes").rows():
        loads[teacher, week] += minutes
    shares = [minutes / contract[teacher] for (teacher, _), minutes in loads.items() if contract[teacher]]
    days = school_days(community, plan.horizon)
    offered = sum(minutes * int(days[school].sum()) / 5 for _, school, minutes in teachers)
    return {
        "teacher_load_highest": max(shares, default=0.0) if any(contract.values()) else None,
        "teacher_load_mean": sum(loads.values()) / offered if offered else None,
    }
