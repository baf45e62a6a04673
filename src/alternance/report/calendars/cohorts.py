"""The calendar of a cohort: its practice, its modules, and the day by which all should be finished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from alternance.report.calendars.entry import Entry, Feed, numbered, saturday
from alternance.report.calendars.runs import Run, practice
from alternance.report.calendars.words import lessons, lines, practised
from alternance.report.facts import Facts
from alternance.text import _, say

__all__ = ["cohorts"]


def cohorts(facts: Facts) -> Iterator[Feed]:
    """Yield a calendar for each cohort."""
    runs = practice(facts.plan)
    for cohort, row in facts.cohorts.items():
        entries = [*_modules(facts, cohort), *_due(row["due_week"])]
        for (own, block), of_block in runs.items():
            if own == cohort:
                title = facts.names.of("blocks", block)
                entries += [_practice(facts, cohort, block, title, run) for run in of_block]
        yield Feed("cohorts", cohort, facts.names.cohort(cohort), tuple(numbered(entries)))


def _practice(facts: Facts, cohort: str, block: str, title: str, run: Run) -> Entry:
    what, phases = practised(title, run)
    said = lines(phases, facts.taught_weeks(cohort, run.first, run.last))
    return Entry(("block", block), run.first, saturday(run.last), what, said, busy=run.days is None)


def _modules(facts: Facts, cohort: str) -> Iterator[Entry]:
    """Yield the runs of each module, those of its parallel sections once."""
    rows = facts.sessions(cohort).sort("module", "number", "from")
    for (module,), of_module in rows.group_by("module", maintain_order=True):
        title = facts.names.of("modules", str(module))
        for first, last, minutes in (
            of_module.unique(["from", "to"], maintain_order=True).select("from", "to", "minutes").rows()
        ):
            taught = facts.taught_weeks(cohort, first, last)
            yield Entry(("module", str(module)), first, saturday(last), title, lines(lessons(facts, minutes), taught))


def _due(week: dt.date | None) -> Iterator[Entry]:
    if week:
        friday = saturday(week) - dt.timedelta(days=1)
        yield Entry(("due",), friday, saturday(week), _("All should be finished"), say("End of the due week"))
