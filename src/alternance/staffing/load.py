"""What a staffing asks of each teacher by week, and what it is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from alternance.staffing.problem import OVER, UNSTAFFED, Problem

__all__ = ["load", "objective", "over_contract", "share"]

Given = Mapping[str, str]


def load(problem: Problem, given: Given) -> dict[tuple[str, int], int]:
    """Return (teacher, week) → minutes, where any are asked."""
    found: dict[tuple[str, int], int] = defaultdict(int)
    for section in problem.sections:
        for week, minutes in section.minutes.items() if section.id in given else ():
            found[given[section.id], week] += minutes
    return dict(found)


def over_contract(problem: Problem, given: Given) -> int:
    """Return the minutes over contract, over all teachers and weeks."""
    contract = {teacher.id: teacher.contract for teacher in problem.teachers}
    return sum(max(0, minutes - contract[name][week]) for (name, week), minutes in load(problem, given).items())


def share(problem: Problem, given: Given) -> int:
    """Return the largest share of contract, in thousandths rounded up; weeks without contract do not count."""
    contract = {teacher.id: teacher.contract for teacher in problem.teachers}
    shares = [
        -(-1000 * minutes // contract[name][week])
        for (name, week), minutes in load(problem, given).items()
        if contract[name][week]
    ]
    return max(shares, default=0)


def objective(problem: Problem, given: Given) -> int:
    """Return what `problem` asks to be least, for the sections of one school."""
    unstaffed = sum(section.total for section in problem.sections if section.id not in given)
    return UNSTAFFED * unstaffed + OVER * over_contract(problem, given) + share(problem, given)
