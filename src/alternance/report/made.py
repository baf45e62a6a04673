"""How the plan was made: warnings, rules checked, options, versions, hashes, bounds, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from alternance.report.facts import Facts
from alternance.report.headline import bound_gap
from alternance.report.words import coded, number, percent
from alternance.text import N_, _, say

__all__ = ["Bound", "Made", "Rule", "Warned", "made"]

PARTS = {
    "calendar": N_("calendar, weighted sum"),
    "total": N_("calendar, weighted sum"),
    "lag": N_("lag, teaching weeks"),
    "late": N_("lateness, teaching weeks"),
    "peak": N_("peaks of teachers' load above the unavoidable"),
    "unused": N_("promised seats unused, seat-weeks"),
    "staffing": N_("staffing"),
    "placement": N_("placement"),
}
#: What a recorded plan may not know, by table.
UNKNOWN = (
    ("placements", N_("who was placed where")),
    ("unplaced", N_("who was left without a position")),
    ("duties", N_("teachers' load")),
    ("gap_quantity", N_("the gap between demand and what is taught")),
)


@dataclass(frozen=True)
class Warned:
    """Warnings of one kind: (where, what, remedy)."""

    rule: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Rule:
    """A rule that was verified, or why not."""

    title: str
    checked: str
    violations: str
    note: str
    tone: str


@dataclass(frozen=True)
class Bound:
    """A part of the objective, with its proven bound."""

    title: str
    value: str
    bound: str
    gap: str


@dataclass(frozen=True)
class Made:
    """The last sections."""

    warnings: tuple[Warned, ...]
    warned: int
    rules: tuple[Rule, ...]
    bounds: tuple[Bound, ...]
    facts: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def made(facts: Facts) -> Made:
    """Return the last sections."""
    meta = facts.plan.meta
    unknown = [_(text) for table, text in UNKNOWN if meta.kind == "recorded" and not facts.plan[table].height]
    return Made(
        tuple(_warnings(facts)),
        facts.plan["warnings"].height,
        tuple(_rules(facts)),
        tuple(_bounds(facts)),
        tuple(_facts(facts)),
        tuple(unknown),
    )


def _warnings(facts: Facts) -> Iterator[Warned]:
    rows = facts.plan["warnings"].sort("rule", "id").select("rule", "place", "message", "remedy").rows()
    for rule, members in groupby(rows, key=lambda row: str(row[0])):
        yield Warned(
            coded(rule), tuple((place or "", message or "", remedy or "") for _, place, message, remedy in members)
        )


def _rules(facts: Facts) -> Iterator[Rule]:
    for rule, checked, violations, why in facts.plan["verification"].rows():
        if why:
            yield Rule(coded(rule), "", "", say("Not checked: {why}", why=why), "open")
        elif rule in facts.plan.meta.rules_off:
            yield Rule(
                coded(rule), number(checked), number(violations), _("Not kept in this mode; shown as red weeks."), "off"
            )
        else:
            yield Rule(coded(rule), number(checked), number(violations), "", "bad" if violations else "good")


def _bounds(facts: Facts) -> Iterator[Bound]:
    objective, bounds = facts.plan.meta.objective, facts.plan.meta.bounds
    for name in [*objective, *(name for name in bounds if name not in objective)]:
        value, bound = objective.get(name), bounds.get(name)
        gap = bound_gap(value, bound)
        shown = [number(x, 2) if x is not None else "" for x in (value, bound)]
        title = _(PARTS[name]) if name in PARTS else coded(name)
        yield Bound(title, shown[0], shown[1], percent(gap) if gap is not None else "")


def _facts(facts: Facts) -> Iterator[tuple[str, str]]:
    meta = facts.plan.meta
    yield _("Plan"), facts.plan.hash
    yield _("Input"), meta.community
    if meta.kind == "computed":
        yield _("Seed"), str(meta.seed)
        yield _("Reproducible"), _("yes") if meta.reproducible else _("no: it was stopped by time or by hand")
    for name, value in meta.options.items():
        yield coded(name), ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    for name, version in meta.versions.items():
        yield name, version
    for stage, seconds in meta.times.items():
        yield say("Time: {stage}", stage=coded(stage)), say("{n} s", n=number(seconds))
