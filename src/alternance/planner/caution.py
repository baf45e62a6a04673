"""What planning wants a person to look at: the table `warnings`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from alternance import gap, staffing
from alternance.community import Community
from alternance.placement import Placed, Placement, idle
from alternance.plan.tables import table_of
from alternance.policy import Limits
from alternance.text import N_, _, many, say

__all__ = [
    "Caution", "adjustments", "ages_unknown", "blocking", "crowded_units", "demand_beyond", "demand_unknown",
    "over_contract", "split_totals", "table", "ties",
]  # fmt: skip


@dataclass(frozen=True)
class Caution:
    """One thing to look at: the rule or fact, the place, what it says and what would help."""

    rule: str
    place: str
    message: str
    remedy: str


def ties(placement: Placement) -> Iterator[Caution]:
    """Yield a caution where students or enterprises ranked alike: ids decide where nothing else does."""
    if placement.ties:
        message = say(
            "{count} ranks are equal to another on the same list; they are kept as ties",
            count=placement.ties,
        )
        place = "preferences, unit_rankings" + (", position_rankings" if placement.apart else "")
        yield Caution("ties", place, message, _("Ask for strict ranks, or leave it as it is"))


def blocking(placement: Placement) -> Iterator[Caution]:
    """Yield a caution for each batch that is not stable: the price, or that none is."""
    for batch in placement.batches:
        count, week = batch.result.blocking, batch.people[0][1].weeks[0]
        if not count:
            continue
        begin = placement.eligibility.supply.horizon.monday(week)
        if batch.result.status == "completed" and not batch.together.plain:
            text = N_("{count} students, closed positions or groups block the placement of those who begin on {week}: "
                      "that is what it costs to place everybody")  # fmt: skip
        elif batch.result.status == "completed":
            text = N_("Of those who begin on {week}, {count} would rather be elsewhere and be taken there: "
                      "that is what it costs to place everybody")  # fmt: skip
        elif batch.result.status == "none exists":
            text = N_(
                "No placement of those who begin on {week} is stable, that is proven; {count} things block this one"
            )
        else:
            text = N_("No stable placement of those who begin on {week} was found; {count} things block this one")
        remedy = _("See the table `blocking`; talk to them before it is published")
        yield Caution("stable", str(begin), say(text, week=begin, count=count), remedy)


def ages_unknown(placement: Placement) -> Iterator[Caution]:
    """Yield a caution where students are left out whose age the rules ask and nobody knows."""
    left = sorted({row.student for row in placement.unplaced if "birth-date-unknown" in row.reasons})
    if left:
        names = ", ".join(left[:5]) + (" ..." if len(left) > 5 else "")
        text = N_("Of the students without a position, {count} have no date of birth, which the rules ask of them")
        remedy = _("Enter it in students.birth_date, and plan again")
        yield Caution("age-known", names, say(text, count=len(left)), remedy)


def adjustments(asked: pl.DataFrame) -> Iterator[Caution]:
    """Yield a caution where placements ask something of their hosts that people must agree; it names nobody."""
    if asked.height:
        message = many("{n} placement asks for an adjustment", "{n} placements ask for an adjustment", asked.height)
        remedy = _("Agree it with the enterprise before the first day; the table `adjustments` has each in words")
        yield Caution("adjustments-asked", "adjustments", message, remedy)


def split_totals(placement: Placement) -> Iterator[Caution]:
    """Yield a caution where seats stay empty because an enterprise's total is split, and students find none."""
    for one in idle(placement):
        split = one.split
        shares = ", ".join(f"{unit} {share}" for unit, share in split.shares.items())
        message = many(
            "{enterprise} takes {total} trainees in all, split over its units by how many ask ({split}). {n} student "
            "without a place would have one at {unit}, and in these weeks seats of {others} stay empty",
            "{enterprise} takes {total} trainees in all, split over its units by how many ask ({split}). {n} students "
            "without a place would have one at {unit}, and in these weeks seats of {others} stay empty",
            len(one.students), enterprise=split.enterprise, total=split.total, split=shares, unit=one.unit,
            others=", ".join(one.at),
        )  # fmt: skip
        remedy = _("Leave the enterprise's total empty and give each unit a total of its own, or agree on a higher one")
        yield Caution("enterprise-total", split.enterprise, message, remedy)


def crowded_units(community: Community, placed: Iterable[Placed], limits: Limits) -> Iterator[Caution]:
    """Yield a caution for each hiring unit with more trainees at a time than its staff should guide, at its fullest."""
    limit = limits.get("trainee-share")
    if limit is None:
        return
    there: dict[str, Counter[int]] = {}
    for row in placed:
        there.setdefault(row.position.unit, Counter()).update(row.stay.weeks)
    for unit, staff in community["hiring_units"].filter(pl.col("staff").is_not_null()).select("id", "staff").rows():
        over = [
            (found, -week)
            for week, found in there.get(unit, Counter[int]()).items()
            if (share := limits.value(limit.id, community.horizon.monday(week))) is not None
            and found > max(1, math.floor(share * staff + 1e-9))
        ]
        if over:
            found, week = max(over)
            message = say(limit.message, found=found, staff=staff)
            since = say("from {week} on", week=community.horizon.monday(-week))
            yield Caution(limit.id, unit, f"{message} ({since})", say(limit.remedy))


def over_contract(result: staffing.Result) -> Iterator[Caution]:
    """Yield a caution where teachers teach more than their contract, within the ceiling."""
    if result.over_contract:
        message = say(
            "{minutes} minutes are taught over contract, all teachers and weeks told together",
            minutes=result.over_contract,
        )
        yield Caution("over-contract", "teachers", message, _("Qualify or win teachers for what is full; see duties"))


def demand_unknown(result: gap.Result) -> Iterator[Caution]:
    """Yield a caution where a demand names no headcount: it counts nothing."""
    if result.unknown:
        names = ", ".join(result.unknown[:5]) + (" ..." if len(result.unknown) > 5 else "")
        message = say("{count} lines of demand name no headcount and count nothing", count=len(result.unknown))
        yield Caution("demand-unknown", names, message, _("Ask how many: none, 1, 2 to 5, more"))


def demand_beyond(result: gap.Result) -> Iterator[Caution]:
    """Yield a caution where a demand begins after what a change of programmes reaches: it counts nothing."""
    if result.beyond:
        names = ", ".join(result.beyond[:5]) + (" ..." if len(result.beyond) > 5 else "")
        text = N_("{count} lines of demand begin later than a programme's length and a year, and count nothing yet")
        remedy = _("Nothing need be done; lines of sooner years count")
        yield Caution("demand-beyond", names, say(text, count=len(result.beyond)), remedy)


def table(cautions: Iterable[Caution]) -> pl.DataFrame:
    """Return the cautions as the plan's table `warnings`, numbered."""
    rows = [
        {"id": f"w-{number:04}", "rule": c.rule, "place": c.place[:200], "message": c.message, "remedy": c.remedy}
        for number, c in enumerate(cautions, start=1)
    ]
    return table_of("warnings", rows)
