"""The staffing of one school as a CP-SAT model. One rule, one function."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from alternance.staffing.load import objective
from alternance.staffing.problem import OVER, UNSTAFFED, Problem, Teacher

__all__ = ["Model", "build_model"]


@dataclass(frozen=True, eq=False)
class Model:
    """The model with its variables: (section, teacher) → taken, section → left without."""

    model: Any
    takes: dict[tuple[str, str], Any]
    left: dict[str, Any]
    share: Any
    over: list[Any] = field(default_factory=list)


def build_model(problem: Problem, start: Mapping[str, str]) -> Model:
    """Return the model of one school's sections, told of the staffing `start`."""
    model = cp_model.CpModel()
    takes = {(s.id, t.id): model.new_bool_var("") for s in problem.sections for t in problem.candidates(s)}
    left = {section.id: model.new_bool_var("") for section in problem.sections}
    made = Model(model, takes, left, model.new_int_var(0, _most(problem), "share"))
    _one_teacher(made)
    for teacher in problem.teachers:
        _weeks_of(problem, made, teacher)
    unstaffed = sum(section.total * left[section.id] for section in problem.sections)
    model.minimize(UNSTAFFED * unstaffed + OVER * sum(made.over) + made.share)
    _hint(problem, made, start)
    return made


def _most(problem: Problem) -> int:
    """Return the largest share that a ceiling allows, in thousandths."""
    weeks = (
        (c, m) for teacher in problem.teachers for c, m in zip(teacher.contract, teacher.ceiling, strict=True) if c
    )
    return max((-(-1000 * ceiling // contract) for contract, ceiling in weeks), default=0)


def _one_teacher(made: Model) -> None:
    """Each section has one teacher, or is left without."""
    choices: dict[str, list[Any]] = {section: [variable] for section, variable in made.left.items()}
    for (section, _), variable in made.takes.items():
        choices[section].append(variable)
    for variables in choices.values():
        made.model.add_exactly_one(variables)


def _weeks_of(problem: Problem, made: Model, teacher: Teacher) -> None:
    """In each week a teacher is within the ceiling; weeks that ask the same are one."""
    asked: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for section in problem.sections:
        if (section.id, teacher.id) in made.takes:
            for week, minutes in section.minutes.items():
                asked[week].append((minutes, section.id))
    alike = Counter((teacher.contract[w], teacher.ceiling[w], tuple(terms)) for w, terms in sorted(asked.items()))
    for (contract, ceiling, terms), weeks in alike.items():
        minutes = sum(minutes * made.takes[section, teacher.id] for minutes, section in terms)
        made.model.add(minutes <= ceiling)
        _over(made, minutes, contract, ceiling, weeks)
        if contract:
            made.model.add(1000 * minutes <= contract * made.share)


def _over(made: Model, minutes: Any, contract: int, ceiling: int, weeks: int) -> None:
    """Count what such a week asks over contract, as often as there are such weeks."""
    if ceiling > contract:
        excess = made.model.new_int_var(0, ceiling - contract, "")
        made.model.add(excess >= minutes - contract)
        made.over.append(weeks * excess)


def _hint(problem: Problem, made: Model, start: Mapping[str, str]) -> None:
    """Tell the solver of `start`, and that nothing worse is wanted."""
    for (section, teacher), variable in made.takes.items():
        made.model.add_hint(variable, start.get(section) == teacher)
    for section, variable in made.left.items():
        made.model.add_hint(variable, section not in start)
    worst = objective(problem, start)
    made.model.add(
        UNSTAFFED * sum(s.total * made.left[s.id] for s in problem.sections) + OVER * sum(made.over) + made.share
        <= worst
    )
