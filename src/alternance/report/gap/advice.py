"""Recommendation: what would close most of a programme's gap, and how much for how many hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance.report.drawing import line
from alternance.report.facts import Facts
from alternance.report.gap.behind import behind
from alternance.report.gap.bought import Cost, costs, improvement
from alternance.report.words import LEVELS, count, number, percent
from alternance.text import N_, _, say

__all__ = ["MOST", "Advice", "Change", "Step", "advice"]

#: Changes shown of a programme, those of most use first; the rest is counted.
MOST = 12
#: Width and height of the drawing of a frontier, in its own units.
WIDE, HIGH = 100, 24
_SAYS = {
    "add": N_("Add to {place}: {title}, {after}"),
    "raise": N_("Raise in {place}: {title}, from {before} to {after}"),
    "practise": N_("Practise in {place}: {title}, from {before} to {after}"),
    "move": N_("Less in {place}, because practice gives it: {title}, from {before} to {after}"),
    "trim": N_("Less in {place}, because nobody asks for so much: {title}, from {before} to {after}"),
    "drop": N_("Drop from {place}, because nobody asks for it: {title}"),
    "hours": N_("Hours of {place}: from {before} to {after}"),
    "students": N_("Students of {place}: from {before} to {after}"),
}


@dataclass(frozen=True)
class Change:
    """A change in words, the time it asks or sets free, its cost, what is lost without it, and the demands behind."""

    says: str
    time: str
    cost: str
    lost: str
    behind: str


@dataclass(frozen=True)
class Step:
    """A step of the frontier: time moved, share covered, what it opens."""

    time: str
    coverage: str
    opens: str


@dataclass(frozen=True)
class Advice:
    """A programme: covered now and at most, its changes, its frontier drawn and as rows, and what money would do."""

    title: str
    now: str
    most: str
    changes: tuple[Change, ...]
    all_changes: int
    steps: tuple[Step, ...]
    path: str
    costs: tuple[Cost, ...]


def advice(facts: Facts) -> Iterator[Advice]:
    """Yield the programmes for which there is something to change, by id."""
    for (programme,), steps in facts.plan["gap_frontier"].group_by("programme", maintain_order=True):
        rows = facts.plan["gap_recommendation"].filter(pl.col("programme") == programme)
        money = tuple(costs(facts, str(programme)))
        if rows.height or money:
            coverage = steps["coverage"].to_list()
            yield Advice(
                facts.names.of("programmes", str(programme)),
                percent(coverage[0]),
                percent(coverage[-1]),
                tuple(_change(facts, row) for row in rows.head(MOST).iter_rows(named=True)),
                rows.height,
                tuple(_step(facts, row) for row in steps.iter_rows(named=True)),
                _path(steps["minutes"].to_list(), coverage),
                money,
            )


def _change(facts: Facts, row: dict[str, Any]) -> Change:
    if row["kind"] not in _SAYS:
        says, price = improvement(facts, row)
        return Change(says, "–", price, _lost(row), _behind(row))
    kind = row["kind"]
    table = "blocks" if kind == "practise" else "modules"
    place = facts.names.cohort(row["place"]) if kind == "students" else facts.names.of(table, row["place"])
    values = {"place": row["title"] or place if kind == "hours" else place, "title": row["title"] or row["competence"]}
    levels = {end: _amount(facts, kind, row[end]) for end in ("before", "after")}
    minutes = row["minutes"] if kind != "hours" else 0
    time = say("+{time}", time=facts.taught(minutes)) if minutes > 0 else "–"
    if minutes < 0:
        time = say("up to {time} set free", time=facts.taught(-minutes))
    says = say(_SAYS[kind], **values, **levels)
    if row["improvements"]:
        names = ", ".join(facts.names.of("improvements", name) for name in row["improvements"].split())
        says = say("{change}; with {improvements}", change=says, improvements=names)
    return Change(says, time, "–", _lost(row), _behind(row))


def _lost(row: dict[str, Any]) -> str:
    return number(row["lost"]) if row["lost"] else "–"


def _behind(row: dict[str, Any]) -> str:
    return behind((row["rows"] or "").split(), 4) or "–"


def _amount(facts: Facts, kind: str, value: int) -> str:
    if kind == "hours":
        return facts.taught(value)
    return number(value) if kind == "students" else _(LEVELS[value])


def _step(facts: Facts, row: dict[str, Any]) -> Step:
    opens = len((row["opens"] or "").split())
    return Step(
        facts.taught(row["minutes"]) if row["minutes"] else _("no lesson moved") if row["step"] else _("as it is"),
        percent(row["coverage"], 1),
        count(opens, "{n} demand or position", "{n} demands and positions") if opens else "–",
    )


def _path(minutes: list[int], coverage: list[float]) -> str:
    """Return the stepped line of coverage over time moved, from nothing moved to a little beyond the last step."""
    end = max(minutes) or 1
    places = [round(WIDE * 0.9 * at / end) for at in minutes]
    values, reached = [], coverage[0]
    for at in range(WIDE):
        reached = max([reached, *(share for place, share in zip(places, coverage, strict=True) if place <= at)])
        values.append(reached)
    return line(values, lambda share: HIGH * (1 - share))
