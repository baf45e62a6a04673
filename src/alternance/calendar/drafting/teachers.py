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
    """Return the minutes for lessons of each teacher by week.

    Contract less the duties that are certain (other duties, and the school's rules per week and per class headed),
    less absences and free days; of that, the part that lessons take with what they bring with them is for lessons.
    """
    horizon = community.horizon
    away: dict[str, Floats] = defaultdict(lambda: np.zeros(horizon.weeks))
    for teacher, first, last, share in community["teacher_absences"].select("teacher", "from", "to", "share").rows():
        span = slice(max(0, horizon.index(first)), max(0, min(horizon.weeks, horizon.index(last) + 1)))
        away[teacher][span] = np.maximum(away[teacher][span], share)
    each: dict[tuple[str, str], int] = defaultdict(int)
    for school, per, minutes in community["duty_rules"].select("school", "per", "minutes").rows():
        each[school, per] += minutes
    headed = _classes_headed(community)
    offered = {}
    for row in community["teachers"].iter_rows(named=True):
        name, school = row["id"], row["school"]
        duties = row["other_duties_minutes"] + each[school, "week"] + each[school, "class headed"] * headed[name]
        full = (row["minutes_per_week"] - duties) * (1.0 - away[name])
        left = np.floor(np.maximum(full, 0) * days[school] / 5 + 1e-9).astype(np.int64)
        offered[name] = left * 100 // (100 + each[school, "100 minutes of lessons"])
    return offered


def _classes_headed(community: Community) -> Mapping[str, Ints]:
    """Return teacher → classes headed by week: from a cohort's first week to its due week."""
    horizon = community.horizon
    found: dict[str, Ints] = defaultdict(lambda: np.zeros(horizon.weeks, np.int64))
    for head, first, due in community["cohorts"].select("class_head", "first_week", "due_week").rows():
        if head is not None:
            found[head][max(0, horizon.index(first)) : max(0, horizon.index(due) + 1)] += 1
    return found


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
    for teacher, qualification in _may_teach(community):
        there = able.get(school_of[teacher], {})
        if qualification in there:
            there[qualification].add(teacher)
    uses: dict[tuple[str, str], list[int]] = defaultdict(list)
    for school, sets in able.items():
        _add_school(school, {q: frozenset(ts) for q, ts in sets.items()}, offered, ledger, uses)
    return {key: tuple(positions) for key, positions in uses.items()}


def _may_teach(community: Community) -> list[tuple[str, str]]:
    """Return the pairs (teacher, qualification) that count.

    Experts lent by an enterprise count where no own teacher of the school is qualified, or where a lock names them
    for a module that asks it: staffing gives them nothing else.
    """
    who = {t: (s, lent is not None) for t, s, lent in community["teachers"].select("id", "school", "enterprise").rows()}
    pairs = list(community["teacher_qualifications"].select("teacher", "qualification").rows())
    own = {(who[teacher][0], qualification) for teacher, qualification in pairs if not who[teacher][1]}
    asks = dict(community["modules"].select("id", "qualification").rows())
    held = {
        (teacher, asks.get(module))
        for what, module, teacher in community["locks"].select("what", "item", "value").rows()
        if what == "teacher"
    }
    return [(t, q) for t, q in pairs if not who[t][1] or (who[t][0], q) not in own or (t, q) in held]


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
