"""Red weeks in words: who works alone at what, before which lesson."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.readiness.judge import missing
from alternance.readiness.needs import position_needs
from alternance.readiness.practising import practising
from alternance.report.facts import Facts
from alternance.report.words import count, day, days
from alternance.text import say

__all__ = ["Lack", "Red", "red_rows"]

#: Position → what it asks beside the block: aim → level needed.
Asks = dict[str, dict[str, int]]
#: Aims that lack, each with the level needed.
Lacking = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Lack:
    """Aims not yet given that have one answer to who gives them when."""

    titles: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class Red:
    """Red weeks, one after the other in the block, of one cohort in one phase, that lack the same aims."""

    cohort: str
    block: str
    phase: int
    indices: tuple[int, ...]
    weeks: str
    days: str
    students: str
    student_weeks: int
    lacks: tuple[Lack, ...]


def red_rows(facts: Facts) -> list[Red]:
    """Return all red weeks, those that touch most students first."""
    asks = _asks(facts)
    blocks = sorted({(cohort, block) for cohort, block, _week in facts.red})
    rows = [row for cohort, block in blocks for row in _of_block(facts, cohort, block, asks)]
    return sorted(rows, key=lambda row: (-row.student_weeks, row.cohort, row.indices))


def _asks(facts: Facts) -> dict[tuple[str, str], Asks]:
    """Return what the positions ask at which a cohort practises a block."""
    needs = position_needs(facts.community)
    return {
        key: {position: needs[position] for position in positions if position in needs}
        for key, positions in practising(facts.plan).items()
    }


def _of_block(facts: Facts, cohort: str, block: str, asks: dict[tuple[str, str], Asks]) -> Iterator[Red]:
    phases = facts.times[cohort].phases[block]
    own = sorted((week, phase) for phase, of_phase in phases.items() for week in of_phase)
    runs: list[tuple[int, Lacking, list[int]]] = []
    after = False
    for week, phase in own:
        if (cohort, block, week) not in facts.red:
            after = False
            continue
        lacking = _lacking(facts, cohort, block, phase, week, asks.get((cohort, block), {}))
        if after and runs[-1][:2] == (phase, lacking):
            runs[-1][2].append(week)
        else:
            runs.append((phase, lacking, [week]))
        after = True
    for phase, lacking, run in runs:
        yield _red(facts, cohort, block, phase, lacking, run)


def _lacking(facts: Facts, cohort: str, block: str, phase: int, week: int, asks: Asks) -> Lacking:
    """Return the aims that lack in a week, of the block or of a position at which the cohort practises it."""
    gifts = facts.gifts[cohort]
    work = next(part for part in gifts.work[block].phases if part.order == phase)
    levels: dict[str, int] = defaultdict(int)
    for also in [{}, *asks.values()]:
        for aim in missing(work, gifts.given, week, also):
            levels[aim] = max(levels[aim], also.get(aim, 0), work.alone.get(aim, 0))
    return tuple(sorted(levels.items()))


def _red(facts: Facts, cohort: str, block: str, phase: int, lacking: Lacking, run: list[int]) -> Red:
    first, last = (facts.plan.horizon.monday(week) for week in (run[0], run[-1]))
    students = [facts.red[cohort, block, week] for week in run]
    return Red(
        facts.names.cohort(cohort),
        facts.names.of("blocks", block),
        phase,
        tuple(run),
        facts.weeks(cohort, first, last),
        days(first, last),
        _people(min(students), max(students)),
        sum(students),
        tuple(_lacks(facts, cohort, block, lacking, run[0])),
    )


def _people(least: int, most: int) -> str:
    if least == most:
        return count(most, "{n} student", "{n} students")
    return say("{least} to {most} students", least=least, most=most)


def _lacks(facts: Facts, cohort: str, block: str, lacking: Lacking, week: int) -> Iterator[Lack]:
    together: dict[str, list[str]] = defaultdict(list)
    for aim, level in lacking:
        together[_answer(facts, cohort, block, aim, level, week)].append(facts.names.of("aims", aim))
    yield from (Lack(tuple(titles), answer) for answer, titles in together.items())


def _answer(facts: Facts, cohort: str, block: str, aim: str, level: int, week: int) -> str:
    """Say who gives `aim` to `level` after `week`; else who comes nearest; else that nobody does.

    What the block itself gives at its end is no help to those who work in it.
    """
    gifts = facts.gifts[cohort]
    if gift := gifts.first(aim, level, without=block):
        late = count(gift.since - week, "{n} week too late", "{n} weeks too late")
        since = day(facts.plan.horizon.monday(gift.since))
        return say(
            "level {level} comes from {giver} on {day}, {late}", level=level, giver=gift.giver, day=since, late=late
        )
    if best := gifts.best(aim, without=block):
        return say(
            "level {level} comes from nobody; {giver} reaches {best}", level=level, giver=best.giver, best=best.level
        )
    return say("level {level} comes from nothing that is planned for this cohort", level=level)
