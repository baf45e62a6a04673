"""Placements: how many, how they came about, by cohort and by enterprise; and who is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import polars as pl

from alternance.plan.meta import PlanMeta
from alternance.report.called import called
from alternance.report.facts import Facts
from alternance.report.people.adjustments import Adjustment, adjustments
from alternance.report.people.exceptions import Exceptional, exceptions
from alternance.report.people.fairness import Fairness, fairness
from alternance.report.people.kept import Kept, kept_seats
from alternance.report.people.ranks import Rank, ranks
from alternance.report.people.stays import Enterprise, Group, enterprises, groups
from alternance.report.people.unplaced import Unplaced, unplaced
from alternance.report.words import count, listed, number
from alternance.text import N_, _, say

__all__ = ["DOORS", "Placed", "placed"]

#: How a student got a position, by its value in the table.
DOORS = {
    "round": N_("by round"),
    "contract": N_("by contract first"),
    "search": N_("by the student's own search"),
    "returning": N_("returning"),
    "lock": N_("held fast by hand"),
    "completion": N_("by completion, so that everybody has a place"),
    "repair": N_("by repair of an earlier plan"),
}


@dataclass(frozen=True)
class Placed:
    """The section."""

    lead: str
    ranks: tuple[Rank, ...]
    without_wish: int
    fairness: Fairness | None
    groups: tuple[Group, ...]
    enterprises: tuple[Enterprise, ...]
    unplaced: tuple[Unplaced, ...]
    unplaced_students: int
    reasons: tuple[tuple[str, str], ...]
    rounds: str
    exceptions: tuple[Exceptional, ...]
    adjustments: tuple[Adjustment, ...]
    kept: tuple[Kept, ...]


def placed(facts: Facts) -> Placed | None:
    """Return the section; None where nobody is or should be placed."""
    places, out = facts.plan["placements"], facts.plan["unplaced"]
    if not places.height and not out.height:
        return None
    return Placed(
        _lead(places),
        tuple(ranks(places)),
        places["rank"].null_count(),
        fairness(facts),
        tuple(groups(facts, places)),
        tuple(enterprises(facts, places)),
        tuple(unplaced(facts, out)),
        out["student"].n_unique(),
        tuple((called(reason), number(n)) for reason, n in Counter(out["reason"]).most_common()),
        _rounds(facts.plan.meta),
        tuple(exceptions(facts, facts.plan["blocking"])),
        tuple(adjustments(facts, facts.plan["adjustments"])),
        tuple(kept_seats(facts, places)),
    )


def _rounds(meta: PlanMeta) -> str:
    """Say what it brought that students without a place went back to the calendar."""
    before, after = meta.unplaced_before, meta.unplaced_after
    if before is None or after is None or before == after:
        return ""
    first = count(before, "{n} student lacked a position at first", "{n} students lacked a position at first")
    if not after:
        return say("{first}; with other weeks for some cohorts everybody has one.", first=first)
    last = count(after, "{n} student lacks one", "{n} students lack one")
    return say("{first}; with other weeks for some cohorts {last}.", first=first, last=last)


def _lead(places: pl.DataFrame) -> str:
    """Say how many and how."""
    text = say(
        "{students} hold {places} at {enterprises}.",
        students=count(places["student"].n_unique(), "{n} student", "{n} students"),
        places=count(places.height, "{n} place", "{n} places"),
        enterprises=count(places["enterprise"].drop_nulls().n_unique(), "{n} enterprise", "{n} enterprises"),
    )
    doors = Counter(places["door"].drop_nulls().cast(pl.String).to_list())
    how = listed(say("{n} {door}", n=number(n), door=_(DOORS[door])) for door, n in doors.most_common())
    return say("{text} Of these {doors}.", text=text, doors=how) if how else text
