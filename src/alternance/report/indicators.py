"""The indicators of a plan, beside those of another plan, saying plainly where this one loses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alternance.outcomes import REGISTER, compare
from alternance.report.facts import Facts
from alternance.report.names import plan_name
from alternance.report.words import SHARES, apart, quantity
from alternance.text import N_, _, say

__all__ = ["Indicator", "Indicators", "indicators"]

DIRECTIONS = {"lower": N_("lower is better"), "higher": N_("higher is better"), "none": N_("neither is better")}
#: Which of two plans does better, by `Pair.better`.
VERDICTS = {0: "equal", 1: "better", 2: "worse"}


@dataclass(frozen=True)
class Indicator:
    """One row; `verdict` is ``better``, ``worse``, ``equal`` or empty where nothing can be compared."""

    title: str
    formula: str
    value: str
    unit: str
    target: str
    met: bool | None
    direction: str
    beside: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Indicators:
    """The section; `mine` and `beside` name the plans, `loses` says where this one is worse."""

    rows: tuple[Indicator, ...]
    mine: str
    beside: str
    wins: int
    loses: tuple[str, ...]


def indicators(facts: Facts) -> Indicators | None:
    """Return the section; None where the plan has no indicators."""
    if not facts.plan["indicators"].height:
        return None
    rows = tuple(_beside(facts) if facts.beside else _alone(facts))
    text = N_("{title}: {mine} against {other}")
    loses = [say(text, title=row.title, mine=row.value, other=row.beside) for row in rows if row.verdict == "worse"]
    wins = sum(row.verdict == "better" for row in rows)
    return Indicators(rows, *_names(facts), wins, tuple(loses))


def _names(facts: Facts) -> tuple[str, str]:
    if facts.beside is None:
        return _("This plan"), ""
    mine, other = plan_name(facts.plan.meta), plan_name(facts.beside.meta)
    return (mine, other) if mine != other else (_("This plan"), _("The other plan"))


def _alone(facts: Facts) -> Iterator[Indicator]:
    values = dict(facts.plan["indicators"].filter(scope="all").select("id", "value").rows())
    for name in [*(name for name in REGISTER if name in values), *sorted(set(values) - set(REGISTER))]:
        yield _row(facts, name, values[name])


def _beside(facts: Facts) -> Iterator[Indicator]:
    assert facts.beside is not None
    for pair in compare(facts.plan, facts.beside):
        both = pair.first is not None and pair.second is not None
        comparable = both and REGISTER[pair.id].direction != "none"
        texts = apart(pair.first, pair.second, REGISTER[pair.id].unit)
        row = _row(facts, pair.id, pair.first)
        yield replace(row, value=texts[0], beside=texts[1], verdict=VERDICTS[pair.better] if comparable else "")


def _row(facts: Facts, name: str, value: float | None) -> Indicator:
    """Return a row as the plan says it; what it does not say, as the register does."""
    known, stored = REGISTER.get(name), facts.plan["indicators"].filter(id=name, scope="all").rows(named=True)
    unit = (stored[0]["unit"] if stored else known.unit if known else None) or ""
    target = stored[0]["target"] if stored else known.target if known else None
    direction = stored[0]["direction"] if stored else known.direction if known else "none"
    return Indicator(
        _(known.title) if known else name,
        _(known.formula) if known else "",
        quantity(value, unit),
        "" if unit in SHARES or not unit else _(unit),
        "" if target is None else quantity(target, unit),
        _met(value, target, direction),
        _(DIRECTIONS[direction]),
    )


def _met(value: float | None, target: float | None, direction: str) -> bool | None:
    if value is None or target is None or direction == "none":
        return None
    return value <= target + 1e-9 if direction == "lower" else value >= target - 1e-9
