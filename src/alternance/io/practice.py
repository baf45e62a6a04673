"""Weeks marked only as practice, parted among the blocks of a class."""

from __future__ import annotations

import datetime as dt

__all__ = ["part"]

WEEK = dt.timedelta(weeks=1)


def part(weeks: list[dt.date], free: set[dt.date], blocks: list[tuple[str, int]]) -> dict[str, set[dt.date]] | None:
    """Part practice weeks among blocks, in the order of both.

    Where the weeks are as many as the blocks last together, each block takes as many as it lasts. Else, where there
    are as many runs as blocks, each block takes a run; holidays do not end a run.

    Parameters
    ----------
    weeks : list of datetime.date
        Mondays, in order.
    free : set of datetime.date
        Weeks of holidays.
    blocks : list of (str, int)
        Block and its weeks, in order.

    Returns
    -------
    dict of str to set of datetime.date or None
        None where neither is so: then nobody can tell.
    """
    if sum(length for _, length in blocks) == len(weeks):
        parted, begin = {}, 0
        for block, length in blocks:
            parted[block] = set(weeks[begin : begin + length])
            begin += length
        return parted
    spans = _spans(weeks, free)
    if len(spans) != len(blocks):
        return None
    return {block: set(span) for (block, _), span in zip(blocks, spans, strict=True)}


def _spans(weeks: list[dt.date], free: set[dt.date]) -> list[list[dt.date]]:
    spans: list[list[dt.date]] = []
    for week in weeks:
        before = week - WEEK
        while before in free and before not in weeks:
            before -= WEEK
        if spans and spans[-1][-1] >= before:
            spans[-1].append(week)
        else:
            spans.append([week])
    return spans
