"""The three best moves together: a search over sets of moves, the best first.

First a set is made one after the other: the best move, then the best on top of it. Whatever follows only replaces it by
a better one. Then all sets of moves of different cohorts are asked in the order of what they remove, which needs no
more than the sums of what each removes alone, until none can be better. Then two, and three, moves of one cohort, which
change each other's effect and must be tried one on top of the other; of a cohort only where the bound says that they
could still be better: moves of one cohort remove at most all its red weeks.
"""

from __future__ import annotations

from collections.abc import Callable

from alternance.mend.problem import Problem
from alternance.mend.result import Result
from alternance.mend.search import Search

__all__ = ["solve"]


def solve(problem: Problem, progress: Callable[[str], None] | None = None) -> Result:
    """Return the three best moves together.

    Parameters
    ----------
    problem : Problem
        See `alternance.mend.problem`; `checks_most` and `tries_most` are the work limits.
    progress : callable, optional
        Told what is being done, in the language in use; it changes nothing.

    Notes
    -----
    Red weeks are counted for the moved cohort alone: the moves of a plan cost cohorts × (blocks × weeks + modules²)
    counts of a cohort. Sets of different cohorts cost their number in a heap; pairs and triples of one cohort
    at most `tries_most` counts.
    """
    return Search(problem, progress or (lambda _words: None)).run()
