"""The four sides together, with what would close them and where demand is going."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.gap.advice import Advice, advice
from alternance.report.gap.kinds import Kind, kinds
from alternance.report.gap.quality import Programme, quality
from alternance.report.gap.quantity import Quantity, quantity
from alternance.report.gap.structure import Share, structure
from alternance.report.gap.sureness import sureness
from alternance.report.gap.trend import Trend, trends

__all__ = ["Gap", "gaps"]


@dataclass(frozen=True)
class Gap:
    """The section."""

    quarters: tuple[str, ...]
    quantity: tuple[Quantity, ...]
    structure: tuple[Share, ...]
    quality: tuple[Programme, ...]
    sureness: str
    types: tuple[Kind, ...]
    advice: tuple[Advice, ...]
    trends: tuple[Trend, ...]


def gaps(facts: Facts) -> Gap | None:
    """Return the section; None where the plan has no gap."""
    quarters = tuple(facts.plan["gap_quantity"]["quarter"].unique().sort())
    found = Gap(
        quarters,
        tuple(quantity(facts, quarters)),
        tuple(structure(facts)),
        tuple(quality(facts)),
        sureness(facts),
        tuple(kinds(facts)),
        tuple(advice(facts)),
        tuple(trends(facts)),
    )
    return found if found.quantity or found.structure or found.quality or found.types else None
