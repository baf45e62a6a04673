"""Graduated cohorts as their tables tell them: who graduated, what was seen of them, where they work.

What is not known of somebody is left out, and never taken for a no; of fewer than `SMALLEST` nothing is told.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from alternance.community.community import Community
from alternance.outcomes.item import Where

__all__ = ["SMALLEST", "Graduates"]

#: The smallest group that is told: of fewer, a figure would tell of persons.
SMALLEST = 5
#: (Cohort, student).
Person = tuple[str, str]
Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Graduates:
    """The graduated cohorts of a community, each of these in the order of its id."""

    community: Community

    def _rows(self, table: str) -> Iterator[Row]:
        return self.community[table].iter_rows(named=True)

    @cached_property
    def cohorts(self) -> dict[str, Row]:
        """Graduated cohort → its row."""
        return {row["id"]: row for row in self._rows("graduated_cohorts")}

    @cached_property
    def wheres(self) -> dict[str, Where]:
        """Cohort, planned or graduated → where it belongs."""
        rows = [*self._rows("cohorts"), *self.cohorts.values()]
        return {row["id"]: Where(row["school"], row["programme"], row["id"]) for row in rows}

    @cached_property
    def began(self) -> dict[str, int]:
        """Cohort, planned or graduated → students who began: of a planned one those of today and those who left."""
        planned = {row["id"]: row["size"] + len(self.left.get(row["id"], ())) for row in self._rows("cohorts")}
        return planned | {cohort: row["began"] for cohort, row in self.cohorts.items()}

    @cached_property
    def left(self) -> dict[str, set[str]]:
        """Cohort → students who left it."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._rows("leavers"):
            found[row["cohort"]].add(row["student"])
        return dict(found)

    @cached_property
    def graduated(self) -> dict[str, dict[str, bool]]:
        """Graduated cohort → student of whom it is known → whether the student graduated.

        Who passed, at the last try, every examination of which the cohort has a verdict; not who left, or did not pass
        one of them. Of others it is not known.
        """
        last: dict[tuple[str, str, str], tuple[dt.date, bool]] = {}
        for row in self._rows("exam_results"):
            if row["passed"] is not None:
                key = row["cohort"], row["student"], row["exam"]
                last[key] = max(last.get(key, (row["date"], row["passed"])), (row["date"], row["passed"]))
        exams, verdicts = defaultdict[str, set[str]](set), defaultdict[Person, dict[str, bool]](dict)
        for (cohort, student, exam), (_day, passed) in last.items():
            exams[cohort].add(exam)
            verdicts[cohort, student][exam] = passed
        found: dict[str, dict[str, bool]] = defaultdict(dict)
        for (cohort, student), own in verdicts.items():
            if own.keys() == exams[cohort] or not all(own.values()):
                found[cohort][student] = all(own.values())
        for cohort in self.cohorts.keys() & self.left.keys():
            found[cohort] |= dict.fromkeys(self.left[cohort], False)
        return {cohort: found[cohort] for cohort in self.cohorts if cohort in found}

    @cached_property
    def levels(self) -> dict[tuple[str, str], dict[str, dict[bool, int]]]:
        """(Graduated cohort, aim) → student → whether a mentor saw it → level seen last, of one day the highest."""
        last: dict[tuple[str, str, str, bool], tuple[dt.date, int]] = {}
        for row in self._rows("graduate_aims"):
            key = row["cohort"], row["aim"], row["student"], row["seen_by"] == "mentor"
            seen = row["seen_on"], row["level"]
            last[key] = max(last.get(key, seen), seen)
        found: dict[tuple[str, str], dict[str, dict[bool, int]]] = defaultdict(lambda: defaultdict(dict))
        for (cohort, aim, student, mentor), (_day, level) in sorted(last.items()):
            found[cohort, aim][student][mentor] = level
        return {key: dict(own) for key, own in found.items()}

    @cached_property
    def answers(self) -> dict[tuple[str, str], list[Row]]:
        """(Graduated cohort, how long after) → the rows of those who were asked."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._rows("first_jobs"):
            found[row["cohort"], row["after"]].append(row)
        return dict(found)

    @cached_property
    def occupations(self) -> dict[str, dict[str, str]]:
        """Graduated cohort → student → occupation of the first job: of the earliest answer that names one."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for after in ("6 months", "12 months"):
            for cohort in self.cohorts:
                for row in self.answers.get((cohort, after), ()):
                    if row["answered_on"] is not None and row["activity"] == "work" and row["occupation"]:
                        found[cohort].setdefault(row["student"], row["occupation"])
        return dict(found)

    @cached_property
    def first_known(self) -> dict[str, dt.date]:
        """Graduated cohort → the day on which it was examined first, or graduated."""
        found = {cohort: row["graduated_on"] for cohort, row in self.cohorts.items()}
        for row in self._rows("exam_results"):
            found[row["cohort"]] = min(row["date"], found[row["cohort"]])
        return found

    @cached_property
    def targets(self) -> list[Row]:
        """The targets that were set beforehand, by id."""
        rows = self._rows("cohort_targets")
        return [row for row in rows if self.in_time(row)]

    def in_time(self, target: Row) -> bool:
        """Tell whether a target was set before its cohort was examined."""
        first = self.first_known.get(target["cohort"])
        return first is None or target["set_on"] < first
