"""The two-thirds matching: what its size says."""

from __future__ import annotations

import numpy as np

from alternance.placement.problem import Problem
from alternance.placement.proposing import proposed
from alternance.placement.result import Result

__all__ = ["solve_tied"]


def solve_tied(problem: Problem) -> Result:
    """Return a stable matching of at least two thirds of the largest; the bound is what that proves, or less.

    Notes
    -----
    O(P + T · log(P)) time and O(P) memory for P pairs, of which T proposals are taken for a while. Ids decide only
    between those who are alike.
    """
    assignment, choice, placed, trace = proposed(problem)
    some = int(np.count_nonzero(np.diff(problem.pref_start)))  # students who list anything
    bound = min(placed * 3 // 2, some)
    return Result(assignment, choice, "largest" if placed == bound else "two-thirds", bound, trace)
