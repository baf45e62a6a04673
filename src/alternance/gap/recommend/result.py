"""What is recommended: the levels chosen, what they are worth, and how well that is proven."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Frontier", "Point", "Result"]


@dataclass(frozen=True)
class Result:
    """The best choice within the hours allowed.

    Attributes
    ----------
    levels : tuple of int
        The level of each source of the problem.
    worth, bound : int
        People times levels covered, and what no choice exceeds; in thousandths.
    moved : int
        Minutes of school moved.
    status : str
        ``optimal``, or ``cut short`` where the work allowed did not suffice for the proof.
    """

    levels: tuple[int, ...]
    worth: int
    bound: int
    moved: int
    status: str


#: One step of the frontier: the best within its hours.
Point = Result


@dataclass(frozen=True)
class Frontier:
    """Coverage against hours moved, fewest hours first.

    Attributes
    ----------
    points : tuple of Result
        Each covers more than the one before, and moves more.
    whole : bool
        Whether every step is there; else those at hours equally far apart.
    """

    points: tuple[Result, ...]
    whole: bool
