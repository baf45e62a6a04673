"""Improvements: what is bought, by whom and from when, and how much more is covered for how much money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alternance.report.facts import Facts
from alternance.report.words import count, day, number, percent
from alternance.text import N_, _, say

__all__ = ["Cost", "costs", "improvement"]

_SAYS = {
    "equipment": N_("Equipment: {title}, provided by {owner}"),
    "textbook": N_("Textbook: {title}, provided by {owner}"),
    "base": N_("Practice base: {title}, provided by {owner}"),
    "expert": N_("Expert: {title}, provided by {owner}"),
}


@dataclass(frozen=True)
class Cost:
    """A step: the cost, what it buys, the share covered, what it opens."""

    cost: str
    buys: str
    coverage: str
    opens: str


def improvement(facts: Facts, row: dict[str, Any]) -> tuple[str, str]:
    """Return what is bought in words, and what it costs."""
    says = say(_SAYS[row["kind"]], title=row["title"], owner=facts.names.of("organisations", row["provider"]))
    if row["ready_from"] is not None:
        says = say("{improvement}, from {day}", improvement=says, day=day(row["ready_from"]))
    return says, _money(row)


def costs(facts: Facts, programme: str) -> Iterator[Cost]:
    """Yield the steps of a programme for which anything can be bought."""
    for row in facts.plan["gap_budget"].filter(programme=programme).iter_rows(named=True):
        bought = [facts.names.of("improvements", name) for name in (row["improvements"] or "").split()]
        opens = len((row["opens"] or "").split())
        yield Cost(
            _money(row) if row["cost"] else _("no money"),
            ", ".join(bought) or "–",
            percent(row["coverage"], 1),
            count(opens, "{n} demand or position", "{n} demands and positions") if opens else "–",
        )


def _money(row: dict[str, Any]) -> str:
    return say("{number} {currency}", number=number(row["cost"]), currency=row["currency"])
