"""Totals of enterprises: who may say one, whether all who are held find a seat, and units that are left without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["totals", "unit_totals"]


def totals(view: View) -> Iterator[Finding]:
    """Yield findings about what enterprises take in all."""
    yield from _elsewhere(view)
    yield from _held(view)
    yield from _without(view)


def unit_totals(view: View) -> dict[str, int | None]:
    """Return hiring unit → its total: its share where that is less than it takes of itself and known."""
    found: dict[str, int | None] = dict(view["hiring_units"].select("id", "seats_total").rows())
    for split in view.splits:
        found |= split.cut
    return found


def _elsewhere(view: View) -> Iterator[Finding]:
    """Only an enterprise takes trainees."""
    for row, (kind, total) in enumerate(view["organisations"].select("kind", "seats_total").rows()):
        if total is not None and kind not in (None, "enterprise"):
            yield view.finding("total-elsewhere", "organisations", row, "seats_total", total, kind=kind)


def _held(view: View) -> Iterator[Finding]:
    """All of a cohort who are fixed in an enterprise for one block are there at one time."""
    cohort_of = dict(view["students"].select("id", "cohort").rows())
    most = {unit: (split.enterprise, split.total) for split in view.splits for unit in split.shares}
    unit_of = dict(view["positions"].select("id", "unit").rows())
    there: Counter[tuple[str, str, str]] = Counter()
    for row, (student, block, position) in enumerate(view["fixed"].select("student", "block", "position").rows()):
        unit, cohort = unit_of.get(position), cohort_of.get(student)
        if unit not in most or cohort is None:
            continue
        enterprise, total = most[unit]
        there[enterprise, cohort, block] += 1
        if there[enterprise, cohort, block] == total + 1:
            facts = {"enterprise": enterprise, "total": total, "cohort": cohort}
            yield view.finding("total-fixed", "fixed", row, "position", position, **facts)


def _without(view: View) -> Iterator[Finding]:
    """A unit that is asked for has a seat."""
    at = {unit: row for row, unit in enumerate(view["hiring_units"]["id"])}
    for split in view.splits:
        for unit, share in split.shares.items():
            asked = split.asking.askers[unit]
            if not share and asked and split.most[unit]:
                facts = {"enterprise": split.enterprise, "total": split.total, "asked": asked}
                yield view.finding("unit-without", "hiring_units", at[unit], "id", unit, **facts)
