"""Teaching weeks as a school counts them: `school_weeks.number`, and which part of the school's year each lies in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass

from alternance.community.community import Community
from alternance.community.horizon import Horizon
from alternance.community.school_days import school_days

__all__ = ["Counted", "begins_part", "parts", "teaching_weeks"]

WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True, order=True)
class Counted:
    """A week as its school counts it: `number` of `part`; parts are counted from 1 in the order of time."""

    part: int
    number: int


def begins_part(before: int, number: int) -> bool:
    """Tell whether `number`, the next that is given after `before`, begins a new part: it falls to 1 (or to 0)."""
    return number <= 1 and number < before


def teaching_weeks(community: Community) -> dict[str, dict[dt.date, Counted]]:
    """Return school → Monday → number and part; schools that give no number are not in it.

    Between two numbers of one part the weeks without one are counted in, where the difference of the two comes out:
    as all weeks between them (holidays are counted through), or as those with school days. So the first and the last
    number of a part are enough. Before the first and after the last number nothing is said.

    Returns
    -------
    dict of str to dict of datetime.date to Counted
        Weeks in the order of time. Linear in the rows of `school_weeks` and the weeks between them.
    """
    given: defaultdict[str, dict[dt.date, int]] = defaultdict(dict)
    rows = community["school_weeks"].drop_nulls("number").sort("school", "week").select("school", "week", "number")
    for school, week, number in rows.iter_rows():
        given[school][week] = number
    open_weeks = _open(community, [week for own in given.values() for week in own])
    return {school: dict(_counted(own, open_weeks.get(school))) for school, own in given.items()}


def _open(community: Community, weeks: Collection[dt.date]) -> dict[str, set[dt.date]]:
    """Return school → Mondays of the weeks with school days, from the first of `weeks` to the last."""
    if not weeks:
        return {}
    first = min(weeks)
    horizon = Horizon(first, (max(weeks) - first).days // 7 + 1)
    days = school_days(community, horizon)
    return {school: {horizon.monday(int(index)) for index in own.nonzero()[0]} for school, own in days.items()}


def _counted(given: Mapping[dt.date, int], teaching: Container[dt.date] | None) -> Iterator[tuple[dt.date, Counted]]:
    """Yield the weeks of a school; `teaching`: those with school days (None: all)."""
    part, before = 1, None
    for week, number in given.items():
        if before is not None:
            if begins_part(given[before], number):
                part += 1
            else:
                yield from _between(given, before, week, part, teaching)
        yield week, Counted(part, number)
        before = week


def _between(
    given: Mapping[dt.date, int], first: dt.date, last: dt.date, part: int, teaching: Container[dt.date] | None
) -> Iterator[tuple[dt.date, Counted]]:
    """Yield the weeks between two that have a number, where the difference of the numbers says which of them count."""
    weeks = [first + WEEK * n for n in range(1, (last - first).days // 7)]
    some = weeks if teaching is None else [week for week in weeks if week in teaching]
    for counting in (weeks, some):
        if given[last] - given[first] == len(counting) + 1:
            yield from ((week, Counted(part, given[first] + n)) for n, week in enumerate(counting, start=1))
            return


def parts(counted: Mapping[dt.date, Counted]) -> dict[int, tuple[dt.date, dt.date]]:
    """Return part → Mondays of its first and its last week that are counted."""
    found: dict[int, tuple[dt.date, dt.date]] = {}
    for week, own in sorted(counted.items()):
        found[own.part] = found.get(own.part, (week, week))[0], week
    return found
