"""Teachers' points: each line that they are made of, and what one more time would add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.words import clauses, count, number
from alternance.text import say

__all__ = ["Line", "Teacher", "points"]


@dataclass(frozen=True)
class Line:
    """One line: the activity, how often, the points, what one more time adds, and what else is to be known."""

    activity: str
    count: str
    points: str
    next: str
    note: str


@dataclass(frozen=True)
class Teacher:
    """A teacher's points with their lines."""

    title: str
    total: str
    lines: tuple[Line, ...]


def points(facts: Facts) -> Iterator[Teacher]:
    """Yield the teachers who have a line, by id."""
    rules = {row["id"]: row for row in facts.community["points_rules"].iter_rows(named=True)}
    lines: dict[str, list[Line]] = defaultdict(list)
    total: dict[str, float] = defaultdict(float)
    for row in facts.plan["points"].iter_rows(named=True):
        rule = rules.get(row["rule"], {})
        note = []
        if rule.get("cap") is not None:
            note.append(say("{cap} at most", cap=number(rule["cap"])))
        if row["unproven"]:
            text = count(row["unproven"], "{n} record lacks its proof", "{n} records lack their proof")
            note.append(f"{text}: {rule.get('evidence') or '–'}")
        if row["rows"]:
            note.append(row["rows"])
        more = number(row["next"])
        lines[row["teacher"]].append(
            Line(rule.get("activity", row["rule"]), number(row["count"]), number(row["points"]), more, clauses(note))
        )
        total[row["teacher"]] += row["points"]
    for teacher in sorted(lines):
        yield Teacher(teacher, number(total[teacher]), tuple(lines[teacher]))
