"""What teachers do beside lessons, in minutes, by the rules that their school has set (`duty_rules`).

A rule says minutes of an activity each time: per 100 minutes of lessons, per week, per class headed in a week, per
visit, per way to a site and back. What is per week or class shrinks with the week's days and an absence, as other
duties do; what is per lesson follows the lessons; visits and ways take their time whole. A school without a rule
counts lessons and other duties alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.community.community import Community
from alternance.community.school_days import school_days

__all__ = ["Duties", "absent_shares", "by_week", "classes_headed", "duties", "in_weeks"]

Ints = npt.NDArray[np.int64]
OTHER = "other duties"


@dataclass(frozen=True, eq=False)
class Duties:
    """The rules of all schools, and what they ask week by week.

    Attributes
    ----------
    rules : dict of (school, per) to dict of str to int
        Activity → minutes each time.
    weekly : dict of str to dict of str to numpy.ndarray
        Teacher → activity → minutes in a full week (shape: weeks), other duties among them.
    """

    rules: Mapping[tuple[str, str], Mapping[str, int]]
    weekly: Mapping[str, Mapping[str, Ints]]

    def of_lessons(self, school: str, lessons: int) -> dict[str, int]:
        """Return activity → minutes that `lessons` minutes of one section in one week bring with them."""
        rules = self.rules.get((school, "100 minutes of lessons"), {})
        return {activity: lessons * minutes // 100 for activity, minutes in rules.items()}

    def of_visit(self, school: str) -> Mapping[str, int]:
        """Return activity → minutes of a visit."""
        return self.rules.get((school, "visit"), {})

    def of_way(self, school: str, known: int | None) -> dict[str, int]:
        """Return activity → minutes of a way there and back, `known` minutes long where that is known.

        The way itself counts only where the school has a rule of travel per way.
        """
        rules = dict(self.rules.get((school, "way"), {}))
        if known is not None and "travel" in rules:
            rules["travel"] = known
        return rules

    def whole_week(self, teacher: str) -> Ints:
        """Return the minutes of all weekly duties in full weeks (shape: weeks)."""
        own = self.weekly[teacher]
        return np.asarray(sum(own.values(), np.zeros_like(own[OTHER])))


def duties(community: Community) -> Duties:
    """Return what `duty_rules`, the teachers' contracts and the classes headed ask."""
    rules: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for school, activity, per, minutes in community["duty_rules"].select("school", "activity", "per", "minutes").rows():
        rules[school, per][activity] = minutes
    heads, weeks = classes_headed(community), community.horizon.weeks
    weekly: dict[str, dict[str, Ints]] = {}
    for name, school, other in community["teachers"].select("id", "school", "other_duties_minutes").rows():
        own = weekly[name] = {OTHER: np.full(weeks, other, dtype=np.int64)}
        none = np.zeros(weeks, dtype=np.int64)
        for per, times in (("week", none + 1), ("class headed", heads.get(name, none))):
            for activity, minutes in rules.get((school, per), {}).items():
                own[activity] = own.get(activity, none) + minutes * times
    return Duties(dict(rules), weekly)


def classes_headed(community: Community) -> dict[str, Ints]:
    """Return teacher → classes headed by week: from a cohort's first week to its due week."""
    horizon = community.horizon
    found: dict[str, Ints] = {}
    for head, first, due in community["cohorts"].select("class_head", "first_week", "due_week").rows():
        if head is not None:
            own = found.setdefault(head, np.zeros(horizon.weeks, dtype=np.int64))
            own[max(0, horizon.index(first)) : max(0, horizon.index(due) + 1)] += 1
    return found


def absent_shares(community: Community) -> dict[str, npt.NDArray[np.float64]]:
    """Return for teachers who are away at all the share of the contract missing by week (shape: weeks)."""
    horizon = community.horizon
    shares: dict[str, npt.NDArray[np.float64]] = defaultdict(lambda: np.zeros(horizon.weeks))
    for teacher, first, last, share in community["teacher_absences"].select("teacher", "from", "to", "share").rows():
        begin, end = max(0, horizon.index(first)), min(horizon.weeks, horizon.index(last) + 1)
        if begin < end:
            shares[teacher][begin:end] = np.maximum(shares[teacher][begin:end], share)
    return dict(shares)


def in_weeks(minutes: Ints, days: Ints, away: npt.NDArray[np.float64] | None) -> tuple[int, ...]:
    """Return what of `minutes` in full weeks is left in weeks of so many days, less the share away; never below 0."""
    present = 1.0 if away is None else 1.0 - away
    left = np.floor(minutes * present * days / 5 + 1e-9)
    return tuple(int(value) for value in np.maximum(left, 0))


def by_week(community: Community, asked: Duties) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return (teacher, activity) → minutes of weekly duties in the days of each week, less absences."""
    days, away = school_days(community), absent_shares(community)
    schools = dict(community["teachers"].select("id", "school").rows())
    return {
        (name, activity): in_weeks(minutes, days[schools[name]], away.get(name))
        for name, activities in asked.weekly.items()
        for activity, minutes in activities.items()
    }
