"""Recommended changes in words, and how much of the demand each programme covers with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alternance.report.facts import Facts
from alternance.report.gap.behind import behind
from alternance.report.words import LEVELS, count, number, percent
from alternance.text import N_, _, say

__all__ = ["Change", "Programme", "programmes"]

#: What a change is called, by its kind in the table.
KINDS = {
    "add": N_("add"),
    "raise": N_("raise the level"),
    "practise": N_("practise"),
    "move": N_("leave to practice"),
    "trim": N_("teach less far"),
    "drop": N_("drop"),
    "hours": N_("change the hours"),
    "students": N_("change the number of students"),
}
#: Who does it.
OWNERS = {"school": N_("the school"), "enterprise": N_("an enterprise")}


@dataclass(frozen=True)
class Change:
    """One change: what, where, from and to what; hours it asks (or sets free); what is lost without it; for whom."""

    kind: str
    title: str
    place: str
    values: str
    hours: str
    lost: str
    owner: str
    behind: str


@dataclass(frozen=True)
class Programme:
    """A programme with its changes; `lead` says what they are worth, `proven` whether nothing better is possible."""

    title: str
    lead: str
    proven: bool
    changes: tuple[Change, ...]


def programmes(facts: Facts) -> Iterator[Programme]:
    """Yield the programmes for which anything is recommended, by id."""
    for (programme,), rows in facts.plan["gap_recommendation"].group_by("programme", maintain_order=True):
        steps = facts.plan["gap_frontier"].filter(programme=programme).sort("step")
        yield Programme(
            facts.names.of("programmes", str(programme)),
            _lead(facts, str(programme), steps.rows(named=True), rows.height),
            bool(steps["proven"].all()),
            tuple(_change(facts, row) for row in rows.iter_rows(named=True)),
        )


def _lead(facts: Facts, programme: str, steps: list[dict[str, Any]], changes: int) -> str:
    """Say how many changes there are, how many hours they move, and what is covered with and without them."""
    many = count(changes, "{n} change", "{n} changes")
    if not steps:
        return say("{changes}.", changes=many)
    return say(
        "{changes}: with {hours} hours of school moved, {after} of the levels demanded are covered; now {before}.",
        changes=many,
        hours=number(steps[-1]["minutes"] / 60),
        after=percent(steps[-1]["coverage"], 1),
        before=percent(_covered(facts, programme), 1),
    )


def _covered(facts: Facts, programme: str) -> float:
    """Return the share of the levels demanded that the programme gives as it is."""
    rows = facts.plan["gap_quality"].filter(programme=programme)
    asked = float((rows["demanded"] * rows["level_asked"]).sum())
    return 1 - float(rows["shortfall"].sum()) / asked if asked else 1.0


def _change(facts: Facts, row: dict[str, Any]) -> Change:
    return Change(
        _(KINDS[row["kind"]]),
        row["title"] or row["competence"] or "",
        _place(facts, row),
        _values(facts, row),
        number(row["minutes"] / 60) if row["minutes"] else "–",
        number(row["lost"]) if row["lost"] else "–",
        _(OWNERS[row["owner"]]),
        behind((row["rows"] or "").split(), 4),
    )


def _place(facts: Facts, row: dict[str, Any]) -> str:
    place = row["place"] or ""
    if row["phase"]:
        return say("{block}, phase {phase}", block=facts.names.of("blocks", place), phase=row["phase"])
    return facts.names.cohorts.get(place) or facts.names.of("modules", place)


def _values(facts: Facts, row: dict[str, Any]) -> str:
    before, after = row["before"], row["after"]
    if row["kind"] == "hours":
        return say("{before} → {after}", before=facts.taught(before), after=facts.taught(after))
    if row["kind"] == "students":
        return say("{before} → {after}", before=before, after=count(after, "{n} student", "{n} students"))
    return say("{before} → {after}", before=_level(before), after=_level(after))


def _level(level: int) -> str:
    return say("{level} {word}", level=level, word=_(LEVELS[level])) if level else _(LEVELS[0])
