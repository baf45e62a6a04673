"""The parts put together again: tables one below the other, figures added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from alternance.plan import Plan

__all__ = ["merged"]

#: What the whole is, by what its parts are: the first that any part is.
_WORST = ("impossible", "not found", "cut short", "planned")


def merged(plans: Sequence[Plan]) -> Plan:
    """Return the calendars of all parts as one.

    Where one part has no calendar the whole has none: its tables are empty, and the reasons are those of all parts that
    have none.

    Notes
    -----
    Parts share nothing, so the objective's parts and the bounds are sums: lateness, lag and moves of different cohorts,
    peaks of different schools, unused seats of different places.
    """
    metas = [plan.meta for plan in plans]
    status = next(status for status in _WORST if any(meta.status == status for meta in metas))
    without = [meta for meta in metas if meta.status in ("impossible", "not found")]
    facts: dict[str, Any] = {
        "status": status,
        "reproducible": all(meta.reproducible for meta in metas),
        "rules_off": metas[0].rules_off,
        "assumed": _once(text for meta in metas for text in meta.assumed),
        "reasons": _once(text for meta in without for text in meta.reasons),
        "changes": _once(text for meta in without for text in meta.changes),
        "objective": {} if without else _sums([meta.objective for meta in metas]),
        "bounds": {} if without else _sums([meta.bounds for meta in metas]),
        "unplaced_before": None if without else _sum(meta.unplaced_before for meta in metas),
        "unplaced_after": None if without else _sum(meta.unplaced_after for meta in metas),
    }
    names = () if without else ("cohorts", "sections", "sessions", "spans")
    return Plan(metas[0].but(**facts), {name: pl.concat([plan[name] for plan in plans]) for name in names})


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _sums(parts: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: sum(part[name] for part in parts) for name in parts[0]}


def _sum(counts: Iterable[int | None]) -> int | None:
    known = list(counts)
    return None if None in known else sum(count or 0 for count in known)
