"""A move that is proposed, with what it changes and what that is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alternance.mend.step import Step

__all__ = ["Move"]


@dataclass(frozen=True, eq=False)
class Move:
    """A move that is proposed, with what it does.

    Attributes
    ----------
    step : Step
        The move, by ids.
    words : str
        The move in the field's words, in the language in use.
    before, after : int
        Red student-weeks of the plan before this move (with the moves before it made) and after it.
    alone : int
        Red student-weeks that it removes as the only move.
    size : float
        Student-weeks moved.
    modules, phases, instruction : mapping
        What it changes: module → weeks; block → phase → weeks; (block, phase) → days. Weeks of the plan's horizon.
    """

    step: Step
    words: str
    before: int
    after: int
    alone: int
    size: float
    modules: Mapping[str, tuple[int, ...]]
    phases: Mapping[str, Mapping[int, tuple[int, ...]]]
    instruction: Mapping[tuple[str, int], int]

    @property
    def removed(self) -> int:
        """Red student-weeks that it removes, on top of the moves before it."""
        return self.before - self.after
