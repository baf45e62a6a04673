"""The calendar's cells: runs of weeks that are alike, each with a sign and with words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from alternance.report.axis import Part
from alternance.report.facts import Facts
from alternance.report.words import count, days
from alternance.report.year.states import State
from alternance.text import say

__all__ = ["Run", "runs"]

#: Weeks from which on a block's cell has room for its name.
ROOM = 6
CLASSES = {"school": "s", "practice": "b", "red": "red b", "holiday": "off", "": ""}


@dataclass(frozen=True)
class Run:
    """Weeks of one state, drawn as one cell: its CSS classes, what stands in it, and what it says in words."""

    span: int
    css: str
    mark: str
    title: str


def runs(facts: Facts, cohort: str, states: Sequence[State], part: Part) -> Iterator[Run]:
    """Yield the cells of a cohort in `part`."""
    week = part.first
    for state, members in groupby(states[part.first : part.last]):
        span = len(list(members))
        level = str(state.level) if state.level else ""
        marks = ("rel" if state.release else "", "due" if state.due else "")
        css = " ".join(filter(None, [CLASSES[state.kind] + level, *marks]))
        yield Run(span, css, _mark(facts, state, span), _words(facts, cohort, state, week, span))
        week += span


def _mark(facts: Facts, state: State, span: int) -> str:
    """Return a red week's sign; a block's number and, with room for it, its name; nothing else."""
    if state.kind == "red":
        return "!"
    if state.kind != "practice":
        return ""
    number, title = facts.block_numbers.get(state.block), facts.names.of("blocks", state.block)
    if number is None:
        return title if span >= ROOM else ""
    return f"{number} · {title}" if span >= ROOM else str(number)


def _words(facts: Facts, cohort: str, state: State, week: int, span: int) -> str:
    first, last = (facts.plan.horizon.monday(index) for index in (week, week + span - 1))
    when = say("{weeks}, {days}", weeks=facts.weeks(cohort, first, last), days=days(first, last))
    block = facts.names.of("blocks", state.block)
    if state.release:
        of_week = count(state.release, "{n} day a week", "{n} days a week")
        block = say("{block} ({days})", block=block, days=of_week)
    if state.kind == "red":
        students = facts.red[cohort, state.block, week]
        return say("Red: {n} work before learning · {block} · {when}", n=students, block=block, when=when)
    if state.kind == "practice":
        return say("Practice · {block} · {when}", block=block, when=when)
    if state.kind == "holiday":
        return say("No school · {when}", when=when)
    if state.kind == "school":
        return _school(facts, cohort, when, week, span)
    return say("Nothing planned · {when}", when=when)


def _school(facts: Facts, cohort: str, when: str, week: int, span: int) -> str:
    minutes = facts.lessons.cohorts[cohort][week : week + span]
    if not minutes.any():
        return say("School · {when}", when=when)
    least, most = facts.taught(int(minutes.min())), facts.taught(int(minutes.max()))
    if least == most:
        return say("School, {lessons} a week · {when}", lessons=most, when=when)
    return say("School, {least} to {most} a week · {when}", least=least, most=most, when=when)
