"""Seasons in which an occupation offers fewer seats than usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alternance.sample.reference.serial import Ints
from alternance.sample.region.post import Post

__all__ = ["Scarcity", "season"]

#: Share of an occupation's seats that is closed then, and longest season in weeks.
_CLOSED, _LONGEST = 0.6, 6
#: No season before this week: the community has just begun.
_FIRST = 8
#: Seats of a position that takes a good part of a whole class, and is therefore open always.
_ANCHOR = 15


@dataclass(frozen=True)
class Scarcity:
    """Weeks `first` to `last` in which there are `seats` instead of the `usual` ones."""

    occupation: str
    first: int
    last: int
    seats: int
    usual: int


def season(occupation: str, posts: Sequence[Post], away: Ints, days: Sequence[int]) -> Scarcity | None:
    """Close positions in the longest stretch of teaching weeks in which no reference schedule has anybody away.

    Whoever plans must reckon with it; that a plan exists stays true. None where there are no three such weeks.
    """
    stretch = _longest([not away[week] and days[week] > 0 and week >= _FIRST for week in range(len(days))])
    if stretch is None:
        return None
    usual = left = sum(post.seats for post in posts)
    for post in posts:
        if post.seats < _ANCHOR and left - post.seats >= (1 - _CLOSED) * usual:
            post.closed.append(stretch)
            left -= post.seats
    return Scarcity(occupation, *stretch, left, usual)


def _longest(quiet: Sequence[bool]) -> tuple[int, int] | None:
    """Return the first and last week of the longest run, cut to the longest season; None under three weeks."""
    best: tuple[int, int] | None = None
    start = 0
    for week, is_quiet in enumerate(quiet):
        if not is_quiet:
            start = week + 1
        elif week - start < _LONGEST and (best is None or week - start > best[1] - best[0]):
            best = (start, week)
    return best if best is not None and best[1] - best[0] >= 2 else None
