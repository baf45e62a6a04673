"""A forecast of the next quarter, shown only where it would have been better than the naive one in the past.

The forecast goes on from the median of the history along the robust slope, never below 0. It is judged by making it for
every quarter of the past that has at least eight before it, from these alone. The naive ones say: as in the quarter
before; as a year before. Forecasting must have the smaller mean error than both, over at least four quarters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alternance.gap.trend.slope import slope

__all__ = ["LEAST", "TRIED", "Forecast", "backtest"]

#: Quarters of history that a trend asks for; forecasts of the past by which forecasting is judged.
LEAST, TRIED = 8, 4
_Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Forecast:
    """The next quarter, and mean errors in the past; `value` None: the naive one would have done as well or better.

    Attributes
    ----------
    error, naive : float or None
        Mean absolute error of the forecast and of the better naive one, in people; None: too short a past.
    """

    value: float | None
    error: float | None
    naive: float | None


def backtest(values: npt.ArrayLike) -> Forecast:
    """Return the forecast of the quarter after `values`, judged by the past.

    Parameters
    ----------
    values : array_like, shape (n,)
        People in each quarter.
    """
    y = np.asarray(values, dtype=float)
    if len(y) < LEAST + TRIED:
        return Forecast(None, None, None)
    error = _mean_error(y, _ahead)
    naive = min(_mean_error(y, lambda past: float(past[-1])), _mean_error(y, lambda past: float(past[-4])))
    return Forecast(_ahead(y) if error < naive else None, error, naive)


def _mean_error(y: _Values, forecast: Callable[[_Values], float]) -> float:
    return float(np.mean([abs(forecast(y[:now]) - y[now]) for now in range(LEAST, len(y))]))


def _ahead(past: _Values) -> float:
    steep = slope(past).value
    level = float(np.median(past - steep * np.arange(len(past))))
    return max(0.0, level + steep * len(past))
