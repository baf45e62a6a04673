"""How far wishes were met: places by the rank that the student gave them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.words import number, percent
from alternance.text import _, say

__all__ = ["MOST", "Rank", "ranks"]

#: Ranks shown apart; what comes after them is one bar.
MOST = 5


@dataclass(frozen=True)
class Rank:
    """A bar: how many places in words, and their share of the longest bar."""

    title: str
    places: str
    share: float


def ranks(places: pl.DataFrame) -> Iterator[Rank]:
    """Yield the bars, first choices first; places for which the student had no wish are not among them."""
    given = places["rank"].drop_nulls().to_list()
    if not given:
        return
    counted = Counter(min(rank, MOST + 1) for rank in given)
    longest = max(counted.values())
    for rank in range(1, max(counted) + 1):
        places_of = say("{n} ({share})", n=number(counted[rank]), share=percent(counted[rank] / len(given)))
        yield Rank(_title(rank), places_of, counted[rank] / longest)


def _title(rank: int) -> str:
    named = {1: _("first choice"), 2: _("second choice"), 3: _("third choice"), MOST + 1: _("later choice")}
    return named.get(rank) or say("choice {rank}", rank=rank)
