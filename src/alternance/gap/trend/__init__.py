"""Trend: where demand is going, by occupation and competence, from its history by quarters."""

from alternance.gap.trend.forecast import Forecast, backtest
from alternance.gap.trend.history import Series, histories
from alternance.gap.trend.slope import Slope, slope
from alternance.gap.trend.solve import Trend, trends

__all__ = ["Forecast", "Series", "Slope", "Trend", "backtest", "histories", "slope", "trends"]
