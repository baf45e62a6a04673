"""Who practises in a stay, and what they lack of what is done alone there."""

from __future__ import annotations

from collections import Counter

from alternance.verify.cohort import Stay
from alternance.verify.facts import Facts
from alternance.verify.work import alone

__all__ = ["lacking", "practising"]


def practising(facts: Facts, stay: Stay) -> Counter[tuple[str | None, str | None]] | None:
    """Return (position, student) → how many practise; None where their number is not known.

    Where the plan places students of the cohort for the block, or says that they are unplaced, those placed practise;
    else the cohort does. Positions that ask no more than the block, and students of whom nothing was seen, are told
    together, as None.
    """
    key = (stay.cohort.id, stay.block)
    if key not in facts.placed and key not in facts.unplaced:
        return None if stay.cohort.size is None else Counter({(None, None): stay.cohort.size})
    return Counter(
        (
            row["position"] if row["position"] in facts.given.position_aims else None,
            row["student"] if row["student"] in facts.given.seen else None,
        )
        for row, _stay in facts.placed.get(key, ())
    )


def lacking(facts: Facts, stay: Stay, week: int, position: str | None, student: str | None) -> list[str]:
    """Return the aims done alone in `week` that are neither given to the level needed, nor seen of the student."""
    phase, learned = stay.phase_of[week], facts.learned
    begin = min(stay.phases[phase])
    return [
        aim
        for aim, level in alone(facts.given, stay.block, phase, position).items()
        if learned.by_cohort(stay, phase, week, aim) < level
        and (student is None or (learned.seen(student, stay.cohort.id, aim, begin) or 0) < level)
    ]
