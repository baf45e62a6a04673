"""Practice planned teacher by teacher, exactly: given the lessons and visits, no other weeks would do better."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.staffing.practice.choose import choose
from alternance.staffing.practice.problem import DAYS_A_WEEK, Problem
from alternance.staffing.practice.reasons import reason

__all__ = ["Missing", "Result", "solve"]


@dataclass(frozen=True)
class Missing:
    """A teacher who is due and stays below what is asked: days done, planned, asked; a code of `REASONS`."""

    teacher: str
    done: int
    planned: int
    asked: int
    reason: str


@dataclass(frozen=True)
class Result:
    """Who practises when.

    Attributes
    ----------
    weeks : dict of str to tuple of int
        Teacher → weeks, where any.
    missing : tuple of Missing
        Those who are due and stay below.
    objective, bound : float
        Weeks missing in all, of those due or not, and its proven lower bound, given the lessons and visits: they meet.
    """

    weeks: dict[str, tuple[int, ...]]
    missing: tuple[Missing, ...]
    objective: float
    bound: float


def solve(problem: Problem) -> Result:
    """Plan the practice; the teachers do not depend on each other, and each is solved exactly."""
    weeks, missing, left = dict[str, tuple[int, ...]](), list[Missing](), 0
    for teacher in problem.teachers:
        chosen = choose(teacher)
        if chosen:
            weeks[teacher.id] = chosen
        short = max(0, teacher.needed - len(chosen))
        left += short
        if short and teacher.due:
            days = DAYS_A_WEEK * len(chosen)
            missing.append(Missing(teacher.id, teacher.done, days, teacher.asked, reason(teacher)))
    return Result(weeks, tuple(missing), float(left), float(left))
