"""Who is placed, at which rank, how far away, and in which field: counted again."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.verify.facts import Facts
from alternance.verify.recounted.cases import Case, Figures, by_scope, highest, mean, middle, of_cohort, total

__all__ = ["asked", "first_choice", "own_field", "rank_median", "rank_worst", "travel", "unplaced"]


def asked(facts: Facts) -> dict[str, str]:
    """Return student → cohort, of all whom the plan places or lists as unplaced."""
    rows = [row for table in ("placements", "unplaced") for row in facts.plan[table].iter_rows(named=True)]
    return {row["student"]: row["cohort"] for row in rows if row["cohort"] in facts.planned.cohorts}


def unplaced(facts: Facts) -> Figures:
    """Count students who lack a place for some block."""
    without = {student for student, _block in facts.left}
    return by_scope(
        ((of_cohort(facts, cohort), student in without, 1) for student, cohort in asked(facts).items()), total
    )


def first_choice(facts: Facts) -> Figures:
    """Count ranks of 1 among the ranks."""
    return by_scope(((scopes, rank == 1, 1) for scopes, rank, _ in _ranks(facts)), mean)


def rank_median(facts: Facts) -> Figures:
    """Count the rank in the middle."""
    return by_scope(_ranks(facts), middle)


def rank_worst(facts: Facts) -> Figures:
    """Count the largest rank."""
    return by_scope(_ranks(facts), highest)


def _ranks(facts: Facts) -> Iterator[Case]:
    for row, stay in facts.planned.placements:
        if row["rank"] is not None:
            yield of_cohort(facts, stay.cohort.id, row["enterprise"]), row["rank"], 1


def travel(facts: Facts) -> Figures:
    """Count the minutes of the ways that are known."""
    ways = (
        (of_cohort(facts, stay.cohort.id, row["enterprise"]), facts.ways.minutes(row["student"], row["position"]))
        for row, stay in facts.planned.placements
        if row["position"] is not None
    )
    return by_scope(((scopes, minutes, 1) for scopes, minutes in ways if minutes is not None), mean)


def own_field(facts: Facts) -> Figures:
    """Count practice weeks in the programme's occupation among those at positions."""
    return by_scope(_fields(facts), mean)


def _fields(facts: Facts) -> Iterator[Case]:
    for row, stay in facts.planned.placements:
        if row["position"] is not None:
            unit = facts.given.units[facts.given.positions[row["position"]]["unit"]]
            own = unit["occupation"] == facts.given.programmes[stay.cohort.programme]["occupation"]
            weeks = len(stay.weeks)
            yield of_cohort(facts, stay.cohort.id, row["enterprise"]), weeks * own, weeks
