"""The window of a row of the community: not before one week, not after another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alternance.community.horizon import Horizon
from alternance.text import N_
from alternance.verify.rule import Check

__all__ = ["within_window"]


def within_window(
    check: Check, place: tuple[str, ...], row: Mapping[str, Any], horizon: Horizon, begin: int, end: int
) -> None:
    """Check that weeks `begin` to `end - 1` lie within the window of `row`; no case where it has none."""
    if row["window_from"] is None and row["window_to"] is None:
        return
    first, last = horizon.monday(begin), horizon.monday(end - 1)
    early = row["window_from"] is not None and first < row["window_from"]
    late = row["window_to"] is not None and last > row["window_to"]
    check.that(
        not early and not late,
        place,
        N_("from {first} to {last}, its window from {since} to {until}"),
        first=str(first),
        last=str(last),
        since=str(row["window_from"] or "–"),
        until=str(row["window_to"] or "–"),
    )
