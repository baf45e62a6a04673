"""Solving an instance: the same `solve` as for a community; objective and bound in the instance's own terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from alternance.calendar.bench.instance import Instance
from alternance.calendar.bench.translate import problem_of, relaxed
from alternance.calendar.objective import unavoidable
from alternance.calendar.problem import Problem
from alternance.calendar.reason import Reason
from alternance.calendar.solution import Point, Result, Solution
from alternance.calendar.solve import solve

__all__ = ["Outcome", "run"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What solving an instance hands back.

    Attributes
    ----------
    answer
        The solution as the checker reads it; None where none was found.
    objective
        Its cost as the checker counts it; None without a solution.
    bound
        Proven: nothing that the checker lets pass costs less. Infinite where nothing passes.
    """

    answer: dict[str, object] | None
    objective: float | None
    bound: float
    reasons: tuple[Reason, ...]
    reproducible: bool
    work: int


def run(
    instance: Instance,
    *,
    work_limit: int | None = None,
    workers: int = 1,
    seed: int = 0,
    progress: Callable[[Point], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    enough: Callable[[], bool] | None = None,
) -> Outcome:
    """Solve an instance; parameters as of `alternance.calendar.solve`.

    Parameters
    ----------
    enough
        Once true the search ends, and the bound is still proven; None: `cancelled`.

    Notes
    -----
    Solved twice: what is a calendar of ours, for the solution; then what the checker lets pass, up to its bound.

    Raises
    ------
    InstanceError
        Where hours are no whole minutes.
    """
    problem = problem_of(instance)
    shift = _shift(instance, problem)
    searching = enough or cancelled
    result = solve(problem, work_limit=work_limit, workers=workers, seed=seed, progress=progress, cancelled=searching)
    bound = min(result.bound, _bound(relaxed(instance), work_limit, workers, seed, cancelled))
    solved = result.solution is not None
    return Outcome(
        None if result.solution is None else _answer(instance, result.solution),
        result.parts.total + shift if solved else None,
        max(0.0, bound + shift),
        tuple(replace(r, cohort=str(instance.cohorts[int(r.cohort)].id)) for r in result.reasons),
        result.reproducible,
        result.work,
    )


def _shift(instance: Instance, problem: Problem) -> float:
    """Return what the checker counts more than we: it is told each teacher's unavoidable load, we compute it."""
    computed = unavoidable(problem)
    told = sum(teacher.unavoidable for teacher in instance.teachers)
    return instance.weights.peak * (float(computed[: len(instance.teachers)].sum()) - told)


def _bound(
    problem: Problem, work_limit: int | None, workers: int, seed: int, cancelled: Callable[[], bool] | None
) -> float:
    """Return the bound of a problem; the search for its calendar is broken off as soon as it begins."""
    bounded = False

    def listen(point: Point) -> None:
        nonlocal bounded
        bounded = bounded or point.stage == "bound"

    def stop() -> bool:
        return bounded or (cancelled is not None and cancelled())

    result: Result = solve(problem, work_limit=work_limit, workers=workers, seed=seed, progress=listen, cancelled=stop)
    return result.bound


def _answer(instance: Instance, solution: Solution) -> dict[str, object]:
    index = {week: k for k, week in enumerate(instance.teaching_weeks)}
    rows = []
    for cohort, held in zip(instance.cohorts, solution.cohorts, strict=True):
        assert held is not None, "the solution is complete"
        rows.append({"id": cohort.id, "modules": [index[w] for w in held.starts], "blocks": list(held.options)})
    return {"cohorts": rows}
