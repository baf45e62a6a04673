"""The best choice within hours and budget: most covered, fewest hours moved, lowest cost, fewest changes; HiGHS."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

from ortools.math_opt.python import mathopt

from alternance.gap.recommend.evaluate import broken, cost, moved, worth
from alternance.gap.recommend.model import Limits, Program, formulate
from alternance.gap.recommend.problem import Problem
from alternance.gap.recommend.result import Result

__all__ = ["ORDER", "WORK", "Least", "solve"]

#: Nodes of the search tree; decides the result where it does not suffice.
WORK = 20_000
Least = Literal["moved", "cost", "changes"]
#: What is made least, one after the other, once most is covered.
ORDER: tuple[Least, ...] = ("moved", "cost", "changes")


def solve(
    problem: Problem,
    allowed: int | None = None,
    *,
    budget: int | None = 0,
    work: int = WORK,
    limits: Limits | None = None,
    order: tuple[Least, ...] = ORDER,
) -> Result:
    """Choose what to change, and what to buy for it.

    Programs one after the other, each with what the one before found as a constraint. All figures are whole numbers, so
    that a bound less than one away proves the best.

    Parameters
    ----------
    allowed : int or None
        Minutes that may be moved; None: any.
    budget : int or None
        What improvements may cost together; None: any sum.
    work : int
        Nodes of the search for each of the programs.
    limits : Limits
        Which of the words hold, instead of all with `allowed` and `budget`.
    order : tuple of str
        What is made least at last; what is left out may be more than need be.

    Examples
    --------
    >>> solve(Problem("p", "Programme", (), ()))
    Result(levels=(), worth=0, bound=0, moved=0, status='optimal', bought=(), cost=0)
    """
    limits = limits or Limits(allowed, budget=budget)
    if not any(source.changes for source in problem.sources):
        value = worth(problem, problem.now)
        return Result(problem.now, value, value, 0, "optimal")
    program = formulate(problem, limits)
    most = _run(problem, program, program.worth, limits, work, upwards=True)
    best, bound, proven = most.choice or _Choice(problem.now, ()), most.bound * program.unit, most.proven
    if most.choice is not None:
        value = worth(problem, best.levels, best.bought)
        program.model.add_linear_constraint(program.worth >= value // program.unit - 0.5)
        for least in order if problem.improvements else (name for name in order if name != "cost"):
            found = _run(problem, program, getattr(program, least), limits, work)
            proven &= found.proven
            if found.choice is None:
                break
            best = found.choice
            if least == "moved":
                program.model.add_linear_constraint(program.moved <= moved(problem, best.levels) + 0.5)
            if least == "cost":
                program.model.add_linear_constraint(program.cost <= cost(problem, best.bought) // program.coin + 0.5)
    return _result(problem, best, limits, bound, proven)


@dataclass(frozen=True)
class _Choice:
    levels: tuple[int, ...]
    bought: tuple[int, ...]


@dataclass(frozen=True)
class _Run:
    choice: _Choice | None
    bound: int
    proven: bool


def _result(problem: Problem, best: _Choice, limits: Limits, bound: int, proven: bool) -> Result:
    every = Limits(limits.allowed, budget=limits.budget)
    faults = list(broken(problem, best.levels, limits.allowed, best.bought, limits.budget)) if limits == every else []
    if faults:
        raise RuntimeError(f"the solver broke {', '.join(faults)}")
    value = worth(problem, best.levels, best.bought)
    status = "optimal" if proven and bound <= value else "cut short"
    minutes, price = moved(problem, best.levels), cost(problem, best.bought)
    return Result(best.levels, value, max(value, bound), minutes, status, best.bought, price)


def _run(
    problem: Problem, program: Program, objective: Any, limits: Limits, work: int, *, upwards: bool = False
) -> _Run:
    """Solve once; a sum above the budget, which a solver's tolerance may let pass, is excluded and solved again."""
    (program.model.maximize if upwards else program.model.minimize)(objective)
    parameters = mathopt.SolveParameters(
        random_seed=1, node_limit=work, relative_gap_tolerance=0.0, absolute_gap_tolerance=0.9
    )
    while True:
        found = mathopt.solve(program.model, mathopt.SolverType.HIGHS, params=parameters)
        dual = found.termination.objective_bounds.dual_bound
        proven = found.termination.reason == mathopt.TerminationReason.OPTIMAL
        choice = _choice(problem, program, found) if found.has_primal_feasible_solution() else None
        if choice is None or limits.budget is None or cost(problem, choice.bought) <= limits.budget:
            return _Run(choice, _whole(dual, upwards), proven)
        over = mathopt.LinearSum(program.bought[number] for number in choice.bought)
        program.model.add_linear_constraint(over <= len(choice.bought) - 1)


def _whole(dual: float, upwards: bool) -> int:
    if not math.isfinite(dual):
        return 0
    return math.floor(dual + 1e-4) if upwards else math.ceil(dual - 1e-4)


def _choice(problem: Problem, program: Program, found: mathopt.SolveResult) -> _Choice:
    values = found.variable_values()
    at = dict(key for key, x in program.chosen.items() if values[x] > 0.5)
    levels = tuple(at.get(number, source.now) for number, source in enumerate(problem.sources))
    used = {need for source, level in zip(problem.sources, levels, strict=True) for need in source.needs(level)}
    return _Choice(levels, tuple(number for number in sorted(used) if values[program.bought[number]] > 0.5))
