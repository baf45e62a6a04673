"""Visits, teachers' own practice and points: counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alternance.verify.facts import Facts
from alternance.verify.recounted.cases import ALL, Case, Figures, by_scope, gini, mean, of_cohort, total

__all__ = ["points_inequality", "practice_short", "practice_weeks", "visits_missed", "visits_planned"]


def visits_planned(facts: Facts) -> Figures:
    """Count visits that are planned, where any is asked."""
    return by_scope(((scopes, not missed, 1) for scopes, missed, _ in _visits(facts)), total)


def visits_missed(facts: Facts) -> Figures:
    """Count visits that cannot be made among those asked."""
    return by_scope(_visits(facts), mean)


def _visits(facts: Facts) -> Iterator[Case]:
    placed = {(row["student"], row["block"]): row for row in facts.plan["placements"].iter_rows(named=True)}
    for table in ("visits", "unvisited"):
        for row in facts.plan[table].iter_rows(named=True):
            place = placed.get((row["student"], row["block"]))
            known = place is not None and place["cohort"] in facts.planned.cohorts
            scopes = of_cohort(facts, place["cohort"], place["enterprise"]) if known and place else [ALL]
            yield scopes, table == "unvisited", 1


def practice_weeks(facts: Facts) -> Figures:
    """Count weeks of practice planned, where a limit asks any."""
    weeks: Counter[str] = Counter()
    for row in facts.plan["teacher_practice"].iter_rows(named=True):
        span = facts.planned.span(row)
        if span is not None:
            weeks[row["teacher"]] += span[1] - span[0] + 1
    return _by_teacher(facts, weeks)


def practice_short(facts: Facts) -> Figures:
    """Count teachers who practise too little, where a limit asks any."""
    return _by_teacher(facts, Counter(set(facts.plan["practice_missing"]["teacher"])))


def _by_teacher(facts: Facts, number: Counter[str]) -> Figures:
    if facts.given.limits.get("teacher-practice") is None:
        return {}
    return by_scope(
        (([ALL, ("school", row["school"])], number[id_], 1) for id_, row in facts.given.teachers.items()), total
    )


def points_inequality(facts: Facts) -> Figures:
    """Count the Gini coefficient of the points of teachers whose school has a scheme."""
    points: Counter[str] = Counter()
    for row in facts.plan["points"].iter_rows(named=True):
        points[row["teacher"]] += row["points"] or 0
    schools = {row["school"] for row in facts.given.rows("points_rules")}
    teachers = [(id_, row["school"]) for id_, row in facts.given.teachers.items() if row["school"] in schools]
    return by_scope((([ALL, ("school", school)], points[id_], 1) for id_, school in teachers), gini)
