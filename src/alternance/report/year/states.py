"""What a cohort does in each week: at school, away, on holiday; and whether the week is red."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.text import N_

__all__ = ["SHADES", "State", "states"]

#: Shades of a school week, by the part of the cohort's lesson time that is taken.
SHADES = (
    N_("up to a quarter of the lesson time"),
    N_("up to half of the lesson time"),
    N_("up to three quarters of the lesson time"),
    N_("more than three quarters of the lesson time"),
)
#: Shade of a week with lessons whose length is not known.
UNKNOWN = 2


@dataclass(frozen=True)
class State:
    """One week, as far as it is drawn: neighbours that are equal are one cell.

    Attributes
    ----------
    kind : str
        ``school``, ``practice``, ``red``, ``holiday``, or empty where nothing is planned.
    level : int
        Shade of a school week from 1 on, colour of a practice week from 1 on, else 0.
    due : bool
        The week by whose end all should be finished.
    week : int
        Its index where the week is red: each is a cell of its own; else -1.
    release : int
        Days of practice of a day release; 0: the whole week.
    """

    kind: str = ""
    level: int = 0
    block: str = ""
    due: bool = False
    week: int = -1
    release: int = 0


def states(facts: Facts, cohort: str) -> list[State]:
    """Return the state of every week of the plan."""
    row = facts.cohorts[cohort]
    due = facts.plan.horizon.index(row["due_week"]) if row["due_week"] else -1
    away, shades, days = _away(facts, cohort), list(_shades(facts, cohort)), facts.days_of(cohort)
    red = {week: block for name, block, week in facts.red if name == cohort}
    found = []
    for week in range(facts.plan.meta.weeks):
        ends = week == due
        if week in red:
            found.append(
                State("red", facts.colour(red[week]), red[week], ends, week, _release(facts, cohort, red[week], week))
            )
        elif week in away:
            release = _release(facts, cohort, away[week], week)
            found.append(State("practice", facts.colour(away[week]), away[week], ends, release=release))
        elif not days[week]:
            found.append(State("holiday", due=ends))
        else:
            found.append(State("school" if shades[week] else "", shades[week], due=ends))
    return found


def _release(facts: Facts, cohort: str, block: str, week: int) -> int:
    return facts.release(cohort, block).get(week, 0)


def _away(facts: Facts, cohort: str) -> dict[int, str]:
    """Return practice week → block."""
    return {week: block for block in facts.times[cohort].phases for week in facts.practice_weeks(cohort, block)}


def _shades(facts: Facts, cohort: str) -> Iterator[int]:
    """Yield the shade of every week, 0 without lessons."""
    minutes, taught = facts.lessons.cohorts[cohort], facts.lessons.taught[cohort]
    offered = facts.lesson_time(cohort) * facts.days_of(cohort)
    for week in range(facts.plan.meta.weeks):
        if minutes[week] and offered[week]:
            yield min(len(SHADES), -(-len(SHADES) * int(minutes[week]) // int(offered[week])))
        else:
            yield UNKNOWN if taught[week] else 0
