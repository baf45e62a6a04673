"""Red weeks in words: who works alone at what, before which lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.readiness.judge import missing
from alternance.readiness.needs import PhaseWork, position_needs
from alternance.report.facts import Facts
from alternance.report.words import LEVELS, count, day, days, weeks
from alternance.text import N_, _, say

__all__ = ["Lack", "Red", "red_rows"]


@dataclass(frozen=True)
class Lack:
    """An aim not yet given, and who gives it when, in words."""

    title: str
    level: str
    remedy: str


@dataclass(frozen=True)
class Red:
    """Red weeks in a row that lack the same aims, of one cohort in one phase of a block."""

    cohort: str
    title: str
    block: str
    phase: int
    indices: tuple[int, ...]
    weeks: str
    days: str
    students: str
    student_weeks: int
    lacks: tuple[Lack, ...]


def red_rows(facts: Facts) -> list[Red]:
    """Return all red weeks, those that touch most student-weeks first."""
    rows = [row for cohort in facts.times for row in _of_cohort(facts, cohort)]
    return sorted(rows, key=lambda row: (-row.student_weeks, row.title, row.indices))


def _of_cohort(facts: Facts, cohort: str) -> Iterator[Red]:
    weeks_of = sorted((week, block) for name, block, week in facts.red if name == cohort)
    run: list[int] = []
    key: tuple[object, ...] = ()
    for week, block in weeks_of:
        phase, aims = _lacking(facts, cohort, block, week)
        now = (block, phase, aims)
        if run and now == key and _next(facts, cohort, block, run[-1]) == week:
            run.append(week)
            continue
        if run:
            yield _red(facts, cohort, run, *key)  # type: ignore[arg-type]
        run, key = [week], now
    if run:
        yield _red(facts, cohort, run, *key)  # type: ignore[arg-type]


def _next(facts: Facts, cohort: str, block: str, week: int) -> int | None:
    """Return the block's practice week after `week`."""
    own = sorted(w for phase in facts.times[cohort].phases[block].values() for w in phase)
    return next((later for later in own if later > week), None)


def _lacking(facts: Facts, cohort: str, block: str, week: int) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Return the phase of a red week, and the aims that lack there with the level needed."""
    phases = facts.times[cohort].phases[block]
    order = next(number for number, own in phases.items() if week in own)
    work = next(phase for phase in facts.gifts[cohort].work[block].phases if phase.order == order)
    asks = _asks(facts, cohort, block, work)
    lacking = {aim for also in asks for aim in missing(work, facts.gifts[cohort].given, week, also)}
    level = {aim: max(also.get(aim, 0) for also in [*asks, work.alone]) for aim in lacking}
    return order, tuple(sorted(level.items()))


def _asks(facts: Facts, cohort: str, block: str, work: PhaseWork) -> list[dict[str, int]]:
    """Return what the positions of the cohort's students ask beside the block; nothing more where none does."""
    needs = position_needs(facts.community)
    rows = facts.plan["placements"].filter(cohort=cohort, block=block)["position"].drop_nulls().unique()
    return [{}, *(needs[position] for position in sorted(rows) if position in needs)]


def _red(facts: Facts, cohort: str, run: list[int], block: str, phase: int, aims: tuple[tuple[str, int], ...]) -> Red:
    monday = facts.plan.horizon.monday
    students = [facts.red[cohort, block, week] for week in run]
    span = (monday(run[0]), monday(run[-1]))
    return Red(
        cohort,
        facts.names.cohort(cohort),
        facts.names.of("blocks", block),
        phase,
        tuple(run),
        weeks(*span),
        days(*span),
        _people(min(students), max(students)),
        sum(students),
        tuple(_lack(facts, cohort, block, aim, level, run[0]) for aim, level in aims),
    )


def _people(least: int, most: int) -> str:
    if least == most:
        return count(most, N_("{n} student"), N_("{n} students"))
    return say("{least} to {most} students", least=least, most=most)


def _lack(facts: Facts, cohort: str, block: str, aim: str, level: int, week: int) -> Lack:
    """Say who gives `aim` to `level` after `week`; else who comes nearest; else that nobody does.

    What the block itself gives at its end is no help to those who work in it.
    """
    gifts, monday = facts.gifts[cohort], facts.plan.horizon.monday
    title = facts.names.of("aims", aim)
    if gift := gifts.first(aim, level, without=block):
        late = count(gift.since - week, N_("{n} week too late"), N_("{n} weeks too late"))
        text = say("given by {giver}, from {day} on: {late}", giver=gift.giver, day=day(monday(gift.since)), late=late)
    elif best := gifts.best(aim, without=block):
        text = say("{giver} gives it only to level {level}", giver=best.giver, level=best.level)
    else:
        text = say("not given by anything planned for this cohort")
    return Lack(title, say("{level} {word}", level=level, word=_(LEVELS[level])), text)
