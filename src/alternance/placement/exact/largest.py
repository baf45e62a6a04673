"""The largest stable matching: the two-thirds one, then bounds, then CP-SAT on what is left of the lists."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from ortools.sat.python import cp_model

from alternance.placement.blocking import blocking_pairs, choices
from alternance.placement.exact.flow import most_placed
from alternance.placement.exact.model import Model, sum_of
from alternance.placement.exact.reduce import reduced
from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.result import Result, Trace
from alternance.placement.solve import solve
from alternance.solving import deterministic

__all__ = ["MOST_PAIRS", "WORK", "largest", "solver"]

#: Deterministic work that CP-SAT gets, unless said otherwise.
WORK = 8.0
#: Pairs, after reduction, from which on CP-SAT is not asked.
MOST_PAIRS = 20_000
#: Pairs from which on nothing but the two-thirds matching is sought: a flow through them takes minutes.
MOST_LOOKED_AT = 2_000_000


def largest(problem: Problem, work: float = WORK, most_pairs: int = MOST_PAIRS) -> Result:
    """Return the largest stable matching, or the best one found with a bound; never fewer than `solve` places.

    Parameters
    ----------
    work : float
        Deterministic work for the exact solver; the same on every machine.
    most_pairs : int
        Pairs, of those that some stable matching may use, from which on it is not asked.

    Returns
    -------
    Result
        ``best`` without ties, ``largest`` where proven, else ``two-thirds`` with a bound: the least of what two thirds
        prove, of the most that limits allow, and of the solver's.
    """
    start = solve(problem)
    if start.placed == start.bound or len(problem.rank) > MOST_LOOKED_AT:
        return start
    start = replace(start, bound=min(start.bound, most_placed(problem)))
    if start.placed < start.bound:
        less, kept = reduced(problem)
        start = _better(problem, start, _back(problem, solve(less), kept, less))
        start = replace(start, bound=min(start.bound, most_placed(less)))
        if start.placed < start.bound and len(kept) <= most_pairs:
            start = _better(problem, start, _exact(problem, start, less, kept, work))
    return replace(start, status="largest") if start.placed == start.bound else start


def _back(problem: Problem, found: Result, kept: Ints, less: Problem) -> Result:
    """Return a result of the reduced problem as one of `problem`; its bound says nothing less."""
    pair = less.pref_start[:-1] + found.choice
    choice = (
        np.where(found.choice == NONE, NONE, kept[np.maximum(pair, 0)] - problem.pref_start[:-1])
        if len(kept)
        else (found.choice)
    )
    return replace(found, choice=choice)


def _better(problem: Problem, one: Result, other: Result) -> Result:
    """Return the larger of two, with the lesser bound and the work of both."""
    if len(blocking_pairs(problem, other.assignment)):
        raise AssertionError("a solver's matching is blocked")
    larger = other if other.placed > one.placed else one
    trace = replace(one.trace, work=one.trace.work + other.trace.work)
    return replace(larger, bound=min(one.bound, other.bound), status="two-thirds", trace=trace)


def _exact(problem: Problem, start: Result, less: Problem, kept: Ints, work: float) -> Result:
    model = Model(less)
    model.cp.add(sum_of(model.x) >= start.placed)
    model.cp.add(sum_of(model.x) <= start.bound)
    model.cp.maximize(sum_of(model.x))
    model.hint(choices(less, start.assignment))
    run = solver(work)
    status = run.solve(model.cp)
    spent = run.response_proto.deterministic_time
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return replace(start, trace=Trace(work=spent))
    assignment, choice = model.chosen([run.boolean_value(variable) for variable in model.x])
    bound = math.floor(run.best_objective_bound + 1e-6)
    found = Result(assignment, choice, "two-thirds", bound, Trace(work=spent))
    return _back(problem, found, kept, less)


def solver(work: float) -> cp_model.CpSolver:
    """Return the solver as all engines ask it, which here cuts more at the root: lists are short."""
    run = deterministic(work)
    run.parameters.linearization_level = 2
    return run
