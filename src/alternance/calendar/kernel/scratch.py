"""Working arrays of one chain."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alternance.compiled import inner

Ints = NDArray[np.int64]


class Scratch(NamedTuple):
    """What the building of one cohort's schedule writes on; modules and arcs are numbered within the cohort."""

    states: Ints  # by week: school days of a lesson week, 0 none, -1 away so that modules are interrupted
    before: Ints  # lesson weeks before each week
    lesson: Ints  # the lesson weeks
    room: Ints  # minutes left for lessons by week
    origin: Ints  # by module: earliest and latest start, earliest and latest end, from what is fixed
    bounds: Ints  # the same, through distances and what is placed already
    done: NDArray[np.bool_]
    end: Ints
    order: Ints  # modules in the order in which they are placed
    found: Ints  # week, end, weekly minutes; the same to compare with; module that found no week
    paid: NDArray[np.float64]
    arc: Ints  # distances: before, after, weeks_min, weeks_max or -1
    arcs: Ints  # their number
    turn: Ints  # members of the order groups, in the order of this try
    more: Ints  # sections more that a course asks, by resource of its module
    memo: Ints  # for which cohort, shared module and students before `more` holds; thin sections more


@inner
def scratch(p):
    """New working arrays, wide enough for every cohort."""
    weeks = p.days.shape[1]
    modules, arcs, uses = 1, 1, 1
    for c in range(p.cohort.shape[0] - 1):
        count = p.cohort[c + 1].module - p.cohort[c].module
        modules = max(modules, count)
        arcs = max(arcs, p.cohort[c + 1].arc - p.cohort[c].arc + count)
    for q in range(p.shared.shape[0] - 1):
        uses = max(uses, p.shared[q + 1].use - p.shared[q].use)
    return Scratch(
        np.zeros(weeks, np.int64),
        np.zeros(weeks + 1, np.int64),
        np.zeros(weeks, np.int64),
        np.zeros(weeks, np.int64),
        np.zeros((modules, 4), np.int64),
        np.zeros((modules, 4), np.int64),
        np.zeros(modules, np.bool_),
        np.zeros(modules, np.int64),
        np.zeros(modules, np.int64),
        np.zeros(6, np.int64),
        np.zeros(1, np.float64),
        np.zeros((arcs, 4), np.int64),
        np.zeros(1, np.int64),
        np.zeros(modules, np.int64),
        np.zeros(uses, np.int64),
        np.full(4, -1, np.int64),
    )
