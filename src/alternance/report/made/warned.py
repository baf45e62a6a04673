"""What planning wants a person to look at, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from alternance.plan.plan import Plan
from alternance.report.called import called

__all__ = ["Warned", "warned"]


@dataclass(frozen=True)
class Warned:
    """Warnings of one kind: (where, what, what would help)."""

    rule: str
    rows: tuple[tuple[str, str, str], ...]


def warned(plan: Plan) -> tuple[Warned, ...]:
    """Return the warnings by kind, in the order of their ids."""
    rows = plan["warnings"].sort("rule", "id").select("rule", "place", "message", "remedy").rows()
    return tuple(
        Warned(called(rule), tuple((place or "–", text or "", remedy or "") for _rule, place, text, remedy in members))
        for rule, members in groupby(rows, key=lambda row: str(row[0]))
    )
