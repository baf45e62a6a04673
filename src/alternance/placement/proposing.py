"""From a batch to the compiled kernel of proposals and back; what the matching is worth is proven elsewhere.

Without ties that is said in `solve`, with ties in `ties`.
"""

from __future__ import annotations

import numpy as np

from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.result import Trace

__all__ = ["proposed"]


def proposed(problem: Problem) -> tuple[Ints, Ints, int, Trace]:
    """Let the students propose; return each one's position and its place on the list, how many have one, and how."""
    from alternance.placement.kernel import match  # numba takes a second to import

    nodes = problem.nodes
    assignment, choice, proposals, sent_away = match(
        problem.pref_start, problem.pref_position, problem.alike, problem.standing, problem.units_tie,
        nodes.binding_path, nodes.quota, nodes.base,
    )  # fmt: skip
    return assignment, choice, int(np.count_nonzero(choice != NONE)), Trace(proposals, sent_away)
