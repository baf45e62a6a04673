"""Tutors and class heads are of their school, and records of teachers fall under a rule that counts them."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["teachers"]


def teachers(view: View) -> Iterator[Finding]:
    """Yield findings about tutors and class heads of other schools, and about records that give no points."""
    if "teachers" in view.unread:
        return
    schools = dict(view["teachers"].select("id", "school").rows())
    yield from _tutors(view, schools)
    yield from _records(view, schools)
    yield from _heads(view, schools)


def _tutors(view: View, schools: dict[str, str]) -> Iterator[Finding]:
    owner = dict(view["programmes"].select("id", "school").rows())
    for row, (programme, teacher) in enumerate(view["tutors"].select("programme", "teacher").rows()):
        if programme in owner and teacher in schools and schools[teacher] != owner[programme]:
            yield view.finding("tutor-elsewhere", "tutors", row, "teacher", teacher, school=owner[programme])


def _records(view: View, schools: dict[str, str]) -> Iterator[Finding]:
    rules = {row[0]: row[1:] for row in view["points_rules"].select("id", "school", "counts").rows()}
    for row, (teacher, rule) in enumerate(view["activity_records"].select("teacher", "rule").rows()):
        if rule in rules and teacher in schools:
            school, counts = rules[rule]
            if school != schools[teacher] or counts != "records":
                yield view.finding("record-uncounted", "activity_records", row, "rule", rule)


def _heads(view: View, schools: dict[str, str]) -> Iterator[Finding]:
    for row, (school, teacher) in enumerate(view["cohorts"].select("school", "class_head").rows()):
        if teacher in schools and school is not None and schools[teacher] != school:
            yield view.finding("head-elsewhere", "cohorts", row, "class_head", teacher, school=school)
