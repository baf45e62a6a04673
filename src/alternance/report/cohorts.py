"""One cohort's plan in detail: its modules and blocks as bars, and for each block what is needed, given by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from alternance.readiness.judge import missing
from alternance.readiness.needs import SAFETY_LEVEL, BlockWork, PhaseWork
from alternance.report.facts import Facts
from alternance.report.words import LEVELS, count, day, days, weeks
from alternance.report.year import COLOURS, Row, Year
from alternance.text import N_, _, say

__all__ = ["Bar", "Block", "Cohort", "Need", "cohort_details"]

ROLES = {"observe": N_("observe"), "assist": N_("assist"), "alone": N_("alone")}
FORMS = {
    "in-post": N_("practice in a post"),
    "apprenticeship": N_("apprenticeship"),
    "order class": N_("order class"),
    "studio": N_("studio"),
    "joint platform": N_("joint training platform"),
}


@dataclass(frozen=True)
class Bar:
    """A module or block along the weeks: runs as (first week, weeks)."""

    title: str
    when: str
    load: str
    css: str
    runs: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Need:
    """An aim of a phase: how it is done, what it needs, by whom that was given, and whether in time."""

    aim: str
    safety: bool
    role: str
    needed: str
    giver: str
    late: bool


@dataclass(frozen=True)
class Phase:
    """A phase of a block with its weeks and aims."""

    title: str
    when: str
    instruction: str
    needs: tuple[Need, ...]


@dataclass(frozen=True)
class Block:
    """A block: when, in which form, after which lessons it comes, and its phases."""

    title: str
    css: str
    when: str
    form: str
    lags: tuple[str, ...]
    phases: tuple[Phase, ...]


@dataclass(frozen=True)
class Cohort:
    """A cohort's row of the calendar with its details."""

    row: Row
    school: str
    due: str
    bars: tuple[Bar, ...]
    blocks: tuple[Block, ...]


def cohort_details(facts: Facts, year: Year) -> list[Cohort]:
    """Return the details of every cohort, in the order of the calendar."""
    dues = dict(facts.plan["cohorts"].select("id", "due_week").rows())
    found = []
    for group in year.groups:
        for row in group.rows:
            due = dues[row.cohort]
            bars = sorted([*_modules(facts, row.cohort), *_practice(facts, row.cohort)], key=lambda bar: bar.runs[0])
            blocks = tuple(_block(facts, row.cohort, block) for block in _in_order(facts, row.cohort))
            found.append(Cohort(row, group.title, day(due) if due else "", tuple(bars), blocks))
    return found


def _in_order(facts: Facts, cohort: str) -> list[str]:
    own = facts.times[cohort]
    return sorted(own.phases, key=lambda block: (own.block_begin(block), block))


def _modules(facts: Facts, cohort: str) -> Iterator[Bar]:
    sections = facts.plan["sections"].filter(cohort=cohort).select("id", "module", "number")
    sessions = facts.plan["sessions"].join(sections, left_on="section", right_on="id")
    index = facts.plan.horizon.index
    for (module,), rows in sorted(sessions.group_by("module"), key=lambda pair: str(pair[0][0])):
        one = rows.filter(pl.col("number") == rows["number"].min()).sort("from")
        minutes, cut = one["minutes"].max(), rows["number"].n_unique()
        load = say("{lessons} a week", lessons=facts.taught(minutes)) if isinstance(minutes, int) else ""
        if cut > 1:
            load = say("{load}, in {n} sections", load=load, n=cut).removeprefix(", ")
        span = (one["from"][0], one["to"][-1])
        runs = tuple((index(first), index(last) - index(first) + 1) for first, last in one.select("from", "to").rows())
        yield Bar(facts.names.of("modules", str(module)), weeks(*span), load, "m", _inside(facts, runs))


def _practice(facts: Facts, cohort: str) -> Iterator[Bar]:
    monday = facts.plan.horizon.monday
    for block, phases in facts.times[cohort].phases.items():
        own = sorted(week for weeks_of in phases.values() for week in weeks_of)
        red = {week for name, item, week in facts.red if (name, item) == (cohort, block)}
        load = count(len(own), N_("{n} week of practice"), N_("{n} weeks of practice"))
        if red:
            load = say("{load}, {n} of them red", load=load, n=len(red))
        yield Bar(
            facts.names.of("blocks", block),
            weeks(monday(own[0]), monday(own[-1])),
            load,
            _colour(facts, block),
            tuple(_joined(own)),
        )


def _inside(facts: Facts, runs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Cut what a recorded calendar has before or after the weeks shown."""
    size = facts.plan.meta.weeks
    return tuple((max(0, first), min(size, first + span) - max(0, first)) for first, span in runs)


def _joined(own: list[int]) -> Iterator[tuple[int, int]]:
    begin = own[0]
    for week, later in zip(own, [*own[1:], -1], strict=True):
        if later != week + 1:
            yield begin, week - begin + 1
            begin = later


def _colour(facts: Facts, block: str) -> str:
    return f"b{(facts.block_numbers.get(block, 1) - 1) % COLOURS + 1}"


def _block(facts: Facts, cohort: str, block: str) -> Block:
    own, monday = facts.times[cohort], facts.plan.horizon.monday
    first, last = monday(own.block_begin(block)), monday(own.block_end(block) - 1)
    forms = dict(facts.community["blocks"].select("id", "form").rows())
    work = facts.gifts[cohort].work.get(block)
    return Block(
        facts.names.of("blocks", block),
        _colour(facts, block),
        say("{weeks}, {days}", weeks=weeks(first, last), days=days(first, last)),
        _(FORMS[forms[block]]) if block in forms else "",
        tuple(_lags(facts, cohort, block)),
        tuple(
            _phase(facts, cohort, work, phase)
            for phase in (work.phases if work else ())
            if phase.order in own.phases[block]
        ),
    )


def _lags(facts: Facts, cohort: str, block: str) -> Iterator[str]:
    """Say how long before the block ended what it applies, in teaching weeks as the indicator counts them."""
    own = facts.times[cohort]
    school = dict(facts.plan["cohorts"].select("id", "school").rows())[cohort]
    days_of = facts.days.get(school or "")
    modules = facts.community["block_modules"].filter(block=block, relation="applies")["module"]
    for module in modules:
        end, title = own.module_ends.get(module), facts.names.of("modules", module)
        if end is None:
            continue
        begin = own.block_begin(block)
        if end > begin:
            yield say("{module}: ends only after the block has begun", module=title)
            continue
        gap = begin - end if days_of is None else int((days_of[end:begin] > 0).sum())
        lag = count(gap, N_("{n} teaching week before"), N_("{n} teaching weeks before"))
        yield say("{module}: ends {lag}", module=title, lag=lag if gap else say("right before"))


def _phase(facts: Facts, cohort: str, work: BlockWork | None, phase: PhaseWork) -> Phase:
    assert work is not None
    monday, own = facts.plan.horizon.monday, facts.times[cohort].phases[work.block][phase.order]
    lacking = {aim for week in own for aim in missing(phase, facts.gifts[cohort].given, week)}
    rows = facts.community["phase_aims"].filter(block=work.block, phase=phase.order)
    needs = [
        _need(facts, cohort, work, phase, aim, role, aim in lacking) for aim, role in rows.select("aim", "role").rows()
    ]
    days_here = phase.instruction_days
    return Phase(
        say("Phase {number}", number=phase.order),
        weeks(monday(own[0]), monday(own[-1])),
        count(days_here, N_("{n} day of instruction first"), N_("{n} days of instruction first")) if days_here else "",
        tuple(needs),
    )


def _need(facts: Facts, cohort: str, work: BlockWork, phase: PhaseWork, aim: str, role: str, late: bool) -> Need:
    safety = aim in work.safety
    level = phase.alone.get(aim, 0) if role == "alone" else (SAFETY_LEVEL if safety and role == "assist" else 0)
    word = say("level {level} {word}", level=level, word=_(LEVELS[level])) if level else _("nothing")
    giver = _giver(facts, cohort, "" if not late else work.block, phase, aim, level) if level else ""
    return Need(facts.names.of("aims", aim), safety, _(ROLES[role]), word, giver, late)


def _giver(facts: Facts, cohort: str, block: str, phase: PhaseWork, aim: str, level: int) -> str:
    gift = facts.gifts[cohort].first(aim, level, without=block)
    if aim in phase.instructed and (gift is None or level <= 2):
        return _("instruction in the first days here")
    if gift is None:
        return _("nobody reaches this level")
    return say("{giver}, from {day} on", giver=gift.giver, day=day(facts.plan.horizon.monday(gift.since)))
