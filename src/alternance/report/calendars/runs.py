"""Practice of a cohort as runs of weeks on end: a holiday or the school weeks of an alternation part them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace

from alternance.plan.plan import Plan

__all__ = ["Run", "practice"]

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Run:
    """Mondays of its first and last week, its phases, and the days of a day release a week (None: whole weeks)."""

    first: dt.date
    last: dt.date
    phases: tuple[int, ...]
    days: int | None


def practice(plan: Plan) -> dict[tuple[str, str], list[Run]]:
    """Return (cohort, block) → its runs in time. Linear in the rows of `spans`."""
    found: dict[tuple[str, str], list[Run]] = defaultdict(list)
    rows = plan["spans"].sort("from", "to", "phase").select("cohort", "block", "phase", "from", "to", "days")
    for cohort, block, phase, first, last, days in rows.rows():
        own = found[cohort, block]
        if own and own[-1].last + WEEK == first and own[-1].days == days:
            own[-1] = replace(own[-1], last=last, phases=tuple(dict.fromkeys((*own[-1].phases, phase))))
        else:
            own.append(Run(first, last, (phase,), days))
    return dict(found)
