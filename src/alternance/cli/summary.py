"""A plan in a few lines that a principal understands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import polars as pl

from alternance.text import _, padded, say

if TYPE_CHECKING:
    from alternance.plan import Plan

__all__ = ["figure", "shown", "summary"]

#: Indicators of the summary, in its order.
SHOWN = (
    "working_before_learning_weeks", "unplaced_students", "seats_used_share", "unstaffed_sections", "late_weeks",
    "lag_mean_weeks",
)  # fmt: skip


#: Columns that the titles of the summary take.
TITLES = 37


def figure(plan: Plan, name: str) -> float | None:
    """Return an indicator of the whole plan; None where it has none."""
    found = plan["indicators"].filter((pl.col("id") == name) & (pl.col("scope") == "all"))["value"]
    return found[0] if found.len() else None


def shown(value: float | None, unit: str) -> str:
    """Return a figure as people write it."""
    if value is None:
        return _("not known")
    if unit == "0 to 1" or unit.startswith("share"):
        return f"{value:.0%}"
    return f"{value:,.0f} {_(unit)}" if float(value).is_integer() else f"{value:,.1f} {_(unit)}"


def summary(plan: Plan) -> Iterator[str]:
    """Yield the lines."""
    from alternance.outcomes import REGISTER

    for name in SHOWN:
        if (value := figure(plan, name)) is not None:
            yield _row(_(REGISTER[name].title), shown(value, REGISTER[name].unit))
    total, bound = plan.meta.objective.get("calendar"), plan.meta.bounds.get("calendar")
    if total and bound is not None:
        share = max(0.0, 1 - bound / total)
        text = _("at most {share:.1%} of its cost could be saved, proven") if share > 0 else _("none is better, proven")
        yield _row(_("Calendar"), text.format(share=share))
    if plan["warnings"].height:
        count = say("{count}, see the report", count=plan["warnings"].height)
        yield _row(_("To be looked at"), count)
    if not plan.meta.reproducible:
        yield say("  Cut short: another run may give another plan (reproducible: false)")


def _row(title: str, value: str) -> str:
    return f"  {padded(title, TITLES)} {value}"
