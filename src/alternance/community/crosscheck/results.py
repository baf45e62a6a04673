"""What came of cohorts: graduated ones are not planned, those who left are gone, and targets were set beforehand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.measures import OF_COHORTS, SIDES
from alternance.community.nearness import Nearest
from alternance.text import N_

__all__ = ["MEANT", "results"]

MEANT = N_(" (perhaps {name} was meant)")


def results(view: View) -> Iterator[Finding]:
    """Yield findings about graduated cohorts, about those who left, and about targets."""
    planned = view.ids("cohorts")
    for row, cohort in enumerate(view["graduated_cohorts"]["id"]):
        if cohort in planned:
            yield view.finding("graduated-planned", "graduated_cohorts", row, "id", cohort)
    there = view.ids("students")
    for row, student in enumerate(view["leavers"]["student"]):
        if student in there:
            yield view.finding("leaver-there", "leavers", row, "student", student)
    yield from _measures(view)
    yield from _shares(view)
    yield from _late(view)


def _measures(view: View) -> Iterator[Finding]:
    """What is measured is known, of structure with its occupation, and nothing is aimed at twice."""
    known, seen = (*SIDES, *OF_COHORTS), set[tuple[str, str, str | None]]()
    nearest = Nearest(known)
    rows = view["cohort_targets"].select("cohort", "measure", "occupation").rows()
    for row, (cohort, measure, occupation) in enumerate(rows):
        if measure is None or cohort is None:
            continue
        if measure not in known:
            guess = nearest.guess(measure, MEANT)
            yield view.finding("measure-unknown", "cohort_targets", row, "measure", measure, guess=guess)
        elif (measure == "structure") != (occupation is not None):
            yield view.finding("target-occupation", "cohort_targets", row, "occupation", occupation)
        elif (cohort, measure, occupation) in seen:
            yield view.finding("target-twice", "cohort_targets", row, "measure", measure, cohort=cohort)
        seen.add((cohort, measure, occupation))


def _shares(view: View) -> Iterator[Finding]:
    """The shares of occupations aimed at with a cohort are shares of one whole."""
    sums, told = defaultdict[str, float](float), set[str]()
    rows = view["cohort_targets"].select("cohort", "measure", "target").rows()
    for row, (cohort, measure, target) in enumerate(rows):
        if measure == "structure" and cohort is not None and target is not None:
            sums[cohort] += target
            if (target < 0 or sums[cohort] > 1 + 1e-9) and cohort not in told:
                told.add(cohort)
                yield view.finding("target-shares", "cohort_targets", row, "target", target, cohort=cohort)


def _late(view: View) -> Iterator[Finding]:
    """A target that was set when the first results were there was not set beforehand."""
    known = _first(view["graduated_cohorts"].select("id", "graduated_on").rows(),
                          view["exam_results"].select("cohort", "date").rows())  # fmt: skip
    for row, (cohort, set_on) in enumerate(view["cohort_targets"].select("cohort", "set_on").rows()):
        if set_on is not None and cohort in known and set_on >= known[cohort]:
            yield view.finding("target-late", "cohort_targets", row, "set_on", set_on, first=known[cohort].isoformat())


def _first(
    graduated: list[tuple[str | None, dt.date | None]], seen: list[tuple[str | None, dt.date | None]]
) -> dict[str, dt.date]:
    """Return cohort → the first day on which anything of it was known: of an examination, or of graduation."""
    first = dict[str, dt.date]()
    for cohort, day in (*graduated, *seen):
        if cohort is not None and day is not None:
            first[cohort] = min(day, first.get(cohort, day))
    return first
