"""The problem of teachers' practice, of a community whose lessons and visits are planned."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from alternance.community.community import Community
from alternance.policy import Limits
from alternance.staffing.duties import Duties, absent_shares, by_week
from alternance.staffing.practice.problem import DAYS_A_MONTH, Problem, Teacher

__all__ = ["build"]


def build(
    community: Community,
    limits: Limits,
    asked: Duties,
    lessons: Collection[tuple[str, int]],
    visits: Collection[tuple[str, int]],
) -> Problem:
    """Return the problem; without teachers where no pack in force asks for practice.

    Parameters
    ----------
    lessons, visits : collection of (str, int)
        (Teacher, week) with lessons, with visits.
    """
    horizon = community.horizon
    last = horizon.monday(horizon.weeks - 1) + dt.timedelta(days=6)
    limit, months = limits.get("teacher-practice"), limits.value("teacher-practice", last)
    if limit is None or months is None or limit.years is None:
        return Problem(())
    begin = years_before(last, limit.years)
    done, away, duties = _days(community), absent_shares(community), _minutes(community, asked)
    teachers = []
    for row in community["teachers"].filter(community["teachers"]["enterprise"].is_null()).iter_rows(named=True):
        name, own = row["id"], done.get(row["id"], set())
        agreed = {horizon.index(day) for day in own}
        busy = [""] * horizon.weeks
        for week in range(horizon.weeks):
            causes = {
                "agreed": week in agreed,
                "lessons": (name, week) in lessons,
                "visits": (name, week) in visits,
                "absence": name in away and away[name][week] > 0,
            }
            busy[week] = next((cause for cause, holds in causes.items() if holds), "")
        began_later = row["since"] is not None and row["since"] > begin
        counted = sum(begin < day <= last for day in own)
        new = began_later and not counted
        need = round(months * DAYS_A_MONTH)
        teachers.append(Teacher(name, counted, need, not began_later, new, tuple(busy), duties[name]))
    return Problem(tuple(teachers))


def years_before(day: dt.date, years: int) -> dt.date:
    """Return the same day so many years before (28 February for 29)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _days(community: Community) -> dict[str, set[dt.date]]:
    """Return teacher → days practised or agreed, each once."""
    found: dict[str, set[dt.date]] = defaultdict(set)
    for teacher, first, last in community["teacher_practice"].select("teacher", "from", "to").rows():
        found[teacher] |= {first + dt.timedelta(days=n) for n in range((last - first).days + 1)}
    return found


def _minutes(community: Community, asked: Duties) -> Mapping[str, tuple[int, ...]]:
    """Return teacher → minutes of weekly duties by week."""
    found: dict[str, list[int]] = {name: [0] * community.horizon.weeks for name in community["teachers"]["id"]}
    for (name, _activity), minutes in by_week(community, asked).items():
        found[name] = [a + b for a, b in zip(found[name], minutes, strict=True)]
    return {name: tuple(minutes) for name, minutes in found.items()}
