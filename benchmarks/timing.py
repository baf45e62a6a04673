"""Seconds of a call: the median of several. On the wall, or of the processor: what a busy machine changes less."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["timed", "timed_anew"]

T = TypeVar("T")
S = TypeVar("S")


def timed(call: Callable[[], T], times: int = 1, clock: Callable[[], float] = time.perf_counter) -> tuple[T, float]:
    """Return what `call` returns, and the median seconds of so many calls by `clock`."""
    seconds = []
    for _ in range(times):
        begin = clock()
        result = call()
        seconds.append(clock() - begin)
    return result, statistics.median(seconds)


def timed_anew(
    make: Callable[[], S], call: Callable[[S], T], times: int = 1, clock: Callable[[], float] = time.perf_counter
) -> tuple[T, float, float]:
    """Return what `call` returns of what `make` makes anew each time, and the median seconds of both apart."""
    making, calling = [], []
    for _ in range(times):
        made, seconds = timed(make, clock=clock)
        making.append(seconds)
        result, seconds = timed(lambda made=made: call(made), clock=clock)  # type: ignore[misc]
        calling.append(seconds)
    return result, statistics.median(making), statistics.median(calling)
