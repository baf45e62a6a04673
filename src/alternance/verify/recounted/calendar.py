"""Lag and lateness, in teaching weeks: counted again."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.verify.cohort import Cohort
from alternance.verify.facts import Facts
from alternance.verify.recounted.cases import Case, Figures, by_scope, mean, ninth_tenth, of_cohort, total

__all__ = ["lag_mean", "lag_ninth_tenth", "late"]


def lag_mean(facts: Facts) -> Figures:
    """Count the mean of the weeks between modules and the blocks that apply them."""
    return by_scope(_lags(facts), mean)


def lag_ninth_tenth(facts: Facts) -> Figures:
    """Count what nine tenths of these pairs do not exceed."""
    return by_scope(_lags(facts), ninth_tenth)


def _lags(facts: Facts) -> Iterator[Case]:
    pairs = [(row["block"], row["module"]) for row in facts.given.rows("block_modules") if row["relation"] == "applies"]
    for cohort in _at_known_schools(facts):
        for block, module in pairs:
            stay, lessons = facts.planned.stays.get((cohort.id, block)), facts.planned.lessons.get((cohort.id, module))
            if stay is None or lessons is None:
                continue
            between = range(lessons.end, stay.begin) if lessons.end <= stay.begin else range(stay.end, lessons.end)
            yield of_cohort(facts, cohort.id), _teaching(cohort, between), 1


def late(facts: Facts) -> Figures:
    """Count the weeks from the due week to the last end, all cohorts together."""
    return by_scope(_late(facts), total)


def _late(facts: Facts) -> Iterator[Case]:
    for cohort in _at_known_schools(facts):
        ends = [stay.end for stay in facts.planned.stays_of.get(cohort.id, ())]
        ends += [lessons.end for lessons in facts.planned.lessons_of.get(cohort.id, ())]
        if cohort.due is not None and ends:
            yield of_cohort(facts, cohort.id), _teaching(cohort, range(max(0, cohort.due + 1), max(ends))), 1


def _teaching(cohort: Cohort, weeks: range) -> int:
    return sum(cohort.days[week] > 0 for week in weeks if week < len(cohort.days))


def _at_known_schools(facts: Facts) -> Iterator[Cohort]:
    schools = {row["id"] for row in facts.given.rows("organisations") if row["kind"] == "school"}
    schools |= {row["school"] for table in ("cohorts", "teachers") for row in facts.given.rows(table)}
    return (cohort for cohort in facts.planned.cohorts.values() if cohort.school in schools)
