"""The visits of one school as a CP-SAT model. One rule, one function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from alternance.staffing.visits.problem import MISSED, MOST, OVER, Problem, Visit

__all__ = ["Model", "build_model", "size"]


@dataclass(frozen=True, eq=False)
class Model:
    """The model; (placement, tutor) → follows, visit → made, (tutor, site, week) → way."""

    model: Any
    follows: dict[tuple[tuple[str, str], str], Any]
    made: dict[Visit, Any]
    ways: dict[tuple[str, str, int], Any]


def size(problem: Problem) -> int:
    """Return how many visits there are to choose from."""
    return sum(len(row.tutors) * sum(len(stretch) for stretch in row.stretches) for row in problem.placements)


def build_model(problem: Problem, start: Sequence[Visit]) -> Model:
    """Return the model of one school's visits, told of the plan `start`."""
    model = cp_model.CpModel()
    made = Model(model, {}, {}, {})
    tutors = {tutor.id: tutor for tutor in problem.tutors}
    for row in problem.placements:
        for tutor in row.tutors:
            made.follows[row.id, tutor] = model.new_bool_var("")
            for stretch, weeks in enumerate(row.stretches):
                for week in weeks:
                    if problem.could(row, tutors[tutor], week):
                        made.made[Visit(row.id, stretch, tutor, week)] = model.new_bool_var("")
    _one_tutor(problem, made)
    _one_way(problem, made)
    over = _within_time(problem, made)
    most = _most(made)
    asked = sum(len(row.stretches) for row in problem.placements)
    ways = sum(problem.way[tutors[t].school, site].minutes * way for (t, site, _), way in made.ways.items())
    model.minimize(MISSED * (asked - sum(made.made.values())) + OVER * sum(over) + MOST * most + ways)
    chosen = set(start)
    for visit, variable in made.made.items():
        model.add_hint(variable, visit in chosen)
    return made


def _one_tutor(problem: Problem, made: Model) -> None:
    """A placement is followed by one tutor, who makes at most one visit in each stretch."""
    for row in problem.placements:
        made.model.add_at_most_one(made.follows[row.id, tutor] for tutor in row.tutors)
    visits: dict[tuple[tuple[str, str], int, str], list[Any]] = defaultdict(list)
    for visit, variable in made.made.items():
        visits[visit.placement, visit.stretch, visit.tutor].append(variable)
    for (placement, _stretch, tutor), variables in visits.items():
        made.model.add(sum(variables) <= made.follows[placement, tutor])


def _one_way(problem: Problem, made: Model) -> None:
    """A visit needs the way of its tutor to its site in its week."""
    sites = {row.id: row.site for row in problem.placements}
    for visit, variable in made.made.items():
        place = visit.tutor, sites[visit.placement], visit.week
        if place not in made.ways:
            made.ways[place] = made.model.new_bool_var("")
        made.model.add_implication(variable, made.ways[place])


def _within_time(problem: Problem, made: Model) -> list[Any]:
    """Visits and ways of a week stay within the ceiling; return the minutes over contract."""
    tutors = {tutor.id: tutor for tutor in problem.tutors}
    terms: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for visit, variable in made.made.items():
        terms[visit.tutor, visit.week].append(problem.visit[tutors[visit.tutor].school] * variable)
    for (tutor, site, week), way in made.ways.items():
        terms[tutor, week].append(problem.way[tutors[tutor].school, site].load * way)
    over = []
    for (name, week), asked in terms.items():
        ceiling, contract = tutors[name].ceiling[week], tutors[name].contract[week]
        made.model.add(sum(asked) <= ceiling)
        if ceiling > contract:
            over.append(made.model.new_int_var(0, ceiling - contract, ""))
            made.model.add(over[-1] >= sum(asked) - contract)
    return over


def _most(made: Model) -> Any:
    """Return the most visits of one tutor."""
    most = made.model.new_int_var(0, len(made.made), "")
    visits: dict[str, list[Any]] = defaultdict(list)
    for visit, variable in made.made.items():
        visits[visit.tutor].append(variable)
    for variables in visits.values():
        made.model.add(sum(variables) <= most)
    return most
