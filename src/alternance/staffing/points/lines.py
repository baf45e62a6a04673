"""Points: a scheme is data (`points_rules`), and every point can be traced to what it is made of.

A rule counts something of a teacher: hours of lessons given (whole hours of 60 minutes), visits made, weeks as class
head, weeks of practice planned, or `activity_records`. Every `per` of it are one *time*, and each time gives
`points`, up to the `cap`: `min(cap, points · (count // per))`. Where a rule asks for evidence, a record without it
counts nothing yet. *One more* is what one more time would add. Each teacher of the rule's school has a line for each
rule that counted anything or could.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from alternance.community.community import Community

__all__ = ["Done", "Line", "lines"]

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Done:
    """What a plan has of its teachers, by id: minutes of lessons, visits, weeks as class head, weeks of practice."""

    lessons: Mapping[str, int] = field(default_factory=dict)
    visits: Mapping[str, int] = field(default_factory=dict)
    headed: Mapping[str, int] = field(default_factory=dict)
    practice: Mapping[str, int] = field(default_factory=dict)

    def count(self, counted: str, teacher: str) -> int:
        """Return how much of `counted` a teacher has."""
        return {
            "hours of lessons": self.lessons.get(teacher, 0) // 60,
            "visits": self.visits.get(teacher, 0),
            "weeks as class head": self.headed.get(teacher, 0),
            "weeks of practice": self.practice.get(teacher, 0),
        }[counted]


@dataclass(frozen=True)
class Line:
    """One line of a teacher's points: what was counted, the points for it, what one more time would add, the rows."""

    teacher: str
    rule: str
    count: int
    points: float
    next: float
    unproven: int
    rows: tuple[str, ...]


def lines(community: Community, done: Done) -> list[Line]:
    """Return the lines of all teachers, by teacher and rule."""
    schools: dict[str, list[str]] = defaultdict(list)
    for teacher, school in community["teachers"].select("id", "school").rows():
        schools[school].append(teacher)
    records: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in community["activity_records"].iter_rows(named=True):
        records[row["teacher"], row["rule"]].append(row)
    rules = community["points_rules"].iter_rows(named=True)
    found = (
        _line(teacher, rule, done, records.get((teacher, rule["id"]), ()))
        for rule in rules
        for teacher in schools[rule["school"]]
    )
    return sorted(found, key=lambda line: (line.teacher, line.rule))


def _line(teacher: str, rule: Row, done: Done, records: Sequence[Row]) -> Line:
    if rule["counts"] != "records":
        count, proven, unproven = done.count(rule["counts"], teacher), list[Row](), 0
    else:
        proven = [row for row in records if row["evidence"] or not rule["evidence"]]
        count, unproven = sum(row["count"] for row in proven), len(records) - len(proven)
    times = count // rule["per"]
    now, more = _points(rule, times), _points(rule, times + 1)
    return Line(teacher, rule["id"], count, now, more - now, unproven, tuple(sorted(row["id"] for row in proven)))


def _points(rule: Row, times: int) -> float:
    points = float(rule["points"] * times)
    return points if rule["cap"] is None else min(float(rule["cap"]), points)
