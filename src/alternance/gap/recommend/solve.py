"""The best choice within the hours allowed: most covered, then fewest hours moved, then fewest changes; HiGHS."""

from __future__ import annotations

import math
from typing import Any

from ortools.math_opt.python import mathopt

from alternance.gap.recommend.evaluate import broken, moved, worth
from alternance.gap.recommend.model import Limits, Program, formulate
from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.result import Result

__all__ = ["WORK", "solve"]

#: Nodes of the search tree; decides the result where it does not suffice.
WORK = 20_000


def solve(
    problem: Problem,
    allowed: int | None = None,
    *,
    work: int = WORK,
    limits: Limits | None = None,
    fewest: bool = True,
) -> Result:
    """Choose what to change.

    Three programs one after the other, each with what the one before found as a constraint. All figures are whole
    numbers, so that a bound less than one away proves the best.

    Parameters
    ----------
    allowed : int or None
        Minutes that may be moved; None: any.
    work : int
        Nodes of the search for each of the three.
    limits : Limits
        Which of the words hold, instead of all with `allowed`.
    fewest : bool
        Whether to look for the fewest changes at last; without, what is covered and moved is the same.

    Examples
    --------
    >>> solve(Problem("p", "Programme", (), ()))
    Result(levels=(), worth=0, bound=0, moved=0, status='optimal')
    """
    limits = limits or Limits(allowed)
    if not any(source.changes for source in problem.sources):
        value = worth(problem, problem.now)
        return Result(problem.now, value, value, 0, "optimal")
    program = formulate(problem, limits)
    most = _run(program, program.worth, True, work)
    levels, bound, proven = problem.now, most.bound * program.unit, most.proven
    if most.levels is not None:
        levels = _levels(problem, most.levels)
        program.model.add_linear_constraint(program.worth >= worth(problem, levels) // program.unit - 0.5)
        for least in (program.moved, *([program.changes] if fewest else [])):
            found = _run(program, least, False, work)
            proven &= found.proven
            if found.levels is None:
                break
            levels = _levels(problem, found.levels)
            if least is program.moved:
                program.model.add_linear_constraint(program.moved <= moved(problem, levels) + 0.5)
    value = worth(problem, levels)
    if limits == Limits(limits.allowed) and (faults := list(broken(problem, levels, limits.allowed))):
        raise RuntimeError(f"the solver broke {', '.join(faults)}")
    proven &= bound <= value
    return Result(levels, value, max(value, bound), moved(problem, levels), "optimal" if proven else "cut short")


class _Run:
    def __init__(self, levels: frozenset[tuple[int, int]] | None, bound: int, proven: bool) -> None:
        self.levels, self.bound, self.proven = levels, bound, proven


def _run(program: Program, objective: Any, upwards: bool, work: int) -> _Run:
    (program.model.maximize if upwards else program.model.minimize)(objective)
    parameters = mathopt.SolveParameters(
        random_seed=1, node_limit=work, relative_gap_tolerance=0.0, absolute_gap_tolerance=0.9
    )
    found = mathopt.solve(program.model, mathopt.SolverType.HIGHS, params=parameters)
    dual = found.termination.objective_bounds.dual_bound
    proven = found.termination.reason == mathopt.TerminationReason.OPTIMAL
    levels = None
    if found.has_primal_feasible_solution():
        values = found.variable_values()
        levels = frozenset(key for key, x in program.chosen.items() if values[x] > 0.5)
    return _Run(levels, _whole(dual, upwards), proven)


def _whole(dual: float, upwards: bool) -> int:
    if not math.isfinite(dual):
        return 0
    return math.floor(dual + 1e-4) if upwards else math.ceil(dual - 1e-4)


def _levels(problem: Problem, chosen: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    at = dict(chosen)
    return tuple(at.get(number, source.now) for number, source in enumerate(problem.sources))
