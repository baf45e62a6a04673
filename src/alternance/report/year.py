"""The year calendar: for each cohort and week whether it is at school, away, on holiday, and whether it is red."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from alternance.report.axis import Part
from alternance.report.facts import Facts
from alternance.report.words import days, weeks
from alternance.text import N_, say

__all__ = ["COLOURS", "SHADES", "Group", "Row", "Run", "State", "Year", "year"]

#: Shades of a school week: up to a quarter of the cohort's lesson time taken, up to half, and so on.
SHADES = (
    N_("up to a quarter of the lesson time"),
    N_("up to half"),
    N_("up to three quarters"),
    N_("more"),
)
#: Colours of practice blocks; a programme with more blocks begins again, the number tells them apart.
COLOURS = 5


@dataclass(frozen=True)
class State:
    """One week of a cohort, as far as neighbours that are alike are drawn as one.

    `kind` is ``school``, ``practice``, ``red``, ``holiday`` or empty; `level` the shade or the colour.
    """

    kind: str = ""
    level: int = 0
    block: str = ""
    due: bool = False
    week: int = -1


@dataclass(frozen=True)
class Run:
    """Weeks of one state, drawn as one cell."""

    state: State
    span: int
    mark: str
    title: str

    @property
    def css(self) -> str:
        """Classes of its cell."""
        kind = {"school": "s", "practice": "b", "red": "red b", "holiday": "off"}.get(self.state.kind, "")
        level = str(self.state.level) if self.state.level else ""
        return " ".join(filter(None, [kind + level, "due" if self.state.due else ""]))


@dataclass(frozen=True)
class Row:
    """One cohort: its runs by part."""

    cohort: str
    anchor: str
    title: str
    programme: str
    size: int
    red: int
    parts: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Group:
    """The cohorts of one school."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Year:
    """The calendar's parts in time, and its groups of rows."""

    parts: tuple[Part, ...]
    groups: tuple[Group, ...]
    weeks: int
    colours: int
    shaded: bool
    dues: bool


def year(facts: Facts) -> Year:
    """Return the calendar of all cohorts, by school, programme and title."""
    parts = tuple(facts.axis.parts())
    rows = sorted(
        facts.plan["cohorts"].iter_rows(named=True),
        key=lambda row: (
            facts.names.school(row["school"]),
            facts.names.of("programmes", row["programme"]),
            row["title"] or row["id"],
        ),
    )
    anchors = {cohort: f"c{number}" for number, cohort in enumerate(facts.plan["cohorts"]["id"], start=1)}
    groups = [
        Group(school, tuple(_row(facts, row, parts, anchors[row["id"]]) for row in members))
        for school, members in groupby(rows, key=lambda row: facts.names.school(row["school"]))
    ]
    drawn = [run.state for group in groups for row in group.rows for part in row.parts for run in part]
    return Year(
        parts,
        tuple(groups),
        facts.plan.meta.weeks,
        max((state.level for state in drawn if state.kind in ("practice", "red")), default=0),
        any(minutes.any() for minutes in facts.lessons.cohorts.values()),
        any(state.due for state in drawn),
    )


def _row(facts: Facts, row: dict[str, object], parts: tuple[Part, ...], anchor: str) -> Row:
    cohort = str(row["id"])
    states = _states(facts, row)
    size = row["size"]
    return Row(
        cohort,
        anchor,
        facts.names.cohort(cohort),
        facts.names.of("programmes", str(row["programme"])),
        size if isinstance(size, int) else 0,
        facts.red_of(cohort),
        tuple(tuple(_runs(facts, cohort, states, part)) for part in parts),
    )


def _states(facts: Facts, row: dict[str, object]) -> list[State]:
    cohort, school, due = str(row["id"]), row["school"], row["due_week"]
    own, size = facts.times[cohort], facts.plan.meta.weeks
    away = {week: block for block, phases in own.phases.items() for weeks in phases.values() for week in weeks}
    red = {week for name, _, week in facts.red if name == cohort}
    last = facts.plan.horizon.index(due) if isinstance(due, dt.date) else -1
    load, off = _loads(facts, cohort, str(school or "")), facts.days.get(str(school or ""))
    states = []
    for week in range(size):
        ends = week == last
        if week in away:
            colour = (facts.block_numbers.get(away[week], 1) - 1) % COLOURS + 1
            is_red = week in red
            states.append(State("red" if is_red else "practice", colour, away[week], ends, week if is_red else -1))
        elif off is not None and not off[week]:
            states.append(State("holiday", due=ends))
        elif load[week]:
            states.append(State("school", load[week], due=ends))
        else:
            states.append(State(due=ends))
    return states


def _loads(facts: Facts, cohort: str, school: str) -> list[int]:
    """Return the shade of every week: quarters of the cohort's lesson time, 2 where the time is not known."""
    daily = dict(facts.community["cohorts"].select("id", "minutes_per_day").rows()).get(cohort)
    minutes, taught, days = facts.lessons.cohorts[cohort], facts.lessons.taught[cohort], facts.days.get(school)
    shades = []
    for week in range(facts.plan.meta.weeks):
        offered = (daily or 0) * (int(days[week]) if days is not None else 5)
        if minutes[week] and offered:
            shades.append(min(len(SHADES), -(-len(SHADES) * int(minutes[week]) // offered)))
        else:
            shades.append(2 if taught[week] else 0)
    return shades


def _runs(facts: Facts, cohort: str, states: list[State], part: Part) -> Iterator[Run]:
    week = part.first
    for state, members in groupby(states[part.first : part.last]):
        span = len(list(members))
        yield Run(state, span, _mark(facts, state, span), _title(facts, cohort, state, week, span))
        week += span


def _mark(facts: Facts, state: State, span: int) -> str:
    """Return what stands in the cell: a red week's sign, a block's number and, with room for it, its name."""
    if state.kind == "red":
        return "!"
    if state.kind != "practice":
        return ""
    number = str(facts.block_numbers.get(state.block, ""))
    title = facts.names.of("blocks", state.block)
    return number if span < 4 else f"{number} · {title}".removeprefix(" · ")


def _title(facts: Facts, cohort: str, state: State, week: int, span: int) -> str:
    """Return what the cell says in words."""
    monday = facts.plan.horizon.monday
    when = {"weeks": weeks(monday(week), monday(week + span - 1)), "days": days(monday(week), monday(week + span - 1))}
    block = facts.names.of("blocks", state.block)
    if state.kind == "red":
        students = facts.red[cohort, state.block, week]
        return say(
            "Red: {students} work before learning · {block} · {weeks}, {days}", students=students, block=block, **when
        )
    if state.kind == "practice":
        return say("Practice · {block} · {weeks}, {days}", block=block, **when)
    if state.kind == "holiday":
        return say("No school · {weeks}, {days}", **when)
    if state.kind == "school":
        return say("School{load} · {weeks}, {days}", load=_load(facts, cohort, week, span), **when)
    return say("Nothing planned · {weeks}, {days}", **when)


def _load(facts: Facts, cohort: str, week: int, span: int) -> str:
    minutes = facts.lessons.cohorts[cohort][week : week + span]
    if not minutes.any():
        return ""
    least, most = facts.taught(int(minutes.min())), facts.taught(int(minutes.max()))
    if least == most:
        return say(", {lessons} a week", lessons=most)
    return say(", {least} to {most} a week", least=least, most=most)
