"""Visits solved school by school: a first plan made better, a proven bound, and CP-SAT where the school is small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alternance.solving import deterministic
from alternance.staffing.visits.bound import bound
from alternance.staffing.visits.diary import worth
from alternance.staffing.visits.greedy import greedy
from alternance.staffing.visits.improve import improve
from alternance.staffing.visits.problem import Problem, Visit
from alternance.staffing.visits.reasons import reason

__all__ = ["Missed", "Result", "solve"]

#: Visits to choose from up to which a school is given to CP-SAT.
SMALL = 6_000


@dataclass(frozen=True)
class Missed:
    """A visit that cannot be made: the placement, the stretch (from 0) and a code of `REASONS`."""

    placement: tuple[str, str]
    stretch: int
    reason: str


@dataclass(frozen=True)
class Result:
    """Who visits whom.

    Attributes
    ----------
    visits : tuple of Visit
        By placement and stretch.
    missed : tuple of Missed
        Those not made.
    objective, bound : float
        What `problem` asks to be least, and its proven lower bound, over all schools.
    status : str
        ``optimal`` where they meet, else ``feasible``.
    """

    visits: tuple[Visit, ...]
    missed: tuple[Missed, ...]
    objective: float
    bound: float
    status: str


def solve(problem: Problem, *, work: float = 1.0, cancelled: Callable[[], bool] | None = None) -> Result:
    """Plan the visits.

    Parameters
    ----------
    work : float
        Deterministic time of the solver for each school; decides the result.
    cancelled : callable
        Asked before each school; once true, no more is improved.

    Notes
    -----
    The first plan takes O(placements · tutors · weeks of a stretch) a site.
    """
    parts = [_school(part, work, cancelled) for part in _schools(problem)]
    visits = tuple(sorted(visit for made, _, _ in parts for visit in made))
    value, least = float(sum(part[1] for part in parts)), float(sum(part[2] for part in parts))
    found = {(visit.placement, visit.stretch) for visit in visits}
    missed = tuple(
        Missed(row.id, stretch, reason(problem, row, stretch))
        for row in problem.placements
        for stretch in range(len(row.stretches))
        if (row.id, stretch) not in found
    )
    return Result(visits, missed, value, least, "optimal" if value - least < 1e-6 else "feasible")


def _schools(problem: Problem) -> list[Problem]:
    """Return the problem of each school: no tutor visits for two."""
    return [
        Problem(
            tuple(row for row in problem.placements if row.school == name),
            tuple(tutor for tutor in problem.tutors if tutor.school == name),
            problem.visit,
            problem.way,
        )
        for name in sorted({row.school for row in problem.placements})
    ]


def _school(problem: Problem, work: float, cancelled: Callable[[], bool] | None) -> tuple[list[Visit], int, float]:
    """Return visits, their worth and a bound."""
    made, least = greedy(problem), float(bound(problem))
    stopped = cancelled is not None and cancelled()
    if not stopped:
        made = improve(problem, made)
    value = worth(problem, made)
    if value - least < 1 or stopped:
        return made, value, least
    from alternance.staffing.visits.model import size

    if size(problem) > SMALL:
        return made, value, least
    better, proven = _improved(problem, made, work)
    least = max(least, proven)
    return (better, worth(problem, better), least) if worth(problem, better) < value else (made, value, least)


def _improved(problem: Problem, start: list[Visit], work: float) -> tuple[list[Visit], float]:
    from ortools.sat.python import cp_model

    from alternance.staffing.visits.model import build_model

    made = build_model(problem, start)
    solver = deterministic(work)
    status = solver.solve(made.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return start, max(0.0, solver.best_objective_bound)
    return [visit for visit, variable in made.made.items() if solver.value(variable)], solver.best_objective_bound
