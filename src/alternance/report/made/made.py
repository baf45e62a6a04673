"""How the plan was made: objective and bounds, options, versions, hashes, and what is not known."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.plan.plan import Plan
from alternance.report.bounds import open_share
from alternance.report.called import called
from alternance.report.made.rules import Rule, rules
from alternance.report.terms import TERMS
from alternance.report.words import number, percent
from alternance.text import N_, _, say

__all__ = ["PARTS", "Bound", "Made", "made"]

#: Parts of the objective by name.
PARTS = {
    "calendar": N_("calendar: weighted sum of the parts above"),
    **TERMS,
    "staffing": N_("staffing"),
    "visits": N_("visits to students"),
    "practice": N_("weeks missing of teachers' own practice"),
}
#: What a recorded plan may not know, by table.
UNKNOWN = {
    "placements": N_("who was placed where"),
    "unplaced": N_("who was left without a position"),
    "duties": N_("the teachers' load"),
    "gap_quantity": N_("the gap between what is demanded and what is taught"),
}


@dataclass(frozen=True)
class Bound:
    """A part of the objective, with its proven bound and what is open between them; empty where there is none."""

    title: str
    value: str
    bound: str
    gap: str


@dataclass(frozen=True)
class Made:
    """The last section."""

    rules: tuple[Rule, ...]
    bounds: tuple[Bound, ...]
    facts: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def made(plan: Plan) -> Made:
    """Return the last section."""
    unknown = [_(text) for table, text in UNKNOWN.items() if plan.meta.kind == "recorded" and not plan[table].height]
    return Made(rules(plan), tuple(_bounds(plan)), tuple(_facts(plan)), tuple(unknown))


def _bounds(plan: Plan) -> Iterator[Bound]:
    objective = plan.meta.objective
    proven = {name: bound for name, bound in plan.meta.bounds.items() if math.isfinite(bound)}
    for name in [*objective, *(name for name in proven if name not in objective)]:
        value, bound = objective.get(name), proven.get(name)
        gap = open_share(value, bound)
        yield Bound(
            _(PARTS[name]) if name in PARTS else called(name),
            "" if value is None else number(value, 2),
            "" if bound is None else number(bound, 2),
            "" if gap is None else percent(gap),
        )


def _facts(plan: Plan) -> Iterator[tuple[str, str]]:
    meta = plan.meta
    yield _("Plan"), plan.hash
    yield _("Input"), meta.community
    if meta.kind == "computed":
        yield _("Seed"), str(meta.seed)
        yield _("Reproducible"), _("yes") if meta.reproducible else _("no: it was stopped by time or by hand")
    for name, value in meta.options.items():
        yield called(name), _option(value)
    for name, version in meta.versions.items():
        yield name, version
    for stage, seconds in meta.times.items():
        yield say("Time: {stage}", stage=called(stage)), say("{n} s", n=number(seconds))


def _option(value: object) -> str:
    if value is None:
        return _("by the size of the problem")
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
