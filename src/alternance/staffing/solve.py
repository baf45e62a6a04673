"""Staffing solved school by school: a greedy start, improved and bounded by CP-SAT with a fixed amount of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from alternance.staffing.problem import Problem, Section, Teacher

__all__ = ["Result", "Unstaffed", "solve"]

#: Weight of a minute unstaffed and of a minute over contract, against a thousandth of the largest share.
UNSTAFFED, OVER = 1000, 20


@dataclass(frozen=True)
class Unstaffed:
    """A section without a teacher: `nobody-qualified` or `all-full`."""

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
        Weighted sum and its proven lower bound, over all schools.
    status : str
        ``optimal`` when every school is proven, else ``feasible``.
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
    problem: Problem, *, work: float = 3.0, workers: int = 1, progress: Callable[[int, int], None] | None = None
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
    """
    schools = sorted({section.school for section in problem.sections})
    parts: list[_Part] = []
    with ThreadPoolExecutor(max(1, workers)) as pool:
        for part in pool.map(lambda school: _school(problem, school, work), schools):
            parts.append(part)
            if progress:
                progress(len(parts), len(schools))
    teacher = {section: name for part in parts for section, name in part.teacher.items()}
    unstaffed = tuple(
        Unstaffed(section.id, "all-full" if problem.candidates(section) else "nobody-qualified")
        for section in problem.sections
        if section.id not in teacher
    )
    objective, bound = sum(part.objective for part in parts), sum(part.bound for part in parts)
    status = "optimal" if objective - bound < 1e-6 else "feasible"
    return Result(teacher, unstaffed, _over(problem, teacher), objective, bound, status)


def _over(problem: Problem, given: dict[str, str]) -> int:
    load: dict[tuple[str, int], int] = defaultdict(int)
    for section in problem.sections:
        for week, minutes in section.minutes.items() if section.id in given else ():
            load[given[section.id], week] += minutes
    contract = {teacher.id: teacher.contract for teacher in problem.teachers}
    return sum(max(0, minutes - contract[name][week]) for (name, week), minutes in load.items())


def _greedy(sections: list[Section], candidates: dict[str, list[Teacher]]) -> dict[str, str]:
    """Largest and scarcest sections first, each to the teacher with most room left in its fullest week."""
    load: dict[tuple[str, int], int] = defaultdict(int)
    given = {}
    for section in sorted(sections, key=lambda s: (len(candidates[s.id]), -s.total, s.id)):
        best: tuple[float, str] | None = None
        for teacher in candidates[section.id]:
            loads = [(load[teacher.id, week] + minutes, week) for week, minutes in section.minutes.items()]
            if any(minutes > teacher.ceiling[week] for minutes, week in loads):
                continue
            fullest = max(minutes / max(1, teacher.contract[week]) for minutes, week in loads)
            if best is None or (fullest, teacher.id) < best:
                best = (fullest, teacher.id)
        if best is not None:
            given[section.id] = best[1]
            for week, minutes in section.minutes.items():
                load[best[1], week] += minutes
    return given


def _school(problem: Problem, school: str, work: float) -> _Part:
    from ortools.sat.python import cp_model

    sections = [section for section in problem.sections if section.school == school and section.minutes]
    candidates = {section.id: problem.candidates(section) for section in sections}
    start = _greedy(sections, candidates)
    model = cp_model.CpModel()
    takes = {(s.id, t.id): model.new_bool_var("") for s in sections for t in candidates[s.id]}
    left = {section.id: model.new_bool_var("") for section in sections}
    for section in sections:
        model.add_exactly_one([left[section.id], *(takes[section.id, t.id] for t in candidates[section.id])])
    share = model.new_int_var(0, 5000, "")
    over = []
    for teacher in problem.teachers:
        if teacher.school == school:
            over += _weeks(model, teacher, [s for s in sections if (s.id, teacher.id) in takes], takes, share)
    unstaffed = sum(section.total * left[section.id] for section in sections)
    model.minimize(UNSTAFFED * unstaffed + OVER * sum(over) + share)
    for (section_id, name), variable in takes.items():
        model.add_hint(variable, start.get(section_id) == name)
    for section_id, variable in left.items():
        model.add_hint(variable, section_id not in start)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        # nothing within the work allowed: the greedy start stands, with its own value and no bound beyond 0
        total = sum(section.total for section in sections if section.id not in start)
        return _Part(start, float(UNSTAFFED * total + 5000), max(0.0, solver.best_objective_bound))
    given = {section_id: name for (section_id, name), variable in takes.items() if solver.value(variable)}
    return _Part(given, solver.objective_value, solver.best_objective_bound)


def _weeks(model: object, teacher: Teacher, sections: list[Section], takes: dict[tuple[str, str], object], share: object) -> list[object]:
    """Add a teacher's weeks: within the ceiling, over contract counted, share of contract bounded by `share`."""
    by_week: dict[int, list[tuple[int, object]]] = defaultdict(list)
    for section in sections:
        for week, minutes in section.minutes.items():
            by_week[week].append((minutes, takes[section.id, teacher.id]))
    seen: set[tuple[object, ...]] = set()
    over = []
    for week, terms in sorted(by_week.items()):
        contract, ceiling = teacher.contract[week], teacher.ceiling[week]
        load = sum(minutes * variable for minutes, variable in terms)  # type: ignore[operator]
        shape = (contract, ceiling, tuple((minutes, id(variable)) for minutes, variable in terms))
        model.add(load <= ceiling)  # type: ignore[attr-defined]
        if ceiling > contract:
            excess = model.new_int_var(0, ceiling - contract, "")  # type: ignore[attr-defined]
            model.add(excess >= load - contract)  # type: ignore[attr-defined]
            over.append(excess)
        if contract > 0 and shape not in seen:
            model.add(1000 * load <= share * contract)  # type: ignore[attr-defined]
            seen.add(shape)
    return over
