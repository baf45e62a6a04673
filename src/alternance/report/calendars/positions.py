"""The calendar of a position: which students of which cohort are there, block by block."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.report.calendars.entry import Entry, Feed, numbered, saturday
from alternance.report.calendars.runs import Run, practice
from alternance.report.calendars.words import lines, practised
from alternance.report.facts import Facts
from alternance.report.words import count
from alternance.text import say

__all__ = ["positions"]


def positions(facts: Facts) -> Iterator[Feed]:
    """Yield a calendar for each position where anybody is, by id."""
    runs = practice(facts.plan)
    rows = facts.plan["placements"].drop_nulls("position").sort("position", "cohort", "block", "student")
    for (position,), stays in rows.group_by("position", maintain_order=True):
        entries: list[Entry] = []
        for (cohort, block, first, last), own in stays.group_by("cohort", "block", "from", "to", maintain_order=True):
            when = runs.get((str(cohort), str(block))) or [Run(first, last, (), None)]
            entries += _entries(facts, str(cohort), str(block), own["student"].to_list(), when)
        where = facts.names.of("positions", str(position))
        yield Feed("positions", str(position), where, tuple(numbered(entries)))


def _entries(facts: Facts, cohort: str, block: str, students: list[str], runs: list[Run]) -> Iterator[Entry]:
    many = count(len(students), "{n} student", "{n} students")
    title = say(
        "{students} of {cohort} · {block}",
        students=many,
        cohort=facts.names.cohort(cohort),
        block=facts.names.of("blocks", block),
    )
    for run in runs:
        what, phases = practised(title, run)
        who = say("Students: {students}", students=", ".join(students))
        yield Entry(("stay", cohort, block), run.first, saturday(run.last), what, lines(who, phases))
