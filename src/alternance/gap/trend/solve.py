"""Trends: every history of at least eight quarters, growing, stable or fading, with a forecast where that is better."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from alternance.gap.problem import DemandLine
from alternance.gap.trend.forecast import LEAST, Forecast, backtest
from alternance.gap.trend.history import Series, histories
from alternance.gap.trend.slope import Slope, slope

__all__ = ["Trend", "trends"]


@dataclass(frozen=True)
class Trend:
    """A history, its slope and its forecast."""

    series: Series
    slope: Slope
    forecast: Forecast


def trends(lines: Sequence[DemandLine], today: dt.date) -> tuple[Trend, ...]:
    """Return the trend of each occupation and competence; none under eight quarters of history.

    Parameters
    ----------
    lines : sequence of DemandLine
        All that was asked for, past and coming.
    today : datetime.date
        The community's first week.
    """
    found = []
    for series in histories(lines, today):
        if len(series.quarters) >= LEAST:
            steep = slope(series.people)
            if math.isfinite(steep.low):
                found.append(Trend(series, steep, backtest(series.people)))
    return tuple(found)
