"""Cohorts that graduated, and others with targets: what was aimed at, and what came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alternance.community.measures import SIDES
from alternance.outcomes import REGISTER
from alternance.report.facts import Facts
from alternance.report.words import clauses, count, day, quantity
from alternance.text import N_, _, say

__all__ = ["Cohort", "Row", "graduated"]

#: What the four sides are called beside their figures.
CALLED = {"quality": N_("Quality"), "structure": N_("Structure"), "quantity": N_("Quantity"), "type": N_("Type")}


@dataclass(frozen=True)
class Row:
    """A figure of a cohort: what was aimed at (empty: nothing) and what came; `met` None: not known or not counted."""

    title: str
    formula: str
    aimed: str
    came: str
    met: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class Cohort:
    """A cohort with its rows: targets first, in the register's order, then what else is known of it."""

    title: str
    about: str
    met: str
    rows: tuple[Row, ...]


def graduated(facts: Facts) -> list[Cohort]:
    """Return the cohorts of which a target or a figure of graduates is told, those that graduated last first."""
    rows = {row["id"]: row for row in facts.community["graduated_cohorts"].iter_rows(named=True)}
    targets: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in facts.plan["cohort_results"].iter_rows(named=True):
        targets[row["cohort"]].append(row)
    ended = sorted(rows, key=lambda id_: (-rows[id_]["graduated_on"].toordinal(), id_))
    order = [*ended, *sorted(targets.keys() - rows.keys())]
    found = (_cohort(facts, id_, rows.get(id_), targets[id_]) for id_ in order)
    return [cohort for cohort in found if cohort.rows]


def _cohort(facts: Facts, id_: str, row: dict[str, Any] | None, targets: list[dict[str, Any]]) -> Cohort:
    order = {name: number for number, name in enumerate(REGISTER)}
    own = sorted(targets, key=lambda target: (order.get(target["indicator"], -1), target["id"]))
    told = {target["indicator"] for target in own if target["measure"] != "structure"}
    met = sum(target["met"] is True for target in own)
    judged = sum(target["met"] is not None for target in own)
    title = (row and row["title"]) or facts.names.cohort(id_)
    return Cohort(
        title,
        _about(facts, row) if row else "",
        count(judged, "{met} of {n} target met", "{met} of {n} targets met", met=met) if judged else "",
        (*(_target(facts, target) for target in own), *_others(facts, id_, told)),
    )


def _about(facts: Facts, row: dict[str, Any]) -> str:
    return clauses([
        facts.names.of("programmes", row["programme"]),
        facts.names.school(row["school"]),
        count(row["began"], "{n} student began", "{n} students began"),
        say("graduated on {day}", day=day(row["graduated_on"])),
    ])  # fmt: skip


def _target(facts: Facts, row: dict[str, Any]) -> Row:
    entry = REGISTER.get(row["indicator"])
    unit = entry.unit if entry else ""
    title, formula = _(entry.title) if entry else row["indicator"], _(entry.formula) if entry else ""
    if row["measure"] == "structure" and row["occupation"]:
        title = say("first jobs as {occupation}", occupation=facts.names.occupation(row["occupation"]))
        formula = _("share of the first jobs of which the occupation is known")
    if (side := row["measure"]) in SIDES:
        title = say("{side}: {figure}", side=_(CALLED[side]), figure=_after_colon(title))
    aimed = say("{value}, set on {day}", value=quantity(row["target"], unit), day=day(row["set_on"]))
    return Row(title, formula, aimed, quantity(row["value"], unit), row["met"], row["note"] or "")


def _after_colon(title: str) -> str:
    """Return what a title says after it has named the side."""
    for sign in (": ", "："):
        if sign in title:
            return title.partition(sign)[2]
    return title


def _others(facts: Facts, cohort: str, told: set[str]) -> Iterator[Row]:
    """Yield what is known of a graduated cohort and was no target."""
    figures = facts.plan["indicators"].filter(kind="cohort", scope=cohort).select("id", "value").rows()
    values = {name: value for name, value in figures if name in REGISTER and REGISTER[name].optional}
    for name, entry in REGISTER.items():
        if values.get(name) is not None and name not in told:
            yield Row(_(entry.title), _(entry.formula), "", quantity(values[name], entry.unit))
