"""Order groups, and closeness to a published plan, in the model of one cohort."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ortools.sat.python import cp_model

from alternance.calendar.axis import Axis, Linear
from alternance.calendar.problem import Cohort, Module, OrderGroup, Problem
from alternance.calendar.single_blocks import BlockVars
from alternance.calendar.single_modules import ModuleVars

__all__ = ["SCALE", "add_order", "fewest_weeks", "moves"]

#: Units of the model's objective to one of the problem's.
SCALE = 1_000_000


def fewest_weeks(module: Module, most_days: int) -> int:
    """Return the fewest lesson weeks in which a module can be taught where no week has more than `most_days` days."""
    return -(-module.minutes // max(1, module.weekly_max * most_days // 5))


def add_order(model: cp_model.CpModel, axis: Axis, group: OrderGroup, modules: list[ModuleVars]) -> None:
    """The modules of a group one after the other: a circuit through all of them, with distances along its arcs."""
    begins = [axis.week_of(model, modules[m].start) for m in group.modules]
    ends = [axis.week_of(model, modules[m].last) + 1 for m in group.modules]
    count = len(group.modules)
    arcs: list[tuple[int, int, cp_model.IntVar]] = []
    for i in range(count):
        arcs += [(count, i, model.new_bool_var("")), (i, count, model.new_bool_var(""))]
        for j in range(count):
            if i == j:
                continue
            follows = model.new_bool_var("")
            arcs.append((i, j, follows))
            model.add(begins[j] >= ends[i] + group.spacing_min).only_enforce_if(follows)
            if group.spacing_max is not None:
                model.add(begins[j] <= ends[i] + group.spacing_max).only_enforce_if(follows)
    if count > 1:
        model.add_circuit(arcs)


def moves(
    model: cp_model.CpModel,
    problem: Problem,
    axis: Axis,
    cohort: Cohort,
    blocks: list[BlockVars],
    modules: list[ModuleVars],
) -> Iterator[Linear]:
    """Yield what being away from a published plan costs, rounded down."""
    weights = problem.weights.moved
    for block, held in zip(cohort.blocks, blocks, strict=True):
        if block.near is not None and weights * block.near.weight > 0:
            per_week = math.floor(weights * block.near.weight * SCALE)
            yield sum(
                per_week * abs(first - block.near.week) * on for first, on in zip(held.firsts, held.chosen, strict=True)
            )
    for module, taught in zip(cohort.modules, modules, strict=True):
        if module.near is not None and weights * module.near.weight > 0:
            apart = model.new_int_var(0, problem.weeks + abs(module.near.week), "")
            week = axis.week_of(model, taught.start)
            model.add_abs_equality(apart, week - module.near.week)
            yield math.floor(weights * module.near.weight * SCALE) * apart
