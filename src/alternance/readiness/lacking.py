"""Is a student ready for a phase: what the cohort was given, with the student's own evidence in its place."""

from __future__ import annotations

from collections.abc import Mapping

from alternance.readiness.givers import Given
from alternance.readiness.judge import missing
from alternance.readiness.needs import INSTRUCTED_LEVEL, PhaseWork

__all__ = ["lacking"]


def lacking(
    phase: PhaseWork, given: Given, week: int, also: Mapping[str, int], seen: Mapping[str, int]
) -> frozenset[str]:
    """Return the aims done alone for which a student lacks the level when a phase begins.

    Parameters
    ----------
    week : int
        The phase's first week.
    also : mapping of str to int
        Aim → level that the position asks beside the phase.
    seen : mapping of str to int
        Aim → level that the student was seen to have: it stands in place of what was given; instruction in the
        phase's first days still counts.
    """
    found = set(missing(phase, given, week, also)) - set(seen)
    for aim, level in seen.items():
        has = max(level, INSTRUCTED_LEVEL if aim in phase.instructed else 0)
        if has < max(phase.alone.get(aim, 0), also.get(aim, 0)):
            found.add(aim)
    return frozenset(found)
