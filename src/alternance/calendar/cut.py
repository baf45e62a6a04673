"""Cuts: limits that a later stage hands back to the calendar, such as placement where students had no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Cut"]


@dataclass(frozen=True, slots=True)
class Cut:
    """At most `limit` students in some blocks at some time, over all cohorts.

    The search keeps it like any other limit. No bound relies on it unless it is `proven`: a calendar without it may
    be as good.

    Parameters
    ----------
    blocks
        Ids of blocks.
    place
        All blocks of this place (an occupation, or a kind of rooms), beside `blocks`.
    first, last
        Weeks of the horizon, `last` included.
    limit
        Most students of all options that count.
    why
        In the user's words, for reasons.
    when
        ``overlaps``: an option counts that is practised in at least one of the weeks; ``contains``: one that begins by
        `first` and ends with `last` or later; ``begins``: one that begins in one of the weeks.
    cohorts
        Only options of these; empty: of all.
    options
        Options by name: (cohort, block, first week). They count beside those of `blocks` and `place`.
    """

    blocks: tuple[str, ...]
    first: int
    last: int
    limit: int
    why: str
    place: str | None = None
    when: Literal["overlaps", "contains", "begins"] = "overlaps"
    cohorts: tuple[str, ...] = ()
    proven: bool = False
    options: tuple[tuple[str, str, int], ...] = ()

    def __post_init__(self) -> None:
        if self.limit < 0 or self.last < self.first:
            raise ValueError("a cut: limit at least 0, and first week not after the last")

    def holds(self, cohort: str, block: str, place: str, away: Sequence[int]) -> bool:
        """Tell whether an option, with the practice weeks `away`, of a block of a cohort counts."""
        if (cohort, block, away[0]) in self.options:
            return True
        if block not in self.blocks and place != self.place:
            return False
        if self.cohorts and cohort not in self.cohorts:
            return False
        if self.when == "begins":
            return self.first <= away[0] <= self.last
        if self.when == "contains":
            return away[0] <= self.first and self.last <= away[-1]
        return any(self.first <= week <= self.last for week in away)
