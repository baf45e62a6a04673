"""Small drawings as SVG paths: strips of weeks by level, and stepped areas. Whole units, so that they stay small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

__all__ = ["area", "line", "strip"]


def strip(levels: Sequence[int]) -> list[tuple[int, str]]:
    """Return for each level above 0 the path of its weeks, in a box of one unit a week and 1 high."""
    paths: dict[int, str] = {}
    week = 0
    for level, members in groupby(levels):
        span = len(list(members))
        if level:
            paths[level] = paths.get(level, "") + f"M{week} 0h{span}v1h-{span}z"
        week += span
    return sorted(paths.items())


def line(values: Sequence[float], height: Callable[[float], float]) -> str:
    """Return the stepped line over `values`; `height` gives the place of a value, counted from the top."""
    path, at = f"M0 {_short(height(values[0]))}", 0
    for value, members in groupby(values):
        at += len(list(members))
        path += f"V{_short(height(value))}H{at}"
    return path


def area(values: Sequence[float], height: Callable[[float], float], floor: float) -> str:
    """Return the stepped area between `values` and `floor`."""
    return f"{line(values, height)}V{_short(floor)}H0z"


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
