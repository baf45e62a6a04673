"""Where demand is going, with the uncertainty; a forecast only where it would have been better than the naive one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.words import number
from alternance.text import N_, _, say

__all__ = ["Trend", "trends"]

#: What an interval says of a slope, by its value in the table, with a sign before it.
DIRECTIONS = {"growing": ("▲", N_("growing")), "stable": ("■", N_("stable")), "fading": ("▼", N_("fading"))}


@dataclass(frozen=True)
class Trend:
    """One line: what it is about, in which direction, how many people a quarter, and what comes next."""

    title: str
    sign: str
    direction: str
    slope: str
    history: str
    forecast: str


def trends(facts: Facts) -> Iterator[Trend]:
    """Yield the trends, occupations first."""
    for row in facts.plan["gap_trend"].sort("kind", "slope", "name", descending=[False, True, False]).rows(named=True):
        sign, direction = DIRECTIONS[row["direction"]]
        low, high = _signed(row["slope_low"]), _signed(row["slope_high"])
        yield Trend(
            row["title"] or facts.names.occupation(row["name"]),
            sign,
            _(direction),
            say("{slope} ({low} to {high})", slope=_signed(row["slope"]), low=low, high=high),
            say("{first} to {last}", first=row["first_quarter"], last=row["last_quarter"]),
            "–" if row["forecast"] is None else number(row["forecast"]),
        )


def _signed(value: float) -> str:
    text = number(value)
    return f"+{text}" if value > 0 and text != "0" else text
