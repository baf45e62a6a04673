"""Who is where, how far wishes were met, and who is nowhere and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import coded, count, number, weeks
from alternance.text import N_, _, say

__all__ = ["Enterprise", "Group", "Placed", "Rank", "Stay", "Unplaced", "placed"]

DOORS = {
    "round": N_("by round"),
    "contract": N_("by contract first"),
    "search": N_("by the student's own search"),
    "returning": N_("returning"),
    "lock": N_("held fast by hand"),
}
#: Ranks shown apart; what comes after is one bar.
RANKS = 5


@dataclass(frozen=True)
class Rank:
    """A bar of the distribution: how many places, and their share of the longest bar."""

    title: str
    places: int
    share: float


@dataclass(frozen=True)
class Stay:
    """Students of one cohort in one block at one enterprise."""

    block: str
    weeks: str
    enterprise: str
    position: str
    students: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """A cohort's places."""

    title: str
    students: int
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class Enterprise:
    """An enterprise with the cohorts it takes."""

    title: str
    students: int
    places: int
    cohorts: str


@dataclass(frozen=True)
class Unplaced:
    """A student without a position for a block, with every reason."""

    student: str
    cohort: str
    block: str
    weeks: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """The section."""

    ranks: tuple[Rank, ...]
    doors: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    enterprises: tuple[Enterprise, ...]
    unplaced: tuple[Unplaced, ...]
    unplaced_students: int
    lead: str


def placed(facts: Facts) -> Placed | None:
    """Return the section; None where nobody is or should be placed."""
    places, out = facts.plan["placements"], facts.plan["unplaced"]
    if not places.height and not out.height:
        return None
    doors = Counter(places["door"].drop_nulls().cast(pl.String).to_list())
    return Placed(
        tuple(_ranks(places)),
        tuple((_(DOORS[door]), number(n)) for door, n in doors.most_common()),
        tuple(_groups(facts, places)),
        tuple(_enterprises(facts, places)),
        tuple(_unplaced(facts, out)),
        out["student"].n_unique(),
        _lead(places),
    )


def _lead(places: pl.DataFrame) -> str:
    return say(
        "{students} students, {places} places, {enterprises} enterprises.",
        students=number(places["student"].n_unique()), places=number(places.height),
        enterprises=number(places["enterprise"].drop_nulls().n_unique()),
    )  # fmt: skip


def _ranks(places: pl.DataFrame) -> Iterator[Rank]:
    ranks = places["rank"].drop_nulls().to_list()
    if not ranks:
        return
    counted = Counter(min(rank, RANKS + 1) for rank in ranks)
    titles = {1: _("first choice"), 2: _("second choice"), 3: _("third choice"), RANKS + 1: _("later choice")}
    bars = [(titles.get(rank, say("choice {rank}", rank=rank)), counted[rank]) for rank in range(1, max(counted) + 1)]
    if unranked := places.height - len(ranks):
        bars.append((_("no wishes given"), unranked))
    longest = max(n for _title, n in bars)
    yield from (Rank(title, n, n / longest) for title, n in bars)


def _groups(facts: Facts, places: pl.DataFrame) -> Iterator[Group]:
    for cohort in facts.plan["cohorts"]["id"]:
        rows = places.filter(cohort=cohort)
        if rows.height:
            stays = tuple(_stays(facts, rows))
            yield Group(facts.names.cohort(cohort), rows["student"].n_unique(), stays)


def _stays(facts: Facts, rows: pl.DataFrame) -> Iterator[Stay]:
    together: dict[tuple[dt.date, dt.date, str, str, str], list[tuple[str, str]]] = defaultdict(list)
    columns = ("from", "to", "block", "enterprise", "position", "student", "rank")
    for first, last, block, enterprise, position, student, rank in rows.select(columns).rows():
        key = (first, last, block, enterprise or "", position or "")
        together[key].append((student, str(rank) if rank else ""))
    for key, students in sorted(together.items(), key=lambda pair: pair[0]):
        first, last, block, enterprise, position = key
        yield Stay(
            facts.names.of("blocks", block),
            weeks(first, last),
            facts.names.of("organisations", enterprise),
            facts.names.of("positions", position),
            tuple(students),
        )


def _enterprises(facts: Facts, places: pl.DataFrame) -> Iterator[Enterprise]:
    for (enterprise,), rows in sorted(places.group_by("enterprise"), key=lambda pair: str(pair[0][0])):
        if enterprise:
            cohorts = ", ".join(facts.names.cohort(cohort) for cohort in rows["cohort"].unique().sort())
            yield Enterprise(
                facts.names.of("organisations", str(enterprise)), rows["student"].n_unique(), rows.height, cohorts
            )


def _unplaced(facts: Facts, out: pl.DataFrame) -> Iterator[Unplaced]:
    for (student, block), rows in sorted(out.group_by("student", "block"), key=lambda pair: str(pair[0])):
        row = rows.row(0, named=True)
        reasons = tuple(_reason(*parts) for parts in rows.sort("reason").select("reason", "count", "detail").rows())
        span = weeks(row["from"], row["to"])
        yield Unplaced(
            str(student), facts.names.cohort(row["cohort"]), facts.names.of("blocks", str(block)), span, reasons
        )


def _reason(code: str, positions: int | None, detail: str | None) -> str:
    """Return the reason in words, as the plan says it; else by its code."""
    if detail:
        return detail
    if positions:
        return say(
            "{reason} ({positions})",
            reason=coded(code),
            positions=count(positions, N_("{n} position"), N_("{n} positions")),
        )
    return coded(code)
