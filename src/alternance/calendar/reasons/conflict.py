"""An irreducible set of requirements: together they have no calendar, without any one of them that is not so.

Found by divide and conquer (Junker, *QuickXplain: preferred explanations and relaxations for over-constrained
problems*, 2004), then checked by dropping each once more: what is proven without a requirement does without it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from alternance.calendar.problem import Problem
from alternance.calendar.reasons.case import Case
from alternance.calendar.reasons.oracle import Oracle
from alternance.calendar.reasons.requirement import Requirement

__all__ = ["Conflict", "conflict", "irreducible"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Requirements that cannot all be kept: proven.

    Attributes
    ----------
    cohorts
        Whose calendars cannot be had together; one where nobody else is needed to see it.
    requirements
        Irreducible. Empty: not even the blocks and modules fit into the weeks planned.
    freed
        For each requirement whether a calendar was found without it (and without all that is not named); where not,
        only the proof is gone.
    """

    cohorts: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    freed: tuple[bool, ...]


def conflict(case: Case, oracle: Oracle) -> Conflict | None:
    """Return a conflict among all requirements of a case; None where it is not proven that there is one.

    Asks about ``k · (log₂(n / k) + 2)`` questions for `k` requirements out of `n`.
    """
    if not oracle.impossible(case.problem):
        return None
    case = _least_cohorts(case, oracle)
    every = case.requirements()

    def with_only(kept: Sequence[Requirement]) -> Problem:
        return case.without(set(every) - set(kept))

    core = every
    if oracle.plainly(case.problem):  # a small part by plain reasons; what is left is asked of the solver
        core = irreducible(core, lambda kept: oracle.plainly(with_only(kept)))
    core = irreducible(core, lambda kept: oracle.impossible(with_only(kept)))
    freed = tuple(
        oracle.calendar(case.without(set(every) - set(core) | {requirement})) is not None for requirement in core
    )
    return Conflict(tuple(c.id for c in case.wide.cohorts), core, freed)


def _least_cohorts(case: Case, oracle: Oracle) -> Case:
    """Return the case of cohorts none of which can be left out."""
    names = [c.id for c in case.wide.cohorts]
    if len(names) == 1:
        return case
    return case.only(irreducible(names, lambda kept: bool(kept) and oracle.impossible(case.only(kept).problem)))


def irreducible(items: Sequence[T], impossible: Callable[[Sequence[T]], bool]) -> tuple[T, ...]:
    """Return a part of `items` that is impossible while no part of it with one item less is; earlier items rather.

    Parameters
    ----------
    items
        Impossible together.
    impossible
        Tells of a part whether it is; of more items it should be whenever it is of fewer.
    """
    found = [] if impossible([]) else _divided([], False, list(items), impossible)
    for item in reversed(tuple(found)):  # proofs are bounded in work: one may succeed where a greater one did not
        rest = [x for x in found if x != item]
        if len(found) > 1 and impossible(rest):
            found = rest
    return tuple(x for x in items if x in found)


def _divided(kept: list[T], grown: bool, items: list[T], impossible: Callable[[Sequence[T]], bool]) -> list[T]:
    """Return which of `items` are needed beside those kept."""
    if grown and impossible(kept):
        return []
    if len(items) == 1:
        return items
    half = (len(items) + 1) // 2
    first, second = items[:half], items[half:]
    of_second = _divided([*kept, *first], True, second, impossible)
    of_first = _divided([*kept, *of_second], bool(of_second), first, impossible)
    return [*of_first, *of_second]
