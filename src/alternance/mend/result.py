"""The moves that are proposed together, and what is known about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alternance.mend.move import Move

__all__ = ["Result"]


@dataclass(frozen=True, eq=False)
class Result:
    """The moves proposed.

    Attributes
    ----------
    moves : tuple of Move
        At most three, in the order in which they are made; fewer where no other removes anything.
    before, after : int
        Red student-weeks before, and after all of them.
    status : str
        ``proven``: no three moves together are better; ``cut short`` when a work limit ended the search.
    trace : dict of str to int
        Counts: moves tried, moves that help alone, how often violations were counted, and what the moves remove
        when they are chosen one after the other (`one_by_one`).
    """

    moves: tuple[Move, ...]
    before: int
    after: int
    status: str
    trace: Mapping[str, int]

    @property
    def under_half(self) -> bool:
        """Whether all moves together remove under half of the red weeks."""
        return 2 * (self.before - self.after) < self.before
