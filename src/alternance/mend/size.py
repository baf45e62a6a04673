"""What a move costs: the student-weeks that it moves."""

from __future__ import annotations

from alternance.mend.timeline import Cohort, Timeline

__all__ = ["size"]


def size(cohort: Cohort, old: Timeline, new: Timeline) -> float:
    """Return the student-weeks moved, as `alternance.mend.problem` defines them."""
    weeks = 0.0
    for before, after_ in ((old.modules, new.modules), (old.blocks, new.blocks)):
        for item, then in before.items():
            now = after_[item]
            weeks += max(abs(now[0] - then[0]), abs(now[-1] - then[-1]))
    for key, days in new.instruction.items():
        weeks += (days - old.instruction.get(key, 0)) / 5
    return cohort.size * weeks
