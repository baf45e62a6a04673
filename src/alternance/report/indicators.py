"""The indicators of a plan, beside those of another plan, saying plainly where this one loses and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from alternance.outcomes import REGISTER, Line, compare, differences, worse
from alternance.report.facts import Facts
from alternance.report.names import plan_name
from alternance.report.words import SHARES, apart, number, quantity
from alternance.text import N_, _, say

__all__ = ["Behind", "Indicator", "Indicators", "indicators"]

DIRECTIONS = {"lower": N_("lower is better"), "higher": N_("higher is better"), "none": N_("neither is better")}
#: Rows behind a figure that the page shows; the plan's folder has more.
BEHIND = 8


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
    """The section.

    Attributes
    ----------
    mine, beside : str
        What the plans are called.
    loses : tuple of str
        Where this plan is worse.
    differences : tuple of str
        What else than the way of planning is not the same.
    unknown : tuple of str
        Figures that this plan cannot say, each with the reason.
    behind : tuple of Behind
        The rows behind the figures.
    """

    rows: tuple[Indicator, ...]
    mine: str
    beside: str
    wins: int
    loses: tuple[str, ...]
    differences: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True)
class Behind:
    """The first rows behind a figure, those that weigh most: (table, key, how much)."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    more: int


def indicators(facts: Facts) -> Indicators | None:
    """Return the section; None where the plan has no indicators."""
    if not facts.plan["indicators"].height:
        return None
    rows = tuple(_beside(facts) if facts.beside else _alone(facts))
    text = N_("{title}: {mine} against {other}")
    loses = [say(text, title=row.title, mine=row.value, other=row.beside) for row in rows if row.verdict == "worse"]
    wins, names = sum(row.verdict == "better" for row in rows), _names(facts)
    told = differences((facts.plan, facts.beside), names) if facts.beside else ()
    return Indicators(rows, *names, wins, tuple(loses), tuple(told), tuple(_unknown(facts)), tuple(_behind(facts)))


def _unknown(facts: Facts) -> Iterator[str]:
    for name, note in facts.plan["indicators"].filter(kind="all").select("id", "note").rows():
        if note and name in REGISTER:
            yield say("{title}: {note}", title=_(REGISTER[name].title), note=note)


def _behind(facts: Facts) -> Iterator[Behind]:
    counted = dict(facts.plan["indicators"].filter(kind="all").select("id", "behind").rows())
    for name, entry in REGISTER.items():
        rows = facts.plan["indicator_rows"].filter(indicator=name).head(BEHIND)
        if rows.height:
            shown = tuple(
                (table or "", row or "", _of(value, out_of))
                for table, row, value, out_of in rows.select("table", "row", "value", "out_of").rows()
            )
            yield Behind(_(entry.title), shown, (counted.get(name) or 0) - rows.height)


def _of(value: float, out_of: float) -> str:
    """Return how much was counted, and out of how much where that is not one."""
    if abs(out_of - 1) < 1e-9:
        return number(value, 2)
    return say("{value} of {whole}", value=number(value, 2), whole=number(out_of, 2))


def _names(facts: Facts) -> tuple[str, str]:
    if facts.beside is None:
        return _("This plan"), ""
    mine, other = plan_name(facts.plan.meta), plan_name(facts.beside.meta)
    return (mine, other) if mine != other else (_("This plan"), _("The other plan"))


def _alone(facts: Facts) -> Iterator[Indicator]:
    values = facts.plan["indicators"].filter(scope="all").select("id", "value", "note").rows()
    known = {name: value for name, value, note in values if not note}
    for name in [*(name for name in REGISTER if name in known), *sorted(set(known) - set(REGISTER))]:
        yield _row(facts, name, known[name])


def _beside(facts: Facts) -> Iterator[Indicator]:
    assert facts.beside is not None
    unsaid = set(facts.plan["indicators"].filter(pl.col("note").fill_null("") != "")["id"])
    for line in compare(facts.plan, facts.beside):
        mine, other = line.values
        if line.id in unsaid and other is None:
            continue
        texts = apart(mine, other, REGISTER[line.id].unit)
        yield replace(_row(facts, line.id, mine), value=texts[0], beside=texts[1], verdict=_verdict(line))


def _verdict(line: Line) -> str:
    if not line.comparable:
        return ""
    return "worse" if worse(line, 0, 1) else "better" if worse(line, 1, 0) else "equal"


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
