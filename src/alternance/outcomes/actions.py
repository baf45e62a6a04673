"""Actions taken on findings: how they stand on a plan's date, and how the figure went that they were to change.

That a figure changed after an action does not say that it changed because of it: what is told is from what to what.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alternance.community.community import Community
from alternance.outcomes.compare import NEAR, figures_of
from alternance.outcomes.register import REGISTER
from alternance.plan.plan import Plan
from alternance.text import N_

__all__ = ["EFFECTS", "STATES", "Followed", "follow", "on_date", "since"]

#: How an action may stand, and how the figure went.
STATES = (N_("done"), N_("open"), N_("overdue"))
EFFECTS = (N_("as hoped"), N_("nearer"), N_("not as hoped"), N_("not known"))


@dataclass(frozen=True)
class Followed:
    """An action on the date of a plan.

    Attributes
    ----------
    action : dict
        Its row of the community's or the plan's `actions`.
    state : str
        ``done``, ``open`` or ``overdue``.
    before, after : float or None
        The figure in which its effect is looked for, at the time of the finding or in the plan before, and in the plan.
    effect : str
        ``as hoped``, ``nearer`` (on the way to a value hoped for), ``not as hoped`` or ``not known``; empty where no
        effect is looked for, or the action is not done.
    """

    action: dict[str, Any]
    state: str
    before: float | None
    after: float | None
    effect: str


def on_date(plan: Plan) -> dt.date:
    """Return the date of a plan: the day of *today* that it was made for, else the first of its horizon."""
    today = plan.meta.options.get("today")
    return dt.date.fromisoformat(today) if today else plan.meta.first_week


def follow(community: Community, plan: Plan) -> Iterator[Followed]:
    """Yield every action of a community on the date of `plan`, by id; before is the base that it says."""
    for row in community["actions"].iter_rows(named=True):
        yield _followed(row, plan, row["base"])


def since(old: Plan, new: Plan) -> Iterator[Followed]:
    """Yield every action of the plan `new` with the figure of `old` as before; where it has none, the action's base."""
    for row in new["actions"].iter_rows(named=True):
        figures = figures_of(old, row["scope"]) if row["indicator"] else {}
        before = figures.get(row["indicator"])
        yield _followed(row, new, row["before"] if before is None else before)


def _followed(row: dict[str, Any], plan: Plan, before: float | None) -> Followed:
    state = _state(row, on_date(plan))
    if row["indicator"] not in REGISTER:
        return Followed(row, state, None, None, "")
    after = figures_of(plan, row["scope"]).get(row["indicator"])
    return Followed(row, state, before, after, _effect(row, before, after) if state == "done" else "")


def _state(row: dict[str, Any], today: dt.date) -> str:
    if row["done_on"] is not None and row["done_on"] <= today:
        return "done"
    return "overdue" if row["due"] < today else "open"


def _effect(row: dict[str, Any], before: float | None, after: float | None) -> str:
    """Return how the figure went; a value that is hoped for counts from that side from which it is better."""
    way = _way(row, before)
    if way is None or after is None:
        return "not known"
    sign = 1.0 if way == "higher" else -1.0
    hoped = row["hoped_value"]
    if hoped is not None and sign * (after - hoped) >= -NEAR:
        return "as hoped"
    if before is None:
        return "not known" if hoped is None else "not as hoped"
    moved = sign * (after - before) > NEAR
    return "not as hoped" if not moved else "as hoped" if hoped is None else "nearer"


def _way(row: dict[str, Any], before: float | None) -> str | None:
    """Return which way is hoped for; None where nothing says it."""
    direction = REGISTER[row["indicator"]].direction
    if row["hoped"] is not None or direction != "none":
        return str(row["hoped"] or direction)
    if row["hoped_value"] is None or before is None:
        return None
    return "higher" if row["hoped_value"] > before else "lower"
