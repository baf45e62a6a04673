"""A peer for the calendar: the same problem in the same run by one plain CP-SAT model, with our time and with more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from benchmarks.cpsat_model import SCALE, build_peer, read_peer
from benchmarks.timing import timed

from alternance import calendar
from alternance.calendar.check import broken
from alternance.calendar.objective import evaluate
from alternance.calendar.problem import Problem

__all__ = ["Found", "compared", "first_cohorts", "ours", "peer"]


@dataclass(frozen=True)
class Found:
    """What one side found: None where nothing; `broken`: rules that it breaks, by our own audit."""

    value: float | None
    bound: float
    status: str
    build: float
    seconds: float
    broken: int = 0


def peer(problem: Problem, seconds: float, workers: int) -> Found:
    """Solve by the plain model within `seconds`, building apart."""
    from ortools.sat.python import cp_model

    made, build = timed(lambda: build_peer(problem))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = 0
    status, taken = timed(lambda: solver.solve(made.model))
    name, bound = solver.status_name(status).lower(), max(0.0, solver.best_objective_bound / SCALE)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(None, bound, name, build, taken)
    solution = read_peer(made, solver)
    return Found(evaluate(problem, solution).total, bound, name, build, taken, len(broken(problem, solution)))


def ours(problem: Problem, workers: int, work_limit: int | None = None) -> Found:
    """Solve by our search, with its own work limit."""
    result, taken = timed(lambda: calendar.solve(problem, workers=workers, work_limit=work_limit))
    if result.solution is None:
        return Found(None, result.bound, result.status, 0.0, taken)
    wrong = len(broken(problem, result.solution))
    return Found(result.parts.total, result.bound, result.status, 0.0, taken, wrong)


def first_cohorts(problem: Problem, count: int) -> Problem:
    """Return the problem with its first cohorts alone, with all capacities to themselves."""
    return replace(problem, cohorts=problem.cohorts[:count])


def compared(case: str, problem: Problem, workers: int, long: float, work_limit: int | None = None) -> dict[str, Any]:
    """Return the row of one problem: our search, the peer for as long as we took, and the peer for `long` seconds.

    `gap` is ours to our own bound; `gap_to_best_bound` to the best of all.
    """
    mine = ours(problem, workers, work_limit)
    same, longer = (peer(problem, seconds, workers) for seconds in (mine.seconds, max(long, mine.seconds)))
    return {
        "case": case,
        "cohorts": len(problem.cohorts),
        "modules": sum(len(cohort.modules) for cohort in problem.cohorts),
        "seconds": mine.seconds,
        "value": mine.value,
        "bound": mine.bound,
        "gap": _gap(mine.value, mine.bound),
        "peer_build": same.build,
        "peer_value": same.value,
        "peer_bound": same.bound,
        "peer_status": same.status,
        "long_seconds": longer.seconds,
        "long_value": longer.value,
        "long_bound": longer.bound,
        "long_status": longer.status,
        "gap_to_best_bound": _gap(mine.value, max(mine.bound, same.bound, longer.bound)),
        "broken": mine.broken + same.broken + longer.broken,
    }


def _gap(value: float | None, bound: float) -> float | None:
    if value is None:
        return None
    return max(0.0, (value - bound) / value) if value else 0.0
