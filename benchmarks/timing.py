"""Seconds of a call: the median of several, each after the same beginning."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["timed", "timed_anew"]

T = TypeVar("T")
S = TypeVar("S")


def timed(call: Callable[[], T], times: int = 1) -> tuple[T, float]:
    """Return what `call` returns, and the median seconds of so many calls."""
    seconds = []
    for _ in range(times):
        begin = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - begin)
    return result, statistics.median(seconds)


def timed_anew(make: Callable[[], S], call: Callable[[S], T], times: int = 1) -> tuple[T, float, float]:
    """Return what `call` returns of what `make` makes anew each time, and the median seconds of both apart."""
    making, calling = [], []
    for _ in range(times):
        made, seconds = timed(make)
        making.append(seconds)
        result, seconds = timed(lambda made=made: call(made))  # type: ignore[misc]
        calling.append(seconds)
    return result, statistics.median(making), statistics.median(calling)
