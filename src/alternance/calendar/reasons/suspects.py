"""Sets of cohorts that may have no calendar together, small ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from alternance.calendar.asking import resources_of
from alternance.calendar.bounds import alike
from alternance.calendar.problem import Problem
from alternance.calendar.reason import Reason
from alternance.calendar.reasons.oracle import PROOF_COHORTS

__all__ = ["suspects"]


def suspects(problem: Problem, reasons: Sequence[Reason]) -> Iterator[tuple[str, ...]]:
    """Yield sets of cohorts, by id.

    First those that are proven to have none alone, one of each kind of cohorts that differ only by name; then those
    that share a limit which the search met, as many as one model may hold.
    """
    first = alike(problem)
    ids = [c.id for c in problem.cohorts]
    proven = {r.cohort for r in reasons if r.proven}
    seen: set[int] = set()
    for k, name in enumerate(ids):
        if name in proven and first[k] not in seen:
            seen.add(first[k])
            yield (name,)
    if proven:
        return
    left_out = list(dict.fromkeys(r.cohort for r in reasons))
    sharing = _sharing(problem)
    for group in dict.fromkeys(r.group for r in reasons if r.group):
        together = sharing[group]
        mine = [c for c in left_out if c in together]
        ordered = [*mine, *(c for c in together if c not in mine)]
        if len(ordered) > 1:
            yield tuple(sorted(ordered[:PROOF_COHORTS]))
    if len(ids) <= PROOF_COHORTS:
        yield tuple(ids)


def _sharing(problem: Problem) -> dict[str, list[str]]:
    """Return limit → the cohorts that use it, in their order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for c in problem.cohorts:
        for block in c.blocks:
            for s in block.seat_groups:
                found[problem.seat_groups[s].id][c.id] = None
            for g in {g for o in block.options for g in o.groups}:
                found[problem.beginner_groups[g].id][c.id] = None
        for r in resources_of(problem, c):
            found[problem.resources[r].id][c.id] = None
    return {group: list(cohorts) for group, cohorts in found.items()}
