"""What work needs: for each phase of a block, the aims done there with their role and the level needed before.

Observing needs nothing; assisting needs the block's safety aims at level 1; working alone needs the aim at the level
asked, 2 unless said, and the safety aims too (`docs/engines.md`, "Readiness").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import polars as pl

from alternance.community.community import Community

__all__ = ["ALONE_LEVEL", "INSTRUCTED_LEVEL", "SAFETY_LEVEL", "BlockWork", "PhaseWork", "block_work", "position_needs"]

#: Level needed to work alone unless the row says another.
ALONE_LEVEL = 2
#: Level of every safety aim before the first assisted or independent work.
SAFETY_LEVEL = 1
#: Level that instruction in the first days of a phase gives at most.
INSTRUCTED_LEVEL = 2


@dataclass(frozen=True)
class PhaseWork:
    """The work of one phase.

    Attributes
    ----------
    order : int
        The phase's place in its block.
    weeks : int
        Practice weeks.
    instruction_days : int
        Days of instruction in its first week.
    alone : dict of str to int
        Aim done alone → level needed before.
    active : bool
        True when any aim is assisted or done alone.
    gives : dict of str to int
        Aim → level reached by the phase's end.
    instructed : frozenset of str
        Aims taught in the first days, to level 2.
    aims : frozenset of str
        All aims of the phase.
    """

    order: int
    weeks: int
    instruction_days: int
    alone: dict[str, int]
    active: bool
    gives: dict[str, int]
    instructed: frozenset[str]
    aims: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BlockWork:
    """The work of a block: its phases in order, and its safety aims."""

    block: str
    phases: tuple[PhaseWork, ...]
    safety: frozenset[str]

    @property
    def weeks(self) -> int:
        """Practice weeks of all phases."""
        return sum(phase.weeks for phase in self.phases)

    def first_active(self) -> PhaseWork | None:
        """Return the first phase in which anything is assisted or done alone."""
        return next((phase for phase in self.phases if phase.active), None)


def needed(role: str, level: int | None) -> int:
    """Return the level needed before work in `role`, where the row says `level` or nothing."""
    if role != "alone":
        return 0
    return ALONE_LEVEL if level is None else level


def block_work(community: Community) -> dict[str, BlockWork]:
    """Return the work of every block by id; a block without phases has none and is left out.

    Linear in the rows of `phases` and `phase_aims`.
    """
    safety = set(community["aims"].filter(pl.col("safety"))["id"])
    rows: dict[tuple[str, int], list[dict[str, object]]] = defaultdict(list)
    for row in community["phase_aims"].iter_rows(named=True):
        rows[row["block"], row["phase"]].append(row)
    phases: dict[str, list[PhaseWork]] = defaultdict(list)
    aims: dict[str, set[str]] = defaultdict(set)
    for block, order, weeks, days in community["phases"].iter_rows():
        here = rows[block, order]
        aims[block].update(str(row["aim"]) for row in here)
        phases[block].append(_phase(order, weeks, days, here))
    return {block: BlockWork(block, tuple(parts), frozenset(aims[block] & safety)) for block, parts in phases.items()}


def _phase(order: int, weeks: int, days: int, rows: list[dict[str, object]]) -> PhaseWork:
    alone = {str(row["aim"]): needed("alone", _level(row["level_needed"])) for row in rows if row["role"] == "alone"}
    gives = {str(row["aim"]): level for row in rows if (level := _level(row["level_given"]))}
    instructed = frozenset(str(row["aim"]) for row in rows if row["instructed_here"] and days > 0)
    active = any(row["role"] != "observe" for row in rows)
    aims = frozenset(str(row["aim"]) for row in rows)
    return PhaseWork(order, weeks, days, alone, active, gives, instructed, aims)


def _level(value: object) -> int | None:
    return value if isinstance(value, int) else None


def position_needs(community: Community) -> dict[str, dict[str, int]]:
    """Return what positions ask beside their block: position → aim done alone → level needed on the first day."""
    needs: dict[str, dict[str, int]] = defaultdict(dict)
    columns = community["position_aims"].select("position", "aim", "role", "level_needed")
    for position, aim, role, level in columns.iter_rows():
        if role == "alone":
            needs[position][aim] = needed(role, level)
    return dict(needs)
