"""Requirements of a calendar: what people ask, each of which can be dropped alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["KINDS", "Kind", "Requirement"]

Kind = Literal[
    "need",  # an aim is taught before a phase of a block
    "block window",  # a block lies within its window
    "block lock",  # a block begins in the week that a lock says
    "contract",  # a block begins when the positions fixed for its students do
    "seats",  # no more students away at once than there are seats
    "beginners",  # no more students begin at once than positions take
    "minutes",  # no more minutes of a group of teachers or rooms than they have
    "sections",  # a module is taught in as many sections as their ideal size asks
    "module window",  # a module lies within its window
    "module start",  # a module begins in the weeks that a lock, or what was before, leaves
    "dates",  # a module begins in one of the weeks in which it is offered
    "builds on",  # a module begins after a block
    "order",  # a module begins after another has ended, with the least distance
    "distance",  # a module begins at most so many weeks after another
    "any order",  # modules of a group follow each other, with their spacing
    "day",  # a cohort is taught no more minutes a day
    "weekly",  # a module takes no more minutes a week
    "whole",  # a module is not interrupted by a block
]

#: All kinds, those first of which people would rather hear.
KINDS: tuple[Kind, ...] = (
    "need", "block lock", "block window", "contract", "seats", "beginners", "minutes", "sections", "module start",
    "module window", "dates", "distance", "builds on", "order", "any order", "day", "weekly", "whole",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Requirement:
    """One requirement; what it is about stands in ids, empty where it does not apply.

    Attributes
    ----------
    cohort
        Whose; empty for what the tables say once for all cohorts: of blocks, modules and aims.
    block, module
        Of which block or module.
    other
        The module before (order, distance); modules of a group, in their order.
    group
        The limit of seats, beginners or minutes; shared by all cohorts.
    phase
        Position of the phase (needs).
    what
        The aim (needs).
    """

    kind: Kind
    cohort: str = ""
    block: str = ""
    module: str = ""
    other: str = ""
    group: str = ""
    phase: int = 0
    what: str = ""
    safety: bool = False
