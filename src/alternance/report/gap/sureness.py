"""How much of the levels asked is missing: for those alone who are sure, and for all who may be needed."""

from __future__ import annotations

from alternance.report.facts import Facts
from alternance.report.words import percent
from alternance.text import say

__all__ = ["sureness"]


def sureness(facts: Facts) -> str:
    """Tell the band of the gap's quality; nothing where no demand is sure, or all are."""
    rows = facts.plan["gap_quality"]
    columns = ("asked_sure", "shortfall_sure", "asked_most", "shortfall_most")
    asked_sure, missing_sure, asked_most, missing_most = (float(rows[column].sum()) for column in columns)
    if not asked_sure or asked_most - asked_sure <= 1e-9 * asked_most:
        return ""
    return say(
        "Of the levels asked for sure, {sure} are missing; of all that may be asked, {most}.",
        sure=percent(missing_sure / asked_sure, 1),
        most=percent(missing_most / asked_most, 1),
    )
