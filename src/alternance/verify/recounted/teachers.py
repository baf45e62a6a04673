"""Sections without a teacher, how large sections are, and the teachers' loads: counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from alternance.verify.facts import Facts
from alternance.verify.recounted.cases import ALL, Case, Figures, by_scope, gini, highest, mean, of_cohort, total

__all__ = ["load_highest", "load_inequality", "load_mean", "size_apart", "unstaffed"]


def unstaffed(facts: Facts) -> Figures:
    """Count sections that stand in `unstaffed`."""
    without = set(facts.plan["unstaffed"]["section"])
    rows = facts.plan["sections"].iter_rows(named=True)
    known = (row for row in rows if row["cohort"] in facts.planned.cohorts)
    return by_scope(((of_cohort(facts, row["cohort"]), row["id"] in without, 1) for row in known), total)


def size_apart(facts: Facts) -> Figures:
    """Count for each student how far the section, with all who are taught together, is from its ideal size."""
    ideals = {id_: row["section_ideal"] for id_, row in facts.given.modules.items()}
    known = [r for r in facts.plan["sections"].iter_rows(named=True) if r["cohort"] in facts.planned.cohorts]
    whole: Counter[str] = Counter()
    for row in known:
        whole[row["together"] or row["id"]] += row["size"] or 0
    cases: list[Case] = []
    for row in known:
        ideal = ideals.get(row["module"])
        if ideal is not None:
            apart = abs(whole[row["together"] or row["id"]] - ideal)
            cases += [(of_cohort(facts, row["cohort"]), apart, 1)] * (row["size"] or 0)
    return by_scope(cases, mean)


def load_mean(facts: Facts) -> Figures:
    """Count minutes of duties among those of contracts."""
    return by_scope(_loads(facts), mean)


def load_inequality(facts: Facts) -> Figures:
    """Count the Gini coefficient of the loads, pair by pair."""
    return by_scope(_loads(facts), gini)


def load_highest(facts: Facts) -> Figures:
    """Count the fullest week of any teacher, as a share of the contract."""
    weeks: Counter[tuple[str, object]] = Counter()
    for row in facts.plan["duties"].iter_rows(named=True):
        weeks[row["teacher"], row["week"]] += row["minutes"] or 0
    most: Counter[str] = Counter()
    for (teacher, _week), minutes in weeks.items():
        most[teacher] = max(most[teacher], minutes)
    teachers = facts.given.teachers.items()
    return by_scope((([ALL, ("school", r["school"])], most[t], r["minutes_per_week"]) for t, r in teachers), highest)


def _loads(facts: Facts) -> Iterator[Case]:
    minutes: Counter[str] = Counter()
    for row in facts.plan["duties"].iter_rows(named=True):
        minutes[row["teacher"]] += row["minutes"] or 0
    for id_, teacher in facts.given.teachers.items():
        contract = teacher["minutes_per_week"] * sum(facts.planned.year.days(teacher["school"])) / 5
        yield [ALL, ("school", teacher["school"])], minutes[id_], contract
