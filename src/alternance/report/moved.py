"""What was moved to mend a recorded calendar: set beside the calendar as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.readiness.from_plan import Times, red_student_weeks, times
from alternance.report.facts import Facts
from alternance.report.words import count, days
from alternance.text import _, say

__all__ = ["Change", "Cohort", "moved"]

#: First week and week after the last.
Span = tuple[int, int]


@dataclass(frozen=True)
class Change:
    """A module or block that was moved, or a phase that begins with instruction now."""

    what: str
    before: str
    now: str


@dataclass(frozen=True)
class Cohort:
    """A cohort of which anything was moved, with its red student-weeks before and now."""

    title: str
    changes: tuple[Change, ...]
    red_before: int
    red_now: int


def moved(facts: Facts) -> list[Cohort]:
    """Return the cohorts of which anything was moved; none where the plan is not another one mended."""
    if facts.beside is None or not facts.plan.meta.options.get("mended"):
        return []
    was, red = times(facts.beside), red_student_weeks(facts.community, facts.beside)
    found = []
    for cohort in facts.cohorts:
        if cohort in was and (changes := tuple(_changes(facts, cohort, was[cohort], facts.times[cohort]))):
            before = sum(students for (name, _block, _week), students in red.items() if name == cohort)
            found.append(Cohort(facts.names.cohort(cohort), changes, before, facts.red_of(cohort)))
    return found


def _changes(facts: Facts, cohort: str, was: Times, now: Times) -> Iterator[Change]:
    for table, before, after in (("blocks", _blocks(was), _blocks(now)), ("modules", _modules(was), _modules(now))):
        for item in sorted(before.keys() & after.keys(), key=lambda item: after[item]):
            if before[item] != after[item]:
                yield Change(
                    facts.names.of(table, item), *(_when(facts, cohort, span) for span in (before[item], after[item]))
                )
    for (block, phase), days_now in sorted(now.instruction.items()):
        if days_now != (days_was := was.instruction.get((block, phase), 0)):
            title = say("{block}, first days of phase {phase}", block=facts.names.of("blocks", block), phase=phase)
            yield Change(title, _instruction(days_was), _instruction(days_now))


def _blocks(own: Times) -> dict[str, Span]:
    return {block: (own.block_begin(block), own.block_end(block)) for block in own.phases}


def _modules(own: Times) -> dict[str, Span]:
    return {module: (begin, own.module_ends[module]) for module, begin in own.module_begins.items()}


def _when(facts: Facts, cohort: str, span: Span) -> str:
    first, last = facts.plan.horizon.monday(span[0]), facts.plan.horizon.monday(span[1] - 1)
    return say("{weeks}, {days}", weeks=facts.weeks(cohort, first, last), days=days(first, last))


def _instruction(number: int) -> str:
    return count(number, "{n} day of instruction", "{n} days of instruction") if number else _("no instruction")
