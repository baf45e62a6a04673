"""The weeks in which trainees may begin at a position, as written in `position_weeks.starts`."""

from __future__ import annotations

import datetime as dt
import re

__all__ = ["StartsError", "allows"]

_EVERY = re.compile(r"every (\d{1,3}) from (\d{4}-\d{2}-\d{2})")


class StartsError(ValueError):
    """The words are not of the form that `position_weeks.starts` takes."""


def allows(starts: str, week: dt.date) -> bool:
    """Tell whether trainees may begin in `week` (a Monday).

    Parameters
    ----------
    starts : str
        ``any``, ``every N from MONDAY``, or Mondays parted by blanks.

    Raises
    ------
    StartsError
        When `starts` is none of these.

    Examples
    --------
    >>> allows("every 4 from 2026-09-07", dt.date(2026, 10, 5))
    True
    """
    if starts == "any":
        return True
    every = _EVERY.fullmatch(starts)
    try:
        mondays = [dt.date.fromisoformat(word) for word in ([every[2]] if every else starts.split())]
    except ValueError:
        raise StartsError(starts) from None
    step = int(every[1]) if every else 1
    if not mondays or step == 0 or any(day.weekday() for day in mondays):
        raise StartsError(starts)
    if every is None:
        return week in mondays
    weeks = (week - mondays[0]).days // 7
    return weeks >= 0 and weeks % step == 0
