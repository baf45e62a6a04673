"""What the gap's tables add up to: counted again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.recounted.cases import ALL, Figures, by_scope, mean, of_programme

__all__ = ["compound", "met", "practice_time", "quality", "structure", "too_few", "too_many"]


def _sums(facts: Facts) -> dict[str, tuple[float, float]]:
    """Return occupation → people demanded and graduating."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in facts.plan["gap_quantity"].iter_rows(named=True):
        found[row["occupation"]][0] += row["demanded"] or 0.0
        found[row["occupation"]][1] += row["supplied"] or 0.0
    return {occupation: (both[0], both[1]) for occupation, both in found.items()}


def too_few(facts: Facts) -> Figures:
    """Count people missing."""
    return _whole([max(0.0, demanded - supplied) for demanded, supplied in _sums(facts).values()])


def too_many(facts: Facts) -> Figures:
    """Count graduates nobody asked for."""
    return _whole([max(0.0, supplied - demanded) for demanded, supplied in _sums(facts).values()])


def _whole(values: list[float]) -> Figures:
    return {ALL: sum(values)} if values else {}


def met(facts: Facts) -> Figures:
    """Count people demanded who get a graduate: all but those missing."""
    demanded = sum(people for people, _ in _sums(facts).values())
    return {ALL: 1 - too_few(facts)[ALL] / demanded} if demanded else {}


def structure(facts: Facts) -> Figures:
    """Count half of what the shares differ."""
    rows = list(facts.plan["gap_structure"].iter_rows(named=True))
    if not all(any(row[side] for row in rows) for side in ("demanded", "supplied")):
        return {}
    return {ALL: sum(abs(row["gap"] or 0.0) for row in rows) / 2}


def quality(facts: Facts) -> Figures:
    """Count levels missing among those asked."""
    rows = [row for row in _rows(facts, "gap_quality") if row["demanded"]]
    return by_scope(
        ((of_programme(facts, r["programme"]), r["shortfall"], r["demanded"] * r["level_asked"]) for r in rows), mean
    )


def compound(facts: Facts) -> Figures:
    """Count the share of demanded competences taught and used, by the people demanded of the programme's occupation."""
    people, rows = _sums(facts), [row for row in _rows(facts, "gap_type") if row["compound"] is not None]
    wanted = {
        id_: people.get(programme["occupation"], (0.0, 0.0))[0] for id_, programme in facts.given.programmes.items()
    }
    return by_scope(
        (
            (of_programme(facts, row["programme"]), number * row["compound"], number)
            for row in rows
            for number in (wanted.get(row["programme"], 0.0),)
        ),
        mean,
    )


def practice_time(facts: Facts) -> Figures:
    """Count minutes of practice among all."""
    rows = _rows(facts, "gap_type")
    return by_scope(
        (
            (of_programme(facts, r["programme"]), r["practice_minutes"], r["practice_minutes"] + r["theory_minutes"])
            for r in rows
        ),
        mean,
    )


def _rows(facts: Facts, table: str) -> Iterable[Row]:
    return facts.plan[table].iter_rows(named=True)
