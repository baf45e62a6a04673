"""The staffing problem of a community whose calendar is made."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from alternance.community.community import Community
from alternance.community.school_days import school_days
from alternance.staffing.problem import Problem, Section, Teacher

__all__ = ["absent_shares", "build", "other_duties"]


def absent_shares(community: Community) -> dict[str, npt.NDArray[np.float64]]:
    """Return for teachers who are away at all the share of the contract missing by week (shape: weeks)."""
    horizon = community.horizon
    shares: dict[str, npt.NDArray[np.float64]] = defaultdict(lambda: np.zeros(horizon.weeks))
    for teacher, first, last, share in community["teacher_absences"].select("teacher", "from", "to", "share").rows():
        begin, end = max(0, horizon.index(first)), min(horizon.weeks, horizon.index(last) + 1)
        if begin < end:
            shares[teacher][begin:end] = np.maximum(shares[teacher][begin:end], share)
    return dict(shares)


def _in_weeks(minutes: int, days: npt.NDArray[np.int64], away: npt.NDArray[np.float64] | None) -> tuple[int, ...]:
    full = np.full(len(days), float(minutes)) * (1.0 if away is None else 1.0 - away)
    return tuple(int(value) for value in np.floor(full * days / 5 + 1e-9))


def build(community: Community, sections: list[tuple[str, str, str, str, dict[int, int]]]) -> Problem:
    """Return the problem.

    Parameters
    ----------
    sections : list of (section, cohort, school, module, minutes by week)
        What the calendar decided.
    """
    asked = dict(community["modules"].select("id", "qualification").rows())
    locks = {
        (cohort, item): value
        for what, cohort, item, value in community["locks"].select("what", "cohort", "item", "value").rows()
        if what == "teacher"
    }
    wanted = tuple(
        Section(section, school, asked[module] or "", minutes, locks.get((cohort, module)))
        for section, cohort, school, module, minutes in sorted(sections, key=lambda row: row[0])
        if minutes and (asked[module] or (cohort, module) in locks)
    )
    return Problem(wanted, tuple(_teachers(community)))


def _teachers(community: Community) -> list[Teacher]:
    days, away = school_days(community), absent_shares(community)
    able = defaultdict(set)
    for teacher, qualification in community["teacher_qualifications"].rows():
        able[teacher].add(qualification)
    teachers = []
    for row in community["teachers"].iter_rows(named=True):
        other, own = row["other_duties_minutes"], days[row["school"]]
        ceiling = max(row["ceiling"] or 0, row["minutes_per_week"])
        contract = _in_weeks(row["minutes_per_week"] - other, own, away.get(row["id"]))
        most = _in_weeks(ceiling - other, own, away.get(row["id"]))
        teachers.append(Teacher(row["id"], row["school"], frozenset(able[row["id"]]), contract, most))
    return teachers


def other_duties(community: Community) -> dict[str, tuple[int, ...]]:
    """Return the minutes of other duties by teacher and week."""
    days, away = school_days(community), absent_shares(community)
    return {
        row["id"]: _in_weeks(row["other_duties_minutes"], days[row["school"]], away.get(row["id"]))
        for row in community["teachers"].iter_rows(named=True)
    }
