"""The section: recommended changes by programme, and the trends of demand."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.report.advice.changes import Programme, programmes
from alternance.report.advice.trends import Trend, trends
from alternance.report.facts import Facts

__all__ = ["Advice", "advice"]


@dataclass(frozen=True)
class Advice:
    """The section."""

    programmes: tuple[Programme, ...]
    trends: tuple[Trend, ...]


def advice(facts: Facts) -> Advice | None:
    """Return the section; None where the plan recommends nothing and knows no trend."""
    found = Advice(tuple(programmes(facts)), tuple(trends(facts)))
    return found if found.programmes or found.trends else None
