"""Stability: nobody would rather be somewhere that would take them than where the plan has them.

The definition is that of `alternance/placement/problem.py`; `alternance.verify.moves` follows its words one by one.
What the plan itself lists as blocking is known: it is held against the plan only where it does not block.
"""

from __future__ import annotations

from collections.abc import Iterator

from alternance.text import N_
from alternance.verify.batches import Batch
from alternance.verify.facts import Facts
from alternance.verify.moves import Move, Moves
from alternance.verify.rule import Check, rule

PLAN = ("sections", "sessions", "spans", "placements", "unplaced")
COMMUNITY = ("students", "hiring_units", "positions", "position_weeks")
#: Kind of a move → what is said of one that nobody lists.
_TEXTS = {
    "pair": N_("would rather be at {position}, which would take the student; the plan says {held}"),
    "opening": N_("{position} is closed, and enough students would rather be there and be taken"),
    "group": N_("the group would rather be at {site}, which would take them all"),
}
#: A case: first week, and what names the move.
Case = tuple[str | None, ...]


def _judged(facts: Facts) -> Iterator[tuple[Batch, Move]]:
    """Yield the cases of all batches."""
    for batch in facts.batches:
        for move in Moves(facts, batch).all():
            yield batch, move


def _listed(facts: Facts) -> set[Case]:
    """Return what the plan lists as blocking."""
    rows = facts.plan["blocking"].iter_rows(named=True)
    return {(str(r["from"]), r["kind"], r["student"], r["position"], r["group"], r["site"]) for r in rows}


@rule(
    "stable",
    N_("A stable placement"),
    N_(
        "No student and position block: none that the student lists before what is held, and whose unit would take "
        "the student there; no closed position that enough students would open, and no group that another site would "
        "take whole; but for those that the plan lists."
    ),
    plan=PLAN,
    community=COMMUNITY,
)
def stable(facts: Facts, check: Check) -> None:
    """One case a student and position listed before the one held; a closed position; a group and another site."""
    listed = _listed(facts)
    for batch, move in _judged(facts):
        if move.blocks is None:
            check.cannot(N_("a group may be spread over a site in too many ways"))
            continue
        student = move.student
        place = (student, batch.stays[student].block, move.position) if student else (*move.name, batch.begin)
        check.that(
            not move.blocks or (batch.begin, *move.name) in listed,
            place,
            _TEXTS[move.kind],
            position=move.position,
            site=move.site,
            held=batch.held.get(student, "–") if student else "–",
        )


@rule(
    "blocking-listed",
    N_("Exceptions that are some"),
    N_("What the plan lists as blocking its placement does block it."),
    plan=PLAN,
    community=COMMUNITY,
)
def blocking_listed(facts: Facts, check: Check) -> None:
    """One case a row of `blocking`."""
    listed = _listed(facts)
    if not listed:
        return
    found = {(batch.begin, *move.name) for batch, move in _judged(facts) if move.blocks is not False}
    for case in sorted(listed, key=str):
        check.that(case in found, case, N_("is listed as blocking, and does not block"))
