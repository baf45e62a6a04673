"""What is recommended: the levels chosen, what they are worth, and how well that is proven."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Frontier", "Point", "Result"]


@dataclass(frozen=True)
class Result:
    """The best choice within the hours allowed and the budget.

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
    bought : tuple of int
        Improvements bought, by number.
    cost : int
        What they cost together.
    """

    levels: tuple[int, ...]
    worth: int
    bound: int
    moved: int
    status: str
    bought: tuple[int, ...] = ()
    cost: int = 0


#: One step of the frontier: the best within its hours.
Point = Result


@dataclass(frozen=True)
class Frontier:
    """Coverage against hours moved, fewest hours first; or against cost, lowest first.

    Attributes
    ----------
    points : tuple of Result
        Each covers more than the one before, and moves or costs more.
    whole : bool
        Whether every step is there; else those at hours or sums equally far apart.
    """

    points: tuple[Result, ...]
    whole: bool
