"""How far a value may be from the best: what is proven, and nothing more."""

from __future__ import annotations

__all__ = ["open_share"]


def open_share(value: float | None, bound: float | None) -> float | None:
    """Return the share of `value` that a better plan could save at most; None where nothing is proven.

    Both count costs: less is better, and no plan costs less than `bound`.
    """
    if value is None or bound is None:
        return None
    return max(0.0, (value - bound) / value) if value > 0 else 0.0
