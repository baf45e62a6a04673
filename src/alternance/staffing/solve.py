"""Staffing solved school by school: a greedy start, improved by CP-SAT with a fixed amount of work, and bounds."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from alternance.solving import deterministic
from alternance.staffing.bound import bound
from alternance.staffing.greedy import greedy
from alternance.staffing.load import objective, over_contract
from alternance.staffing.problem import Problem
from alternance.staffing.reasons import reason

__all__ = ["Result", "Unstaffed", "solve"]

#: Seconds between two looks at whether the caller has cancelled.
_LOOK = 0.1


@dataclass(frozen=True)
class Unstaffed:
    """A section without a teacher, with a code of `REASONS` (`alternance.staffing.words`)."""

    section: str
    reason: str


@dataclass(frozen=True)
class Result:
    """Who teaches what.

    Attributes
    ----------
    teacher : dict of str to str
        Section → teacher.
    unstaffed : tuple of Unstaffed
        Sections without one.
    over_contract : int
        Minutes over contract, over all teachers and weeks.
    objective, bound : float
        What `problem` asks to be least, and its proven lower bound, over all schools.
    status : str
        ``optimal`` when every school is proven, ``cut short`` when the caller cancelled, else ``feasible``.
    """

    teacher: dict[str, str]
    unstaffed: tuple[Unstaffed, ...]
    over_contract: int
    objective: float
    bound: float
    status: str


@dataclass(frozen=True)
class _Part:
    teacher: dict[str, str]
    objective: float
    bound: float


def solve(
    problem: Problem,
    *,
    work: float = 2.0,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Result:
    """Staff the sections.

    Parameters
    ----------
    work : float
        Deterministic time of the solver for each school; decides the result, unlike `workers`.
    workers : int
        Schools solved side by side.
    progress : callable
        Told (schools done, schools).
    cancelled : callable
        Asked ten times a second; once true, what was found by then is the result.
    """
    schools = _schools(problem)
    stop = _Stop()
    with ThreadPoolExecutor(max(1, workers)) as pool:
        running = [pool.submit(_school, school, work, stop) for school in schools]
        _watch(running, stop, progress, cancelled)
        parts = [future.result() for future in running]
    given = {section: name for part in parts for section, name in part.teacher.items()}
    teacher, unstaffed = _each(problem, given)
    value, least = sum(part.objective for part in parts), sum(part.bound for part in parts)
    status = "optimal" if value - least < 1e-6 else "cut short" if stop.asked else "feasible"
    return Result(teacher, unstaffed, over_contract(problem, given), value, least, status)


def _each(problem: Problem, given: dict[str, str]) -> tuple[dict[str, str], tuple[Unstaffed, ...]]:
    """Return the teacher of every section, and those without: what is taught as one is told of each."""
    teacher, unstaffed = dict[str, str](), list[Unstaffed]()
    for section in problem.sections:
        members = section.members or (section.id,)
        if section.id in given:
            teacher |= dict.fromkeys(members, given[section.id])
        else:
            why = reason(problem, section)
            unstaffed += [Unstaffed(member, why) for member in members]
    return teacher, tuple(sorted(unstaffed, key=lambda row: row.section))


def _schools(problem: Problem) -> list[Problem]:
    """Return the problem of each school that has sections: no teacher teaches at two."""
    names = sorted({section.school for section in problem.sections})
    return [
        Problem(
            tuple(section for section in problem.sections if section.school == name),
            tuple(teacher for teacher in problem.teachers if teacher.school == name),
        )
        for name in names
    ]


class _Stop:
    """Stops the solvers that run, and those that have not begun, when asked to."""

    def __init__(self) -> None:
        self.asked = False
        self._solvers: list[Any] = []

    def watch(self, solver: Any) -> None:
        self._solvers.append(solver)

    def now(self) -> None:
        self.asked = True
        for solver in self._solvers:
            solver.stop_search()


def _watch(
    running: list[Future[_Part]],
    stop: _Stop,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    open_, told = set(running), 0
    while open_:
        _, open_ = wait(open_, timeout=_LOOK)
        if cancelled is not None and cancelled():
            stop.now()
        done = len(running) - len(open_)
        if progress and done > told:
            progress(done, len(running))
            told = done


def _school(problem: Problem, work: float, stop: _Stop) -> _Part:
    """Return the staffing of one school, and a bound: the better of Hall's and the search's.

    Cancelled at once it is the greedy one with Hall's bound.
    """
    start, least = greedy(problem), float(bound(problem))
    value = float(objective(problem, start))
    if stop.asked:
        return _Part(start, value, least)
    from ortools.sat.python import cp_model

    from alternance.staffing.model import build_model

    made = build_model(problem, start)
    solver = deterministic(work)
    stop.watch(solver)
    status = solver.solve(made.model)
    least = max(least, solver.best_objective_bound)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return _Part(start, value, min(least, value))
    given = {section: name for (section, name), variable in made.takes.items() if solver.value(variable)}
    found = _Part(given, float(objective(problem, given)), least)
    return found if found.objective <= value else _Part(start, value, least)
