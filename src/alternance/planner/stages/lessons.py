"""What a calendar asks of teachers: the lessons of every section, week by week."""

from __future__ import annotations

from collections import defaultdict

from alternance.community import Community
from alternance.community.school_days import school_days
from alternance.plan import Plan
from alternance.staffing import Lessons

__all__ = ["lessons"]


def lessons(community: Community, plan: Plan) -> list[Lessons]:
    """Return what the calendar asks of teachers: `h · days // 5` a week, in the last week only what is missing."""
    days = school_days(community)
    schools = dict(plan["cohorts"].select("id", "school").rows())
    asked = dict(community["modules"].select("id", "minutes").rows())
    weeks: dict[str, dict[int, int]] = defaultdict(dict)
    for section, first, last, minutes in plan["sessions"].select("section", "from", "to", "minutes").rows():
        begin, end = plan.horizon.index(first), plan.horizon.index(last)
        weeks[section] |= dict.fromkeys(range(begin, end + 1), minutes or 0)
    found = []
    for section, cohort, module, together in plan["sections"].select("id", "cohort", "module", "together").rows():
        school, left, by_week = schools[cohort], asked[module], dict[int, int]()
        for week, full in sorted(weeks[section].items()):
            taken = min(left, full * int(days[school][week]) // 5)
            left -= taken
            if taken:
                by_week[week] = taken
        found.append(Lessons(section, cohort, school, module, by_week, together))
    return found
