"""Stability: no student and position would both rather have each other than what the plan gives them.

The definition is that of `alternance/placement/problem.py`; its words are followed here one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from alternance.text import N_
from alternance.verify.cohort import Stay
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule
from alternance.verify.taken import Node, path


@dataclass
class Batch:
    """Students away in blocks of one place, from and to the same weeks, who were not placed by hand."""

    stays: dict[str, Stay] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)


@rule(
    "stable",
    N_("A stable placement"),
    N_(
        "No student and position block: none that the student lists before what is held, and whose unit would take "
        "the student there."
    ),
    plan=("sections", "sessions", "spans", "placements", "unplaced"),
    community=("students", "hiring_units", "positions", "position_weeks"),
)
def stable(facts: Facts, check: Check) -> None:
    """One case a student of a batch and position listed before the one held."""
    taken = facts.taken_by_hand.copy()
    for batch in _batches(facts):
        holders = _holders(facts, batch)
        weeks = sorted({week for stay in batch.stays.values() for week in stay.weeks})
        free: dict[Node, int] = {}
        for student, position in _better(facts, batch):
            for node in path(facts.given, position):
                if node not in free:
                    free[node] = taken.free(node, weeks)
            check.that(
                not _takes(facts, holders, free, student, position),
                (student, batch.stays[student].block, position),
                N_("would rather be at {position}, which would take the student; the plan says {held}"),
                position=position,
                held=batch.held.get(student, "–"),
            )
        for student, position in batch.held.items():
            taken.take(position, batch.stays[student].weeks)


def _batches(facts: Facts) -> Iterator[Batch]:
    """Yield the batches in the order of (from, to, place)."""
    rows = [(row["student"], row["cohort"], row["block"], row["position"]) for row, _stay in facts.planned.placements]
    rows += [(*row, None) for row in facts.plan["unplaced"].select("student", "cohort", "block").iter_rows()]
    batches: dict[tuple[int, int, str], Batch] = defaultdict(Batch)
    for student, cohort, block, position in rows:
        stay = facts.planned.stays.get((cohort, block))
        if stay is None or student not in facts.given.students or not facts.seated(block):
            continue
        if (student, block) not in facts.decided.by_hand:
            batch = batches[stay.begin, stay.end, facts.blocks[block]["place"]]
            batch.stays[student] = stay
            if position is not None:
                batch.held[student] = position
    for _key, batch in sorted(batches.items(), key=lambda entry: entry[0]):
        yield batch


def _holders(facts: Facts, batch: Batch) -> dict[Node, set[str]]:
    """Return position, mentor or unit → the students of the batch whom it holds."""
    holders: dict[Node, set[str]] = defaultdict(set)
    for student, position in batch.held.items():
        for node in path(facts.given, position):
            holders[node].add(student)
    return holders


def _better(facts: Facts, batch: Batch) -> Iterator[tuple[str, str]]:
    """Yield each student with each position that the student would rather have than the one held; alike is no gain."""
    for student, stay in sorted(batch.stays.items()):
        held = batch.held.get(student)
        for position in facts.candidates.listed(student, stay):
            if held is not None and facts.candidates.alike(student, position, held):
                break
            yield student, position


def _takes(facts: Facts, holders: dict[Node, set[str]], free: dict[Node, int], student: str, position: str) -> bool:
    """Tell whether the unit of `position` would take `student` at it; the first that is full on the path decides."""
    for node in path(facts.given, position):
        others = holders[node] - {student}
        if len(others) >= free[node]:
            mine = facts.candidates.standing(position, student)
            ranked_below = any(facts.candidates.standing(position, other) > mine for other in others)
            return free[node] > 0 and ranked_below
    return True
