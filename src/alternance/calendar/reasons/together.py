"""Whether cohorts together can have a calendar at all, by CP-SAT: the rules of each, and what they share.

A relaxation, as the model of one cohort is (`alternance.calendar.single`): infeasible is a proof, a schedule only a
guess. Teachers and rooms are summed among cohorts of one calendar, whose weeks are the same; seats and beginners among
all. What shared modules ask is left out: it depends on who takes them together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ortools.sat.python import cp_model

from alternance.calendar.problem import Cohort, Problem
from alternance.calendar.reasons.relax import UNLIMITED
from alternance.calendar.single import CohortVars, add_cohort
from alternance.calendar.solution import Held
from alternance.calendar.walk import asked_by_practice
from alternance.solving import deterministic

__all__ = ["Together", "solve_together"]

#: A resource, an interval of teaching weeks, and what is asked in it at the least.
_Ask = tuple[int, cp_model.IntervalVar, cp_model.LinearExprT]
Answer = Literal["infeasible", "schedule", "unknown"]


@dataclass(frozen=True, slots=True)
class Together:
    """An answer, the schedule where there is one, and the counted seconds that it cost."""

    answer: Answer
    schedule: tuple[Held, ...] = ()
    effort: float = 0.0


def solve_together(problem: Problem, deterministic_time: float) -> Together:
    """Tell whether the relaxation of a problem has a schedule, and one where it does.

    Parameters
    ----------
    deterministic_time
        CP-SAT's own measure; the same value gives the same answer on every machine.
    """
    model = cp_model.CpModel()
    made = []
    for cohort in problem.cohorts:
        one = add_cohort(model, problem, cohort)
        if one is None:
            return Together("infeasible")
        made.append(one)
    _seats(model, problem, made)
    _beginners(model, problem, made)
    _minutes(model, problem, made)
    solver = deterministic(deterministic_time, seed=1)
    status = solver.solve(model)
    effort = float(solver.response_proto.deterministic_time)
    if status == cp_model.INFEASIBLE:
        return Together("infeasible", (), effort)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Together("schedule", tuple(one.read(solver) for one in made), effort)
    if status == cp_model.MODEL_INVALID:
        raise AssertionError(model.validate())
    return Together("unknown", (), effort)


def _seats(model: cp_model.CpModel, problem: Problem, made: Sequence[CohortVars]) -> None:
    away: dict[tuple[int, int], list[cp_model.LinearExprT]] = defaultdict(list)
    for cohort, one in zip(problem.cohorts, made, strict=True):
        for block, options, variables in zip(cohort.blocks, one.usable, one.blocks, strict=True):
            for k, on in zip(options, variables.chosen, strict=True):
                for group in block.seat_groups:
                    for week in block.options[k].away:
                        away[group, week].append(cohort.size * on)
    for (group, week), students in sorted(away.items()):
        seats = int(problem.seat_groups[group].seats[week])
        if seats < UNLIMITED:
            model.add(sum(students) <= seats)


def _beginners(model: cp_model.CpModel, problem: Problem, made: Sequence[CohortVars]) -> None:
    begun: dict[int, list[cp_model.LinearExprT]] = defaultdict(list)
    for cohort, one in zip(problem.cohorts, made, strict=True):
        for block, options, variables in zip(cohort.blocks, one.usable, one.blocks, strict=True):
            for k, on in zip(options, variables.chosen, strict=True):
                for group in block.options[k].groups:
                    begun[group].append(cohort.size * on)
    for group, students in sorted(begun.items()):
        limit = problem.beginner_groups[group]
        if limit.proven and limit.limit < UNLIMITED:
            model.add(sum(students) <= limit.limit)


def _minutes(model: cp_model.CpModel, problem: Problem, made: Sequence[CohortVars]) -> None:
    """In a week of d days a resource offers its minutes; modules ask theirs ÷ d a day, at the least."""
    asks: dict[tuple[int, int], list[tuple[cp_model.IntervalVar, cp_model.LinearExprT]]] = defaultdict(list)
    axes = {}
    for cohort, one in zip(problem.cohorts, made, strict=True):
        axes[cohort.calendar] = one.axis
        for group, interval, demand in (*_taught(cohort, one), *_practised(model, problem, cohort, one)):
            asks[group, cohort.calendar].append((interval, demand))
    for (group, calendar), rows in sorted(asks.items(), key=lambda pair: pair[0]):
        axis, resource = axes[calendar], problem.resources[group]
        offered = [
            min(UNLIMITED, int(resource.capacity[week])) * axis.unit // int(days)
            for week, days in zip(axis.weeks, axis.days, strict=True)
        ]
        most = max(offered, default=0)
        if most >= UNLIMITED:
            continue
        for week, there in enumerate(offered):
            if there < most:
                rows.append((model.new_fixed_size_interval_var(week, 1, ""), most - there))
        model.add_cumulative([interval for interval, _ in rows], [demand for _, demand in rows], most)


def _taught(cohort: Cohort, one: CohortVars) -> Iterator[_Ask]:
    for module, variables in zip(cohort.modules, one.modules, strict=True):
        for group, times in module.uses:
            yield from ((group, interval, times * demand) for interval, demand in variables.asks)


def _practised(model: cp_model.CpModel, problem: Problem, cohort: Cohort, one: CohortVars) -> Iterator[_Ask]:
    """Yield what blocks ask in their practice weeks with school days."""
    days = problem.days[cohort.calendar]
    for block, options, variables in zip(cohort.blocks, one.usable, one.blocks, strict=True):
        for k, on in zip(options, variables.chosen, strict=True):
            for week in block.options[k].away if block.uses else ():
                d = int(days[week])
                for group, minutes, times in block.uses if d else ():
                    asked = asked_by_practice(d, minutes, times) * one.axis.unit // d
                    interval = model.new_optional_fixed_size_interval_var(one.axis.index(week), 1, on, "")
                    yield group, interval, asked
