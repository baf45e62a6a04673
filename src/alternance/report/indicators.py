"""The indicators of a plan, beside those of another plan, saying plainly where this one loses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.outcomes import REGISTER, compare
from alternance.report.facts import Facts
from alternance.report.names import MODES
from alternance.report.words import quantity
from alternance.text import N_, _, say

__all__ = ["Indicator", "Indicators", "indicators"]

DIRECTIONS = {"lower": N_("lower is better"), "higher": N_("higher is better"), "none": N_("neither way is better")}


@dataclass(frozen=True)
class Indicator:
    """One row; `verdict` is ``better``, ``worse``, ``equal`` or empty where nothing is compared."""

    title: str
    formula: str
    value: str
    unit: str
    target: str
    direction: str
    met: bool | None
    beside: str
    verdict: str


@dataclass(frozen=True)
class Indicators:
    """The section."""

    rows: tuple[Indicator, ...]
    mine: str
    beside: str
    loses: tuple[str, ...]
    wins: int


def indicators(facts: Facts) -> Indicators | None:
    """Return the section; None where the plan has no indicators."""
    if not facts.plan["indicators"].height:
        return None
    rows = tuple(_with(facts)) if facts.beside else tuple(_alone(facts))
    mine, other = _name(facts.plan.meta.mode), _name(facts.beside.meta.mode) if facts.beside else ""
    if mine == other:
        mine, other = _("this plan"), _("the other plan")
    loses = tuple(
        say("{title}: {mine} against {other}", title=row.title, mine=row.value, other=row.beside)
        for row in rows
        if row.verdict == "worse"
    )
    return Indicators(rows, mine, other, loses, sum(row.verdict == "better" for row in rows))


def _name(mode: str) -> str:
    return _(MODES.get(mode, mode))


def _alone(facts: Facts) -> Iterator[Indicator]:
    values = dict(facts.plan["indicators"].filter(scope="all").select("id", "value").rows())
    order = [name for name in REGISTER if name in values] + sorted(set(values) - set(REGISTER))
    for name in order:
        yield _row(facts, name, values[name], None, "")


def _with(facts: Facts) -> Iterator[Indicator]:
    assert facts.beside is not None
    verdicts = {0: "equal", 1: "better", 2: "worse"}
    for pair in compare(facts.plan, facts.beside):
        known = pair.first is not None and pair.second is not None and REGISTER[pair.id].direction != "none"
        yield _row(facts, pair.id, pair.first, pair.second, verdicts[pair.better] if known else "", beside=True)


def _row(
    facts: Facts, name: str, value: float | None, other: float | None, verdict: str, beside: bool = False
) -> Indicator:
    stored = facts.plan["indicators"].filter(id=name, scope="all")
    unit = stored["unit"][0] if stored.height else REGISTER[name].unit
    target = stored["target"][0] if stored.height else REGISTER[name].target
    direction = str(stored["direction"][0]) if stored.height else REGISTER[name].direction
    known = REGISTER.get(name)
    return Indicator(
        _(known.title) if known else name,
        _(known.formula) if known else "",
        quantity(value, unit or ""),
        _unit(unit or ""),
        quantity(target, unit or "") if target is not None else "",
        _(DIRECTIONS[direction]),
        _met(value, target, direction),
        quantity(other, unit or "") if beside else "",
        verdict,
    )


def _unit(unit: str) -> str:
    """Return the unit as it stands behind the figure; a share has its sign."""
    return "" if unit in ("0 to 1", "share of contract") else _(unit)


def _met(value: float | None, target: float | None, direction: str) -> bool | None:
    if value is None or target is None or direction == "none":
        return None
    return value <= target + 1e-9 if direction == "lower" else value >= target - 1e-9
