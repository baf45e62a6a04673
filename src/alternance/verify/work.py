"""What is asked of those who practise: aims done alone, with the level needed, and safety aims."""

from __future__ import annotations

from alternance.verify.cohort import Stay
from alternance.verify.given import Given, Row

__all__ = ["alone", "first_work", "safety"]

#: The level needed to work alone where nothing else is said.
ALONE = 2


def alone(given: Given, block: str, phase: int, position: str | None) -> dict[str, int]:
    """Return aim → level needed, of what is done alone in a phase, at a position that adds to it (None: at any)."""
    rows: list[Row] = [*given.phase_aims.get((block, phase), ())]
    if position is not None:
        rows += given.position_aims.get(position, ())
    wanted: dict[str, int] = {}
    for row in rows:
        if row["role"] == "alone":
            level = ALONE if row["level_needed"] is None else row["level_needed"]
            wanted[row["aim"]] = max(level, wanted.get(row["aim"], 0))
    return wanted


def first_work(given: Given, stay: Stay) -> int | None:
    """Return the first phase of the block in which anything is assisted or done alone; None where the stay lacks it."""
    for phase in given.phases[stay.block]:
        if any(row["role"] != "observe" for row in given.phase_aims.get((stay.block, phase), ())):
            return phase if phase in stay.phases else None
    return None


def safety(given: Given, block: str) -> list[str]:
    """Return the safety aims among the aims of a block."""
    aims = {row["aim"] for phase in given.phases[block] for row in given.phase_aims.get((block, phase), ())}
    return sorted(aim for aim in aims if given.aims.get(aim, {}).get("safety"))
