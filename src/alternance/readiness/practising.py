"""Who practises in a plan's blocks: the students placed there, or the whole cohort where nobody was placed."""

from __future__ import annotations

from collections import Counter, defaultdict

from alternance.plan.plan import Plan

__all__ = ["practising", "students"]

#: A student and the position; None where it is not known.
Placed = tuple[str | None, str | None]


def students(plan: Plan) -> dict[tuple[str, str], Counter[Placed]]:
    """Return who practises: (cohort, block) → (student, position) → how many.

    Where the plan places students of a cohort for a block, or says of them that they are unplaced, those placed are
    counted: whoever has no position does not work. Else it is the cohort's size: in a studio or joint platform nobody
    is placed, and a recorded plan may know the calendar alone. Linear in the rows of spans and placements.
    """
    size = dict(plan["cohorts"].select("id", "size").rows())
    placed: dict[tuple[str, str], Counter[Placed]] = defaultdict(Counter)
    for student, cohort, block, position in plan["placements"].select("student", "cohort", "block", "position").rows():
        placed[cohort, block][student, position] += 1
    left = set(plan["unplaced"].select("cohort", "block").rows())
    found: dict[tuple[str, str], Counter[Placed]] = {}
    for key in plan["spans"].select("cohort", "block").unique(maintain_order=True).rows():
        known = key in placed or key in left
        found[key] = placed[key] if known else Counter({(None, None): size[key[0]]})
    return found


def practising(plan: Plan) -> dict[tuple[str, str], Counter[str | None]]:
    """Return who practises by position alone: (cohort, block) → position → students."""
    found: dict[tuple[str, str], Counter[str | None]] = {}
    for key, who in students(plan).items():
        found[key] = Counter()
        for (_student, position), count in who.items():
            found[key][position] += count
    return found
