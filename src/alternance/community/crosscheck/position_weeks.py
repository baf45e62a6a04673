"""Positions can be had in some weeks, each week said once, and not by more students than they have seats."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.starts import StartsError, allows

__all__ = ["position_weeks"]

#: Any Monday will do to see whether words are a list of starts.
_MONDAY = dt.date(2026, 9, 7)


def position_weeks(view: View) -> Iterator[Finding]:
    """Yield findings about the weeks and seats of positions."""
    yield from _starts(view)
    yield from _spans(view)
    yield from _fixed(view)


def _starts(view: View) -> Iterator[Finding]:
    for row, starts in enumerate(view["position_weeks"]["starts"]):
        try:
            allows(starts or "any", _MONDAY)
        except StartsError:
            yield view.finding("starts-form", "position_weeks", row, "starts", starts)


def _spans(view: View) -> Iterator[Finding]:
    spans = defaultdict(list)
    for row, (position, first, last) in enumerate(view["position_weeks"].select("position", "from", "to").rows()):
        spans[position].append((first, last, row))
    for rows in spans.values():
        known = sorted(span for span in rows if None not in span)
        for (_, last, _), (first, _, row) in pairwise(known):
            if first <= last:
                yield view.finding("weeks-overlap", "position_weeks", row, "from", first)
    if "position_weeks" in view.unread:
        return
    for row, (position, seats) in enumerate(view["positions"].select("id", "seats").rows()):
        if seats and position not in spans:
            yield view.finding("no-weeks", "positions", row, "id", position)


def _fixed(view: View) -> Iterator[Finding]:
    seats = dict(view["positions"].select("id", "seats").drop_nulls().rows())
    pairs = view["fixed"].select("block", "position").rows()
    counts, taken = Counter(pairs), Counter[tuple[str, str]]()
    for row, pair in enumerate(pairs):
        taken[pair] += 1
        if pair[1] in seats and taken[pair] == seats[pair[1]] + 1:
            yield view.finding(
                "double-fixed", "fixed", row, "position", pair[1], count=counts[pair], seats=seats[pair[1]]
            )
