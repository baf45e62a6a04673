"""Actions on findings: who does what until when, and from what to what the figure went that was to change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from alternance.outcomes import REGISTER, Followed, on_date, since
from alternance.report.called import called
from alternance.report.facts import Facts
from alternance.report.names import plan_name
from alternance.report.words import apart, day, quantity
from alternance.text import N_, _, say

__all__ = ["Action", "Actions", "actions"]

STATES = {"done": N_("done on {day}"), "open": N_("open, due on {day}"), "overdue": N_("overdue since {day}")}


@dataclass(frozen=True)
class Action:
    """One action; `figure`, `change` and `effect` are empty where no effect is looked for."""

    what: str
    finding: str
    owner: str
    state: str
    standing: str
    figure: str = ""
    change: str = ""
    effect: str = ""
    since: str = ""


@dataclass(frozen=True)
class Actions:
    """The section: the plan's date, and the actions, overdue ones first, then open ones."""

    day: str
    rows: tuple[Action, ...]


def actions(facts: Facts) -> Actions | None:
    """Return the section; None where the plan has no actions. Set beside another plan, changes are since that one."""
    if not facts.plan["actions"].height:
        return None
    order = ("overdue", "open", "done")
    followed = sorted(_followed(facts), key=lambda one: (order.index(one.state), one.action["due"], one.action["id"]))
    return Actions(day(on_date(facts.plan)), tuple(_action(facts, one) for one in followed))


def _followed(facts: Facts) -> list[Followed]:
    if facts.beside is not None:
        return list(since(facts.beside, facts.plan))
    return [
        Followed(row, row["state"], row["before"], row["after"], row["effect"] or "")
        for row in facts.plan["actions"].iter_rows(named=True)
    ]


def _action(facts: Facts, one: Followed) -> Action:
    row = one.action
    when: dt.date = row["done_on"] if one.state == "done" else row["due"]
    found = _named(facts, row["finding"], row["place"])
    owner = facts.names.of("organisations", row["owner"])
    standing = say(STATES[one.state], day=day(when))
    entry = REGISTER.get(row["indicator"] or "")
    if entry is None:
        return Action(row["what"], found, owner, one.state, standing)
    before, after = apart(one.before, one.after, entry.unit)
    if before == after:
        change = say("{value} as before", value=after)
    else:
        change = say("from {before} to {after}", before=before, after=after)
    hoped = say("hoped for: {value}", value=quantity(row["hoped_value"], entry.unit)) if row["hoped_value"] else ""
    return Action(
        row["what"], found, owner, one.state, standing, _named(facts, row["indicator"], row["scope"]), change,
        _(one.effect) if one.effect else hoped, _since(facts, row),
    )  # fmt: skip


def _since(facts: Facts, row: dict[str, Any]) -> str:
    if facts.beside is not None:
        return say("since: {plan}", plan=plan_name(facts.beside.meta))
    return say("since: {plan}", plan=row["base_from"]) if row["base_from"] else ""


def _named(facts: Facts, code: str, place: str | None) -> str:
    """Return what an indicator or rule is called, and of what it is."""
    title = _(REGISTER[code].title) if code in REGISTER else called(code)
    if place is None or place == "all":
        return title
    return say("{title} ({place})", title=title, place=_place(facts, place))


def _place(facts: Facts, place: str) -> str:
    for table in ("organisations", "programmes"):
        if (title := facts.names.of(table, place)) != place:
            return title
    graduated = dict(facts.community["graduated_cohorts"].select("id", "title").rows())
    return graduated.get(place) or facts.names.cohort(place)
