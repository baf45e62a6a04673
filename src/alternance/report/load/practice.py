"""Teachers' own practice in enterprises: planned weeks, and who stays below what is asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.words import listed, number, weeks

__all__ = ["Practice", "Teacher", "practice"]


@dataclass(frozen=True)
class Teacher:
    """A teacher: weeks planned, and where less is reached than asked the days and the reason."""

    title: str
    school: str
    weeks: str
    missing: str
    reason: str


@dataclass(frozen=True)
class Practice:
    """The teachers who practise or should."""

    rows: tuple[Teacher, ...]


def practice(facts: Facts) -> Practice | None:
    """Return the practice; None where nobody practises or misses any."""
    owner = facts.school_of_teacher
    planned: dict[str, list[str]] = defaultdict(list)
    for teacher, first, last in facts.plan["teacher_practice"].rows():
        planned[teacher].append(
            f"{weeks(first, last, facts.counted.get(owner.get(teacher) or ''))} ({first.isocalendar().year})"
        )
    missing: dict[str, tuple[str, str]] = {}
    for row in facts.plan["practice_missing"].iter_rows(named=True):
        days = number(row["asked"] - row["done"] - row["planned"])
        missing[row["teacher"]] = days, row["detail"] or row["reason"]
    names = sorted(planned.keys() | missing.keys(), key=lambda name: (facts.names.school(owner.get(name)), name))
    rows = [
        Teacher(name, facts.names.school(owner.get(name)), listed(planned[name]) or "–", *missing.get(name, ("", "")))
        for name in names
    ]
    return Practice(tuple(rows)) if rows else None
