"""The two-thirds matching: what the kernel needs, and what its size says."""

from __future__ import annotations

import numpy as np

from alternance.placement.problem import NONE, Problem
from alternance.placement.result import Result, Trace

__all__ = ["solve_tied"]


def solve_tied(problem: Problem) -> Result:
    """Return a stable matching of at least two thirds of the largest; the bound is what that proves, or less.

    Notes
    -----
    O(P + T · log(P)) time and O(P) memory for P pairs, of which T proposals are taken for a while. Ids decide only
    between those who are alike.
    """
    from alternance.placement.kernel import match_tied  # numba takes a second to import
    from alternance.placement.kernel.tied import ASKS

    nodes, start = problem.nodes, problem.pref_start
    assignment, choice, proposals, sent_away = match_tied(
        start, problem.pref_position, problem.pref_student, problem.alike, problem.standing, problem.units_tie,
        nodes.binding_path, nodes.quota, nodes.heap_start * ASKS,
    )  # fmt: skip
    placed = int(np.count_nonzero(choice != NONE))
    some = int(np.count_nonzero(np.diff(start)))  # students who list anything
    bound = min(placed * 3 // 2, some)
    status = "largest" if placed == bound else "two-thirds"
    return Result(assignment, choice, status, bound, Trace(proposals, sent_away))
