"""The optimum of one cohort alone, by CP-SAT: a proven bound, and a schedule to start from.

The model lives on the cohort's teaching weeks. It is exact for modules of one weekly rate that is a multiple of five
minutes (so that short weeks scale without remainder); for other modules it is a relaxation: weekly minutes are grouped
by the weeks they take, and a group asks of a week the least that one of its members would. So the bound always holds;
the schedule is rebuilt by the exact walk (`generator`), never read from the model where that would break a rule.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ortools.sat.python import cp_model

from alternance.calendar.alone import usable_options
from alternance.calendar.axis import Axis, Linear, axis_of
from alternance.calendar.problem import Cohort, Problem
from alternance.calendar.single_blocks import BlockVars, add_blocks
from alternance.calendar.single_extra import SCALE, add_order, fewest_weeks, moves
from alternance.calendar.single_lag import least_lags, must_precede
from alternance.calendar.single_modules import ModuleVars, add_modules
from alternance.calendar.solution import Held
from alternance.solving import deterministic


@dataclass(frozen=True, slots=True)
class Single:
    """What is known of one cohort alone: a proven bound (infinite: it has no calendar), and a guess where found."""

    bound: float
    guess: Held | None
    proven: bool


def solve_single(problem: Problem, cohort: Cohort, deterministic_time: float, hint: Held | None = None) -> Single:
    """Bound what a cohort costs of its own (lag, lateness, moves, thin sections) that has every resource to itself.

    Parameters
    ----------
    deterministic_time
        CP-SAT's own measure; the same value gives the same answer on every machine.
    hint
        A schedule to start from.
    """
    model = cp_model.CpModel()
    made = add_cohort(model, problem, cohort)
    if made is None:
        return Single(math.inf, None, True)
    axis, usable, blocks, modules = made.axis, made.usable, made.blocks, made.modules
    objective = _objective(model, problem, axis, cohort, blocks, modules)
    if hint is not None:
        _hint(model, axis, hint, usable, blocks, modules)
    solver = deterministic(deterministic_time, seed=1)
    status = solver.solve(model)
    if status in (cp_model.INFEASIBLE, cp_model.MODEL_INVALID):
        if status == cp_model.MODEL_INVALID:
            raise AssertionError(model.validate())
        return Single(math.inf, None, True)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    guess = _read(solver, axis, usable, blocks, modules) if found else None
    bound = max(0.0, solver.best_objective_bound / SCALE) if objective else 0.0
    bound += thin_floor(problem, cohort)
    return Single(max(bound, floor_of(problem, cohort)), guess, status == cp_model.OPTIMAL)


def floor_of(problem: Problem, cohort: Cohort) -> float:
    """Return what a cohort costs at the least; the bound without the whole model."""
    return lag_floor(problem, cohort) + thin_floor(problem, cohort)


def thin_floor(problem: Problem, cohort: Cohort) -> float:
    """Return what a cohort's own thin sections cost at the least: for the fewest weeks that they can take."""
    most_days = int(problem.days[cohort.calendar].max(initial=0))
    weeks = (m.thin * fewest_weeks(m, most_days) for m in cohort.modules if m.thin)
    return problem.weights.thin * sum(weeks)


@dataclass(frozen=True, slots=True, eq=False)
class CohortVars:
    """A cohort in a model: its axis, the options it may take by block, and their variables."""

    axis: Axis
    usable: tuple[tuple[int, ...], ...]
    blocks: list[BlockVars]
    modules: list[ModuleVars]

    def read(self, solver: cp_model.CpSolver) -> Held:
        """Return the schedule that the solver found, right in the relaxation."""
        return _read(solver, self.axis, self.usable, self.blocks, self.modules)


def add_cohort(model: cp_model.CpModel, problem: Problem, cohort: Cohort) -> CohortVars | None:
    """Add all rules of one cohort to a model that may hold others; None where it plainly has no calendar."""
    usable = usable_options(problem, cohort)
    if any(not options for options in usable) or any(not n.modules for n in cohort.needs):
        return None
    axis = axis_of(problem, cohort)
    blocks = add_blocks(model, axis, cohort, usable)
    modules = add_modules(model, problem, axis, cohort, blocks)
    if modules is None:
        return None
    _tie(model, axis, cohort, blocks, modules)
    for group in cohort.orders:
        add_order(model, axis, group, modules)
    return CohortVars(axis, usable, blocks, modules)


def lag_floor(problem: Problem, cohort: Cohort) -> float:
    """Return what the lag of a cohort costs at the least, block by block; the bound without the whole model."""
    return problem.weights.lag * sum(least for _, _, least in least_lags(problem, cohort))


def _tie(
    model: cp_model.CpModel, axis: Axis, cohort: Cohort, blocks: list[BlockVars], modules: list[ModuleVars]
) -> None:
    """Needs, what builds on blocks, and distances."""
    for need in cohort.needs:
        deadline = blocks[need.block].phase(need.phase)
        if len(need.modules) == 1:
            model.add(modules[need.modules[0]].end <= deadline)
            continue
        ways = []
        for m in need.modules:
            way = model.new_bool_var("")
            model.add(modules[m].end <= deadline).only_enforce_if(way)
            ways.append(way)
        model.add_bool_or(ways)
    for m, b in cohort.builds_on:
        model.add(modules[m].start >= blocks[b].end)
    for d in cohort.distances:
        before, after = modules[d.before], modules[d.after]
        model.add(after.start >= before.end)
        if d.weeks_min or d.weeks_max is not None:
            begins = axis.week_of(model, after.start)
            ends = axis.week_of(model, before.last) + 1
            model.add(begins >= ends + d.weeks_min)
            if d.weeks_max is not None:
                model.add(begins <= ends + d.weeks_max)


def _objective(
    model: cp_model.CpModel,
    problem: Problem,
    axis: Axis,
    cohort: Cohort,
    blocks: list[BlockVars],
    modules: list[ModuleVars],
) -> bool:
    """Minimise lag, lateness and moves, scaled to whole numbers rounded down; False where nothing can cost."""
    terms: list[Linear] = []
    lag_weight = math.floor(problem.weights.lag * SCALE)
    ties = {
        (b, m) for b in range(len(cohort.blocks)) for m, later in must_precede(problem, cohort, b).items() if later == 0
    }
    lags: dict[tuple[int, int], Linear] = {}
    for m, b in cohort.applies:
        waits = blocks[b].begin - modules[m].end
        if (b, m) not in ties:  # a module may end after the block begins, or even after its end
            lag = model.new_int_var(0, axis.length, "")
            model.add(lag >= waits)
            model.add(lag >= modules[m].end - blocks[b].end)
            lags[b, m] = lag
        else:
            lags[b, m] = waits
        terms.append(lag_weight * lags[b, m])
    for b, members, least in least_lags(problem, cohort):
        model.add(sum(lags[b, m] for m in members) >= least)
    late_weight = math.floor(problem.weights.late * SCALE)
    terms += moves(model, problem, axis, cohort, blocks, modules)
    if axis.due < axis.length:
        late = model.new_int_var(0, axis.length - axis.due, "late")
        for end in [x.end for x in modules] + [x.end for x in blocks]:
            model.add(late >= end - axis.due)
        terms.append(late_weight * late)
    if terms:
        model.minimize(sum(terms))
    return bool(terms)


def _hint(
    model: cp_model.CpModel,
    axis: Axis,
    hint: Held,
    usable: tuple[tuple[int, ...], ...],
    blocks: list[BlockVars],
    modules: list[ModuleVars],
) -> None:
    for block, options, taken in zip(blocks, usable, hint.options, strict=True):
        for literal, k in zip(block.chosen, options, strict=True):
            model.add_hint(literal, k == taken)
    for module, start in zip(modules, hint.starts, strict=True):
        model.add_hint(module.start, axis.index(start))


def _read(
    solver: cp_model.CpSolver,
    axis: Axis,
    usable: tuple[tuple[int, ...], ...],
    blocks: list[BlockVars],
    modules: list[ModuleVars],
) -> Held:
    options = tuple(
        next(k for literal, k in zip(b.chosen, usable[i], strict=True) if solver.boolean_value(literal))
        for i, b in enumerate(blocks)
    )
    starts = tuple(int(axis.weeks[solver.value(m.start)]) for m in modules)
    weekly = tuple(
        next(v.most for v, on in zip(m.variants, m.chosen, strict=True) if solver.boolean_value(on)) for m in modules
    )
    return Held(options, starts, weekly)
