"""Figures of plans made by hand."""

from __future__ import annotations

from typing import Any

from tests.plans import calendar_plan

from alternance.community import Community
from alternance.outcomes import solve
from alternance.plan import Plan

__all__ = ["computed", "figure", "told"]


def figure(name: str, community: Community, plan: Plan, scope: str = "all", kind: str | None = None) -> float | None:
    """Return a figure; KeyError where the scope is not told."""
    values = {(found.id, found.scope): found.value for found in solve(community, plan) if kind in (None, found.kind)}
    return values[name, scope]


def told(name: str, community: Community, plan: Plan) -> dict[tuple[str, str], float | None]:
    """Return (kind, scope) → figure."""
    return {(found.kind, found.scope): found.value for found in solve(community, plan) if found.id == name}


def computed(community: Community, modules: Any = None, phases: Any = None, **more: Any) -> Plan:
    """Return a computed plan."""
    return calendar_plan(community, modules or {}, phases or {}, **more)
