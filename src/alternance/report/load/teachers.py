"""Teachers: lessons and other duties as a share of the contract in a full week, as the indicator counts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from alternance.report.facts import Facts
from alternance.report.lessons import Ints
from alternance.report.load.school import Load, School, load, schools
from alternance.text import say

__all__ = ["teachers"]


def teachers(facts: Facts) -> Iterator[School]:
    """Yield the teachers' loads by school; none where the plan has no duties."""
    duties = facts.plan["duties"]
    if not duties.height:
        return
    minutes: dict[str, Ints] = defaultdict(lambda: np.zeros(facts.plan.meta.weeks, dtype=np.int64))
    for teacher, week, spent in duties.select("teacher", "week", "minutes").rows():
        if week in facts.plan.horizon:
            minutes[teacher][facts.plan.horizon.index(week)] += spent
    rows: dict[str, list[Load]] = defaultdict(list)
    for teacher, school, contract in facts.community["teachers"].select("id", "school", "minutes_per_week").rows():
        if contract:
            has = say("{lessons} a week", lessons=facts.taught(contract))
            rows[school].append(load(facts, school, teacher, has, minutes[teacher] / contract))
    yield from schools(facts, rows)
