"""The published plan to stay close to: what lies before today stays, what is near weighs more."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from alternance.calendar.problem import Near
from alternance.community.horizon import Horizon
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import times

__all__ = ["Published", "published"]

#: Weeks after which moving costs half.
HALF = 8

Key = tuple[str, str]


@dataclass(frozen=True)
class Published:
    """Begins of blocks and modules by (cohort, item) in weeks of the horizon, and weekly minutes of modules."""

    today: int = 0
    begins: Mapping[Key, int] = field(default_factory=dict)
    weekly: Mapping[Key, int] = field(default_factory=dict)

    def near(self, cohort: str, item: str) -> Near | None:
        """Return where the item was, and what a week of moving it costs."""
        week = self.begins.get((cohort, item))
        if week is None:
            return None
        return Near(week, HALF / (HALF + max(0, week - self.today)), self.weekly.get((cohort, item), 0))

    def past(self) -> dict[Key, int]:
        """Return what began before today, with its week: it stays."""
        return {key: week for key, week in self.begins.items() if 0 <= week < self.today}


def published(plan: Plan | None, horizon: Horizon, today: dt.date | None) -> Published:
    """Read a plan.

    Parameters
    ----------
    today
        What begins in an earlier week than this day's stays; None: the first day of the horizon.
    """
    if plan is None:
        return Published()
    shift = horizon.index(plan.horizon.monday(0))
    begins: dict[Key, int] = {}
    for cohort, own in times(plan).items():
        begins |= {(cohort, module): week + shift for module, week in own.module_begins.items()}
        begins |= {(cohort, block): own.block_begin(block) + shift for block in own.phases}
    weekly: dict[Key, int] = defaultdict(int)
    item = {section: (cohort, m) for section, cohort, m in plan["sections"].select("id", "cohort", "module").rows()}
    for section, minutes in plan["sessions"].select("section", "minutes").rows():
        weekly[item[section]] = max(weekly[item[section]], minutes or 0)
    return Published(0 if today is None else horizon.index(today), begins, dict(weekly))
