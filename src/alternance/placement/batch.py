"""One batch of a community: its students' lists, as a problem of arrays and with its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from alternance.placement.conditions import Conditions, Part
from alternance.placement.laid_out import Listed, laid_out
from alternance.placement.problem import NONE, Problem
from alternance.placement.rankings import Rankings
from alternance.placement.result import Result
from alternance.placement.stay import Stay
from alternance.placement.supply import Position, Supply
from alternance.placement.together import Together, solve_together

__all__ = ["Batch", "solve_batch"]


@dataclass(frozen=True, eq=False)
class Batch:
    """Students who need a position in the same weeks, and how it came out.

    Attributes
    ----------
    people : sequence of (str, Stay)
        Students by id; their order is the problem's.
    positions : sequence of Position
        By id; their order is the problem's. One with reserved seats stands there once for each part, see `parts`.
    parts : sequence of Part
        Which seats of the position each is.
    together : Together
        The problem, and who goes together; without groups and positions that open only with some it is plain.
    result : Result
    own : array of bool, shape (P,), or None
        Which pairs the students' own lists name; None: all of them.
    """

    people: Sequence[tuple[str, Stay]]
    positions: Sequence[Position]
    parts: Sequence[Part]
    together: Together
    result: Result
    own: npt.NDArray[np.bool_] | None = None

    @property
    def problem(self) -> Problem:
        """Lists, ranks and limits."""
        return self.together.base

    def held(self) -> list[Position | None]:
        """Return each student's position."""
        return [None if number == NONE else self.positions[number] for number in self.result.assignment.tolist()]

    @cached_property
    def closed(self) -> frozenset[str]:
        """Positions that open only with more students than would go, so that nobody is there."""
        held = self.result.assignment
        few = (opening for opening, parts in self.together.parts.items() if not np.isin(held, parts).any())
        return frozenset(self.positions[self.together.parts[opening][0]].id for opening in few)

    def left_out(self, number: int, position: str) -> str:
        """Return the reason, a code of `REASONS`, why a student without a place is not at a position on the list."""
        if position in self.closed:
            return "not-opened"
        return "group-apart" if number in self.together.group_of else "full"


def solve_batch(
    people: Sequence[tuple[str, Stay]],
    lists: Sequence[Sequence[Listed]],
    rankings: Rankings,
    supply: Supply,
    conditions: Conditions,
) -> Batch:
    """Match a batch on the seats that `supply` has free in all of its practice weeks.

    Parameters
    ----------
    lists : sequence of sequence of (int, Position)
        Each student's eligible positions, best first, with the student's ranks.
    """
    positions, parts, together = laid_out(people, lists, rankings, supply, conditions)
    return Batch(people, positions, parts, together, solve_together(together))
