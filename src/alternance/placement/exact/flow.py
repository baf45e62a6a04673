"""How many students the limits allow to be placed at all, stable or not: a maximum flow, and so a bound."""

from __future__ import annotations

import numpy as np
from ortools.graph.python import max_flow

from alternance.placement.problem import NONE, Problem

__all__ = ["most_placed"]


def most_placed(problem: Problem) -> int:
    """Return the most students that lists and limits allow.

    One unit of flow a student, from the student over a pair to its position, mentor and unit. No matching, so no
    stable one, places more.
    """
    nodes, students = problem.nodes, problem.students
    path, count = nodes.path + students, students + len(nodes.quota)
    source, sink = count, count + 1
    everyone = np.arange(students)
    above = np.where(problem.mentor == NONE, path[:, 2], path[:, 1])
    mentor, first = np.unique(path[problem.mentor != NONE, 1], return_index=True)
    its_unit = path[problem.mentor != NONE, 2][first]
    unit = np.unique(path[:, 2])
    arcs = [
        (np.full(students, source), everyone, np.ones(students, dtype=np.int64)),
        (problem.pref_student, path[problem.pref_position, 0], np.ones(len(problem.pref_student), dtype=np.int64)),
        (path[:, 0], above, problem.seats),
        (mentor, its_unit, nodes.quota[mentor - students]),
        (unit, np.full(len(unit), sink), nodes.quota[unit - students]),
    ]
    tails, heads, most = (np.concatenate(parts) for parts in zip(*arcs, strict=True))
    flow = max_flow.SimpleMaxFlow()
    flow.add_arcs_with_capacity(tails, heads, most)
    flow.solve(source, sink)
    return int(flow.optimal_flow())
