"""Work and what was learnt before: red weeks, and who begins a block ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from alternance.outcomes.item import Item, key
from alternance.outcomes.seen import Seen
from alternance.readiness.from_plan import red_student_weeks
from alternance.readiness.lacking import lacking
from alternance.readiness.needs import PhaseWork
from alternance.readiness.practising import students

__all__ = ["ready", "red_weeks"]


def red_weeks(seen: Seen) -> Iterator[Item]:
    """Yield a run of practice weeks of a phase: red student-weeks, out of the student-weeks practised in it."""
    red = red_student_weeks(seen.community, seen.plan)
    people = {stay: who.total() for stay, who in students(seen.plan).items()}
    horizon, told = seen.plan.horizon, set[tuple[str, str, int]]()
    for cohort, block, phase, first, last in seen.plan["spans"].select("cohort", "block", "phase", "from", "to").rows():
        weeks = [(cohort, block, week) for week in range(horizon.index(first), horizon.index(last) + 1)]
        mine = [week for week in weeks if week not in told]
        told.update(mine)
        yield Item(
            "spans",
            key(cohort, block, phase, first),
            sum(red.get(week, 0) for week in mine),
            people[cohort, block] * len(mine),
            seen.of_cohort(cohort),
        )


def ready(seen: Seen) -> Iterator[Item]:
    """Yield a placement: 1 where the student is ready for every phase at its first week."""
    for row in seen.placed:
        work = seen.work_in(row["cohort"], row["block"])
        if work is None or not row["weeks"]:
            continue
        where = seen.of_cohort(row["cohort"], row["enterprise"])
        name = key(row["student"], row["block"], row["from"])
        yield Item("placements", name, float(_is_ready(seen, row, work.phases)), 1.0, where)


def _is_ready(seen: Seen, row: Mapping[str, Any], phases: Iterable[PhaseWork]) -> bool:
    given, weeks = seen.given[row["cohort"]], seen.times[row["cohort"]].phases[row["block"]]
    also = seen.needs.get(row["position"] or "", {})
    return not any(
        lacking(phase, given, here[0], also, seen.evidence.seen(row["student"], given, here[0]))
        for phase in phases
        if (here := weeks.get(phase.order))
    )
