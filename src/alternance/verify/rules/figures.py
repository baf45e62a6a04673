"""Figures that follow from the tables: recounted where a recount is simple."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.recounted import RECOUNTS
from alternance.verify.rule import Check, rule

#: The indicator of work before learning, and those that are sums of rows of the plan.
RED_WEEKS = "working_before_learning_weeks"
SUMS = ("unplaced_students", "unstaffed_sections", "gap_quantity_too_few", "gap_quantity_too_many")
#: How far two figures may lie apart that were added in different orders.
NEAR = 1e-6


@rule(
    "red-weeks-recounted",
    N_("Red weeks recounted"),
    N_(
        "The indicator of work before learning says what a recount says: for all, for each school, each programme and "
        "each cohort."
    ),
    plan=("sections", "sessions", "spans"),
)
def red_weeks_recounted(facts: Facts, check: Check) -> None:
    """One case a row of the indicator."""
    _recounted(facts, check, (RED_WEEKS,))


@rule(
    "sums-recounted",
    N_("Sums recounted"),
    N_(
        "The indicators of students without a position, of sections without a teacher, and of people too few and too "
        "many say what the plan's tables say."
    ),
)
def sums_recounted(facts: Facts, check: Check) -> None:
    """One case a row of these indicators."""
    _recounted(facts, check, SUMS)


@rule(
    "figures-recounted",
    N_("Figures recounted"),
    N_(
        "Every other indicator says what a recount from the tables says; what cannot be counted has no value, and what "
        "can be has one."
    ),
)
def figures_recounted(facts: Facts, check: Check) -> None:
    """One case a row of these indicators; rows of indicators that are not known here are left alone."""
    _recounted(facts, check, [name for name in RECOUNTS if name not in (RED_WEEKS, *SUMS)])


def _recounted(facts: Facts, check: Check, names: Iterable[str]) -> None:
    for name in names:
        rows = facts.plan["indicators"].filter(id=name)
        counted = RECOUNTS[name](facts) if rows.height else {}
        for row in rows.iter_rows(named=True):
            right = counted.get((row["kind"], row["scope"]))
            check.that(
                row["value"] is None if right is None else _near((row["value"],), (right,)),
                (name, row["scope"]),
                N_("the plan says {found}, counted are {counted}"),
                found=row["value"],
                counted=right,
            )


def quarter(day: dt.date) -> str:
    """Return the quarter of a day, such as ``2027-Q3``."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def demanded(row: Row) -> Iterator[tuple[str, float]]:
    """Yield (quarter, people) of a demand: its mean headcount in proportion to its days."""
    known = [number for number in (row["headcount_low"], row["headcount_high"]) if number is not None]
    if not known:
        return
    days = [row["from"] + dt.timedelta(days=step) for step in range((row["to"] - row["from"]).days + 1)]
    counted: dict[str, int] = defaultdict(int)
    for day in days:
        counted[quarter(day)] += 1
    for name, number in counted.items():
        yield name, sum(known) / len(known) * number / len(days)


@dataclass(frozen=True)
class Reach:
    """What a change of programmes still reaches: from now to the longest of an occupation's, and a year more."""

    now: dt.date
    weeks: Mapping[str, int]
    otherwise: int

    @classmethod
    def of(cls, facts: Facts) -> Reach:
        """Return that of a community's programmes; an occupation without one: the longest of all."""
        meta = facts.given.community.meta
        weeks: dict[str, int] = {}
        for id_, row in facts.given.programmes.items():
            name = row["occupation"] or id_
            weeks[name] = max(weeks.get(name, 0), row["weeks"] or meta.weeks)
        return cls(meta.first_week, weeks, max(weeks.values(), default=meta.weeks))

    def holds(self, occupation: str, first: dt.date, last: dt.date) -> bool:
        """Tell whether days from `first` to `last` touch it."""
        weeks = self.weeks.get(occupation, self.otherwise) + 52
        return last >= self.now and first <= self.now + dt.timedelta(weeks=weeks)


def graduates(facts: Facts, reach: Reach) -> Iterator[tuple[str, str, float]]:
    """Yield (occupation, or programme without one; quarter; people); without a row, the cohort in its due week."""
    said = facts.given.grouped("graduates", "cohort")
    for id_, cohort in facts.given.cohorts.items():
        programme = facts.given.programmes.get(cohort["programme"])
        if programme is None:
            continue
        rows = said.get(id_) or [{"date": cohort["due_week"], "expected": cohort["size"]}]
        occupation = programme["occupation"] or programme["id"]
        for row in rows:
            if reach.holds(occupation, row["date"], row["date"]):
                yield occupation, quarter(row["date"]), float(row["expected"])


@rule(
    "gap-quantity-recounted",
    N_("People demanded and graduating"),
    N_(
        "By occupation and quarter, the plan says the people demanded, the graduates and the difference that a "
        "recount says."
    ),
    community=("demands",),
)
def gap_quantity_recounted(facts: Facts, check: Check) -> None:
    """One case an occupation and quarter, whether counted or said; none where the plan has no table of it."""
    if not facts.plan["gap_quantity"].height:
        return
    reach = Reach.of(facts)
    asked: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    supplied: dict[tuple[str, str], float] = defaultdict(float)
    weights = {row["certainty"]: row["weight"] for row in facts.given.rows("certainty_weights")}
    for row in facts.given.rows("demands"):
        if not reach.holds(row["occupation"], row["from"], row["to"]):
            continue
        for name, people in demanded(row):
            counts = weights.get(row["certainty"], 1.0), float(row["certainty"] == "sure"), 1.0
            for number, share in enumerate(counts):
                asked[row["occupation"], name][number] += people * share
    for occupation, name, people in graduates(facts, reach):
        supplied[occupation, name] += people
    said = {(row["occupation"], row["quarter"]): row for row in facts.plan["gap_quantity"].iter_rows(named=True)}
    for key in sorted(asked.keys() | supplied.keys() | said.keys(), key=str):
        counted, sure, most = asked[key]
        right: tuple[float, ...] = (counted, supplied[key], supplied[key] - counted)
        row = said.get(key, {})
        found: tuple[float | None, ...] = (row.get("demanded"), row.get("supplied"), row.get("gap"))
        if row.get("demanded_most") is not None:  # plans made before there was a band say none
            right, found = (*right, sure, most), (*found, row.get("demanded_sure"), row["demanded_most"])
        check.that(
            _near(found, right),
            key,
            N_("the plan says {found}, counted are {right} (demanded, graduating, difference)"),
            found=", ".join(map(str, found)),
            right=", ".join(map(str, right)),
        )


@rule(
    "gap-structure-recounted",
    N_("Shares of occupations"),
    N_("The shares of occupations in demand and supply are those that the quantities say."),
)
def gap_structure_recounted(facts: Facts, check: Check) -> None:
    """One case an occupation, whether counted or said; none where the plan has no table of it."""
    if not facts.plan["gap_structure"].height:
        return
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in facts.plan["gap_quantity"].iter_rows(named=True):
        sums[row["occupation"]][0] += row["demanded"] or 0.0
        sums[row["occupation"]][1] += row["supplied"] or 0.0
    whole = [sum(pair[side] for pair in sums.values()) for side in (0, 1)]
    said = {row["occupation"]: row for row in facts.plan["gap_structure"].iter_rows(named=True)}
    for occupation in sorted(sums.keys() | said.keys(), key=str):
        mine, yours = (number / total if total else 0.0 for number, total in zip(sums[occupation], whole, strict=True))
        row = said.get(occupation, {})
        found = (row.get("demanded"), row.get("supplied"), row.get("gap"))
        check.that(
            _near(found, (mine, yours, yours - mine)),
            (occupation,),
            N_("the plan says {found}, counted are {right} (demanded, graduating, difference)"),
            found=", ".join(map(str, found)),
            right=f"{mine}, {yours}, {yours - mine}",
        )


def _near(found: tuple[float | None, ...], right: tuple[float, ...]) -> bool:
    pairs = zip(found, right, strict=True)
    return all(one is not None and math.isclose(one, other, rel_tol=NEAR, abs_tol=NEAR) for one, other in pairs)
