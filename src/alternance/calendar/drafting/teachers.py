"""Teachers' minutes by school and set of qualifications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from alternance.calendar.drafting.closed import closed_sets, closure, suppliers_of
from alternance.calendar.drafting.draft import Group
from alternance.calendar.drafting.limits import Ledger
from alternance.calendar.problem import Floats, Ints
from alternance.community.community import Community
from alternance.text import say

__all__ = ["add_teachers", "minutes_offered"]

#: (school, qualification) → positions of the resources that a section asking for it uses.
Uses = dict[tuple[str, str], tuple[int, ...]]


def minutes_offered(community: Community, days: Mapping[str, Ints]) -> dict[str, Ints]:
    """Return the minutes for lessons of each teacher by week: contract less other duties, absences and free days."""
    horizon = community.horizon
    away: dict[str, Floats] = defaultdict(lambda: np.zeros(horizon.weeks))
    for teacher, first, last, share in community["teacher_absences"].select("teacher", "from", "to", "share").rows():
        span = slice(max(0, horizon.index(first)), max(0, min(horizon.weeks, horizon.index(last) + 1)))
        away[teacher][span] = np.maximum(away[teacher][span], share)
    offered = {}
    for row in community["teachers"].iter_rows(named=True):
        full = (row["minutes_per_week"] - row["other_duties_minutes"]) * (1.0 - away[row["id"]])
        offered[row["id"]] = np.floor(full * days[row["school"]] / 5 + 1e-9).astype(np.int64)
    return offered


def add_teachers(
    community: Community, days: Mapping[str, Ints], asking: Iterable[tuple[str, str]], ledger: Ledger
) -> Uses:
    """Add a resource for each connected closed set of the qualifications that a school asks for.

    Parameters
    ----------
    asking : pairs (school, qualification)

    Notes
    -----

    The peak counts for the groups that are the closure of one qualification.
    """
    asked: dict[str, set[str]] = defaultdict(set)
    for school, qualification in asking:
        asked[school].add(qualification)
    if community["teachers"].height == 0 and any(asked.values()):
        ledger.assumed.append(say("No teachers are named: lessons are planned as if there were enough."))
        return {}
    offered = minutes_offered(community, days)
    school_of = dict(community["teachers"].select("id", "school").rows())
    able: dict[str, dict[str, set[str]]] = {s: {q: set() for q in sorted(qs)} for s, qs in sorted(asked.items()) if qs}
    for teacher, qualification in community["teacher_qualifications"].rows():
        there = able.get(school_of[teacher], {})
        if qualification in there:
            there[qualification].add(teacher)
    uses: dict[tuple[str, str], list[int]] = defaultdict(list)
    for school, sets in able.items():
        _add_school(school, {q: frozenset(ts) for q, ts in sets.items()}, offered, ledger, uses)
    return {key: tuple(positions) for key, positions in uses.items()}


def _add_school(
    school: str,
    able: dict[str, frozenset[str]],
    offered: Mapping[str, Ints],
    ledger: Ledger,
    uses: dict[tuple[str, str], list[int]],
) -> None:
    staffed = {q: teachers for q, teachers in able.items() if teachers}
    single = {closure(staffed, teachers) for teachers in staffed.values()}
    weeks = len(next(iter(offered.values())))
    for qualifications in closed_sets(able):
        teachers = sorted(suppliers_of(able, qualifications))
        capacity = sum((offered[t] for t in teachers), np.zeros(weeks, np.int64))
        counts = capacity.astype(np.float64) if qualifications in single else None
        group = Group("teachers", school, tuple(sorted(qualifications)))
        position = ledger.resource(group, capacity, counts)
        for qualification in sorted(qualifications):
            uses[school, qualification].append(position)
