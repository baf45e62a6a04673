"""Trend: where demand is growing and where it is fading, with the interval that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance.report.drawing import line
from alternance.report.facts import Facts
from alternance.report.gap.behind import behind
from alternance.report.words import number
from alternance.text import N_, _, say

__all__ = ["HIGH", "MOST", "Trend", "trends"]

#: Trends shown of occupations and of competences each, the steepest first.
MOST = 8
#: Height of the drawing of a history, which is one unit a quarter wide.
HIGH = 24
_DIRECTIONS = {"growing": N_("growing"), "stable": N_("stable"), "fading": N_("fading")}


@dataclass(frozen=True)
class Trend:
    """An occupation or competence: direction, slope with interval, forecast and how wrong such ones were, its history.

    Attributes
    ----------
    errors : str
        Mean error of forecasts made so in the past, and of the naive ones; empty where the past is too short.
    path, wide : str, int
        The drawn line of people by quarter from 0 to the most, and its width; empty where no history is told.
    """

    title: str
    direction: str
    slope: str
    forecast: str
    errors: str
    quarters: str
    path: str
    wide: int
    behind: str


def trends(facts: Facts) -> Iterator[Trend]:
    """Yield occupations, then competences whose demand grows or fades, the steepest first."""
    table = facts.plan["gap_trend"].sort(pl.col("slope").abs(), descending=True, maintain_order=True)
    moving = table.filter(pl.col("direction") != "stable")
    yield from (_trend(facts, row) for row in table.filter(kind="occupation").head(MOST).iter_rows(named=True))
    yield from (_trend(facts, row) for row in moving.filter(kind="competence").head(MOST).iter_rows(named=True))


def _trend(facts: Facts, row: dict[str, Any]) -> Trend:
    ends = {"low": number(row["slope_low"]), "high": number(row["slope_high"])}
    forecast = "–" if row["forecast"] is None else number(row["forecast"])
    people = [float(count) for count in (row["history"] or "").split()]
    top = max([*people, 1.0])
    return Trend(
        row["title"] or (facts.names.occupation(row["name"]) if row["kind"] == "occupation" else row["name"]),
        _(_DIRECTIONS[row["direction"]]),
        say("{slope} ({low} to {high})", slope=number(row["slope"]), **ends),
        forecast,
        _errors(row),
        say("{first} to {last}", first=row["first_quarter"], last=row["last_quarter"]),
        line(people, lambda count: 1 + (HIGH - 2) * (1 - count / top)) if people else "",
        len(people),
        behind((row["rows"] or "").split(), 4),
    )


def _errors(row: dict[str, Any]) -> str:
    if row["error"] is None:
        return ""
    return say(
        "{error} people off so far, the naive one {naive}", error=number(row["error"]), naive=number(row["naive_error"])
    )
