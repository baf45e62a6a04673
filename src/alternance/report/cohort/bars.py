"""A cohort's modules and blocks as bars along the weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.report.facts import Facts
from alternance.report.words import count, listed
from alternance.text import say

__all__ = ["Bar", "bars"]

#: First week and number of weeks.
Span = tuple[int, int]


@dataclass(frozen=True)
class Bar:
    """A module or block: what it is called, when, how much of it, and the runs that are drawn."""

    title: str
    when: str
    load: str
    css: str
    runs: tuple[Span, ...]


def bars(facts: Facts, cohort: str) -> tuple[Bar, ...]:
    """Return the bars of a cohort in the order in which they begin."""
    return tuple(sorted([*_modules(facts, cohort), *_blocks(facts, cohort)], key=lambda bar: (bar.runs[0], bar.title)))


def _modules(facts: Facts, cohort: str) -> Iterator[Bar]:
    index = facts.plan.horizon.index
    for (module,), rows in facts.sessions(cohort).group_by("module"):
        one = rows.filter(pl.col("number") == rows["number"].min()).sort("from")
        spans = [(index(first), index(last)) for first, last in one.select("from", "to").rows()]
        yield Bar(
            facts.names.of("modules", str(module)),
            facts.weeks(cohort, one["from"][0], one["to"][-1]),
            _lessons(facts, cohort, str(module), rows),
            "m",
            tuple(_inside(facts, first, last) for first, last in spans),
        )


def _lessons(facts: Facts, cohort: str, module: str, rows: pl.DataFrame) -> str:
    """Say how much of a week a module takes, in how many sections, and with whom they are shared."""
    sections, others = rows["number"].n_unique(), facts.joined.get((cohort, module))
    said = [
        _weekly(facts, cohort, rows),
        count(sections, "in {n} section", "in {n} sections") if sections > 1 else "",
        say("together with {cohorts}", cohorts=listed(others)) if others else "",
    ]
    return listed(said)


def _weekly(facts: Facts, cohort: str, rows: pl.DataFrame) -> str:
    """Say the lessons of a week; where they change the least and the most, and within which part of the year."""
    least, most = rows["minutes"].min(), rows["minutes"].max()
    if not isinstance(least, int) or not isinstance(most, int):
        return ""
    if least == most:
        return say("{lessons} a week", lessons=facts.taught(most))
    weekly = say("{least} to {most} a week", least=facts.taught(least), most=facts.taught(most))
    changing = listed(str(part) for part in _changing(facts, cohort, rows))
    return (
        say("{weekly}, changing within part {parts} of the year", weekly=weekly, parts=changing) if changing else weekly
    )


def _changing(facts: Facts, cohort: str, rows: pl.DataFrame) -> list[int]:
    """Return the parts of the year, as the school counts, in which the minutes of a week are not always the same."""
    asked: dict[int, set[int]] = defaultdict(set)
    for first, last, minutes in rows.select("from", "to", "minutes").rows():
        for week, own in facts.counted_by(cohort).items():
            if minutes is not None and first <= week <= last:
                asked[own.part].add(minutes)
    return sorted(part for part, minutes in asked.items() if len(minutes) > 1)


def _blocks(facts: Facts, cohort: str) -> Iterator[Bar]:
    monday = facts.plan.horizon.monday
    for block in facts.times[cohort].phases:
        if not (own := facts.practice_weeks(cohort, block)):
            continue
        red = sum((name, item) == (cohort, block) for name, item, _week in facts.red)
        load = count(len(own), "{n} week of practice", "{n} weeks of practice")
        if release := set(facts.release(cohort, block).values()):
            days = count(max(release), "{n} day a week", "{n} days a week")
            load = say("{load}, {days}", load=load, days=days)
        yield Bar(
            facts.names.of("blocks", block),
            facts.weeks(cohort, monday(own[0]), monday(own[-1])),
            say("{load}, {n} of them red", load=load, n=red) if red else load,
            f"b{facts.colour(block)}",
            tuple(_joined(own)),
        )


def _inside(facts: Facts, first: int, last: int) -> Span:
    """Cut what a recorded calendar has before or after the weeks shown."""
    begin = max(0, first)
    return begin, min(facts.plan.meta.weeks, last + 1) - begin


def _joined(own: list[int]) -> Iterator[Span]:
    begin = own[0]
    for week, later in zip(own, [*own[1:], None], strict=True):
        if later != week + 1:
            yield begin, week - begin + 1
            begin = later or 0
