"""Is placement fair: groups of students beside each other, as the rows behind the indicators of fairness tell them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import listed, number, percent
from alternance.text import N_, _, say

__all__ = ["Fairness", "Group", "Grouping", "fairness"]

#: What students are grouped by, in the order of the page.
GROUPINGS = {
    "sex": N_("Sex"),
    "disability": N_("Disability"),
    "language": N_("Home language"),
    "distance": N_("Way to the nearest site"),
}
#: Groups that have names of their own; languages are named as they are.
NAMES = {
    ("sex", "female"): N_("female"),
    ("sex", "male"): N_("male"),
    ("sex", "other"): N_("other"),
    ("disability", "yes"): N_("a disability is declared"),
    ("disability", "no"): N_("none is declared"),
}
#: Ranks of which the share is shown; the plan's folder has them all.
MOST = 5

#: Group → (how much, out of how much).
Told = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Group:
    """A row: who, how many students, and what came of their wishes, each in words."""

    title: str
    students: str
    placed: str
    left: str
    first: str
    median: str
    worst: str
    reached: str


@dataclass(frozen=True)
class Grouping:
    """The groups of one kind; `others` is whether anybody is in none of them, `note` why there are none."""

    title: str
    groups: tuple[Group, ...]
    others: bool
    note: str


@dataclass(frozen=True)
class Fairness:
    """The table."""

    groupings: tuple[Grouping, ...]


def fairness(facts: Facts) -> Fairness | None:
    """Return the table; None where the plan tells nothing of any group."""
    groupings = tuple(_grouping(facts, by) for by in GROUPINGS)
    return Fairness(groupings) if any(grouping.groups for grouping in groupings) else None


def _grouping(facts: Facts, by: str) -> Grouping:
    placed, first, median, worst = (
        _told(facts, f"{what}_apart_by_{by}") for what in ("placed", "first_choice", "rank_median", "rank_worst")
    )
    reached = _told(facts, f"ranks_apart_by_{by}")
    groups = tuple(
        Group(
            _name(by, name),
            number(placed[name][1]) if name in placed else _("not told"),
            _share(placed.get(name)),
            _share((placed[name][1] - placed[name][0], placed[name][1]) if name in placed else None),
            _share(first.get(name)),
            number(median[name][0]) if name in median else _("not told"),
            number(worst[name][0]) if name in worst else _("not told"),
            listed(_steps(reached, name)) or _("not told"),
        )
        for name in sorted({*placed, *first})
    )
    others = sum(out_of for _much, out_of in placed.values()) < _asked(facts)
    return Grouping(_(GROUPINGS[by]), groups, others, "" if groups else _note(facts, f"placed_apart_by_{by}"))


def _told(facts: Facts, indicator: str) -> dict[str, tuple[float, float]]:
    rows = facts.plan["indicator_rows"].filter(indicator=indicator).select("row", "value", "out_of").rows()
    return {row: (value, out_of) for row, value, out_of in rows}


def _note(facts: Facts, indicator: str) -> str:
    """Return why nothing is told."""
    notes = facts.plan["indicators"].filter(id=indicator, kind="all")["note"].to_list()
    return notes[0] if notes and notes[0] else _("not told")


def _asked(facts: Facts) -> int:
    """Return how many students needed a position."""
    return pl.concat([facts.plan[table]["student"] for table in ("placements", "unplaced")]).n_unique()


def _steps(reached: Told, name: str) -> Iterator[str]:
    """Yield the share of a group at the first ranks or better ones."""
    own = ((int(row.rpartition(" · ")[2]), pair) for row, pair in reached.items() if row.rpartition(" · ")[0] == name)
    for rank, pair in sorted(own)[:MOST]:
        yield say("{rank}: {share}", rank=rank, share=_share(pair))


def _share(pair: tuple[float, float] | None) -> str:
    return _("not told") if pair is None else percent(pair[0] / pair[1])


def _name(by: str, name: str) -> str:
    """Return what a group is called."""
    if by != "distance":
        return _(NAMES[by, name]) if (by, name) in NAMES else name
    first, _dash, last = name.partition("-")
    if not last:
        return say("more than {n} minutes", n=int(first) - 1)
    return say("{first} to {last} minutes", first=first, last=last)
