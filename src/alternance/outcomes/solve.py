"""Indicators of a plan, for the whole and by school, programme, cohort and enterprise, each with the rows behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.community.community import Community
from alternance.outcomes.aggregate import AGGREGATES
from alternance.outcomes.counts import COUNTS
from alternance.outcomes.indicator import Indicator, Kind
from alternance.outcomes.item import Item
from alternance.outcomes.register import REGISTER
from alternance.outcomes.seen import Seen
from alternance.plan.plan import Plan
from alternance.text import _, say

__all__ = ["Figure", "solve"]


@dataclass(frozen=True)
class Figure:
    """One indicator in one scope.

    Attributes
    ----------
    kind, scope : str
        What it is of: ``all`` and ``all``, or the kind and the id of a school, programme, cohort or enterprise.
    value : float or None
        None where it is not known; `note` then says why, in words.
    items : tuple of Item
        The rows behind it.
    """

    id: str
    kind: Kind
    scope: str
    value: float | None
    note: str = ""
    items: tuple[Item, ...] = ()


def solve(community: Community, plan: Plan) -> list[Figure]:
    """Compute every indicator of the register.

    Parameters
    ----------
    community : Community
        What the plan was made for, or what a recorded plan was read against.
    plan : Plan
        A recorded plan says which of its tables are known; a figure that needs another has no value, never 0.

    Returns
    -------
    list of Figure
        In the register's order, the whole first; every indicator at least once, but those that are optional and of
        which the community has no table.

    Notes
    -----
    Exact sums, linear in the rows behind (those of the median and of inequality are sorted).
    """
    seen, counted = Seen(community, plan), dict[str, list[Item] | None]()
    figures: list[Figure] = []
    for entry in REGISTER.values():
        if entry.optional and not any(community[table].height for table in entry.community):
            continue
        if why := _unsaid(entry, seen):
            figures.append(_unknown(entry, why))
            continue
        if entry.counted not in counted:
            found = COUNTS[entry.counted](seen)
            counted[entry.counted] = None if found is None else list(found)
        items = counted[entry.counted]
        figures += [_unknown(entry, _(entry.without))] if items is None else _figures(entry, items)
    return figures


def _unsaid(entry: Indicator, seen: Seen) -> str:
    """Say which tables are wanting; empty: none."""
    if unsaid := [table for table in entry.plan if not seen.plan.knows(table)]:
        return say("the recorded plan does not say {tables}", tables=", ".join(unsaid))
    if empty := [table for table in entry.community if not seen.community[table].height]:
        return say("the community has no {tables}", tables=", ".join(empty))
    return ""


def _unknown(entry: Indicator, why: str) -> Figure:
    return Figure(entry.id, "all", "all", None, say("not known: {why}", why=why))


def _figures(entry: Indicator, items: list[Item]) -> Iterator[Figure]:
    """Yield the whole, then what is told of parts of it, where anything is known."""
    groups: dict[tuple[Kind, str], list[Item]] = defaultdict(list)
    for item in items:
        for kind, scope in item.where.scopes():
            if kind == "all" or kind in entry.kinds:
                groups[kind, scope].append(item)
    value = AGGREGATES[entry.by](items)
    if value is None:
        yield _unknown(entry, _(entry.without))
        return
    yield Figure(entry.id, "all", "all", value, items=tuple(items))
    order = {kind: number for number, kind in enumerate(entry.kinds)}
    for kind, scope in sorted(groups, key=lambda group: (order.get(group[0], -1), group[1])):
        if kind != "all":
            part = groups[kind, scope]
            value = AGGREGATES[entry.by](part)
            if value is not None:
                yield Figure(entry.id, kind, scope, value, items=tuple(part))
