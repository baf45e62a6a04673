"""Modules in the model of one cohort: whole ones as intervals, those that may pause week by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from alternance.calendar.alone import usable_dates
from alternance.calendar.axis import Axis, Linear
from alternance.calendar.problem import Cohort, Module, Problem
from alternance.calendar.single_blocks import BlockVars
from alternance.calendar.variants import Variant, variants_of, walked
from alternance.calendar.weeks import FULL_WEEK


@dataclass(frozen=True, slots=True)
class ModuleVars:
    """Start, last lesson week, end (in teaching weeks) and the chosen variant of a module.

    `asks` are the weeks it takes, each with what it asks of them at the least: of the cohort's day, in parts of `UNIT`.
    """

    start: cp_model.IntVar
    last: Linear
    end: Linear
    variants: list[Variant]
    chosen: list[cp_model.IntVar]
    asks: tuple[tuple[cp_model.IntervalVar, Linear], ...] = ()


@dataclass(slots=True)
class _Week:
    """The cohort's week as one cumulative resource."""

    intervals: list[cp_model.IntervalVar]
    demands: list[Linear]

    def ask(self, interval: cp_model.IntervalVar, demand: Linear) -> None:
        self.intervals.append(interval)
        self.demands.append(demand)


def add_modules(
    model: cp_model.CpModel, problem: Problem, axis: Axis, cohort: Cohort, blocks: Sequence[BlockVars]
) -> list[ModuleVars] | None:
    """Modules within the cohort's weeks, and the weeks they share with the blocks; None where one fits nowhere."""
    capacity = axis.unit * cohort.minutes_per_day
    week = _Week([], [])
    pauses = any(not b.interrupts and b.away for b in blocks)
    out = []
    for module in cohort.modules:
        starts = possible_starts(problem, axis, cohort, module)
        if not starts:
            return None
        whole = not module.splittable and not pauses
        add = _add_whole if whole else _add_paused
        before = len(week.intervals)
        made = add(model, axis, module, starts, blocks, week)
        out.append(replace(made, asks=tuple(zip(week.intervals[before:], week.demands[before:], strict=True))))
    for b in blocks:
        _add_away(model, b, capacity, week)
        _add_released(model, axis, b, cohort.minutes_per_day, week)
    if week.intervals:
        model.add_cumulative(week.intervals, week.demands, capacity)
    return out


def possible_starts(problem: Problem, axis: Axis, cohort: Cohort, module: Module) -> list[int]:
    """Teaching weeks in which the module may begin when the cohort has everything to itself."""
    low, high = module.window or (0, problem.weeks)
    low, high = max(low, cohort.first_week), min(high, problem.weeks)
    if module.starts is not None:
        low, high = max(low, module.starts[0]), min(high, module.starts[1] + 1)
    dates = dict(usable_dates(problem, cohort, module))
    weeks = [int(w) for w in axis.weeks if low <= w < high and (not module.dates or int(w) in dates)]
    return [axis.index(w) for w in weeks]


def _latest_end(problem_weeks: int, axis: Axis, module: Module) -> int:
    high = problem_weeks if module.window is None else min(module.window[1], problem_weeks)
    return axis.index(max(0, high))


def _add_away(model: cp_model.CpModel, block: BlockVars, capacity: int, week: _Week) -> None:
    """An away week takes the whole week."""
    if block.interrupts:  # contiguous in teaching weeks
        size = model.new_int_var(0, len(block.away), "")
        week.ask(model.new_interval_var(block.begin, size, block.end, ""), capacity)
        return
    for t, literals in sorted(block.away.items()):
        on = literals[0] if len(literals) == 1 else _any(model, literals)
        week.ask(model.new_optional_fixed_size_interval_var(t, 1, on, ""), capacity)


def _add_released(model: cp_model.CpModel, axis: Axis, block: BlockVars, minutes_per_day: int, week: _Week) -> None:
    """A week of a day release takes its days."""
    for t, literals in sorted(block.released.items()):
        on = literals[0] if len(literals) == 1 else _any(model, literals)
        taken = minutes_per_day * block.release * (axis.unit // int(axis.days[t]))
        week.ask(model.new_optional_fixed_size_interval_var(t, 1, on, ""), taken)


def _any(model: cp_model.CpModel, literals: Sequence[cp_model.IntVar]) -> cp_model.IntVar:
    """A literal for: one of these (of which at most one is true)."""
    on = model.new_bool_var("")
    model.add(sum(literals) == on)
    return on


def _table(model: cp_model.CpModel, start: cp_model.IntVar, starts: Sequence[int], values: Sequence[int]) -> Linear:
    """`values[start]`, a constant where it is the same for all possible starts."""
    seen = {values[t] for t in starts}
    if len(seen) == 1:
        return seen.pop()
    x = model.new_int_var(min(values), max(values), "")
    model.add_element(start, list(values), x)
    return x


def _add_whole(
    model: cp_model.CpModel,
    axis: Axis,
    module: Module,
    starts: Sequence[int],
    blocks: Sequence[BlockVars],
    week: _Week,
) -> ModuleVars:
    """A module without pause: for each variant an interval of full weeks and one for the last week."""
    del blocks  # whole blocks ask for the whole week: nothing can lie across them
    start = model.new_int_var_from_domain(cp_model.Domain.from_values(list(starts)), "")
    end = model.new_int_var(1, _latest_end(len(axis.before) - 1, axis, module), "")
    variants = variants_of(module)
    chosen = [model.new_bool_var("") for _ in variants]
    model.add_exactly_one(chosen)
    for variant, on in zip(variants, chosen, strict=True):
        w = walked(axis, module, variant)
        fits = [t for t in starts if w.sizes[t] <= axis.length]
        if not fits:
            model.add(on == 0)
            continue
        model.add_linear_expression_in_domain(start, cp_model.Domain.from_values(fits)).only_enforce_if(on)
        size = _table(model, start, fits if len(variants) == 1 else starts, w.sizes)
        model.add(end == start + size).only_enforce_if(on)
        if len({w.sizes[t] for t in fits}) > 1 or w.sizes[fits[0]] > 1:
            week.ask(model.new_optional_interval_var(start, size - 1, end - 1, on, ""), variant.load(axis.most_days))
        last = _table(model, start, fits if len(variants) == 1 else starts, w.last)
        week.ask(model.new_optional_interval_var(end - 1, 1, end, on, ""), last)
    return ModuleVars(start, end - 1, end, variants, chosen)


def _add_paused(
    model: cp_model.CpModel,
    axis: Axis,
    module: Module,
    starts: Sequence[int],
    blocks: Sequence[BlockVars],
    week: _Week,
) -> ModuleVars:
    """A module that may pause, week by week: it teaches in every lesson week from its start to its last."""
    n = axis.length
    start = model.new_int_var_from_domain(cp_model.Domain.from_values(list(starts)), "")
    last = model.new_int_var(0, _latest_end(len(axis.before) - 1, axis, module) - 1, "")
    model.add(last >= start)
    variants = variants_of(module)
    chosen = [model.new_bool_var("") for _ in variants]
    model.add_exactly_one(chosen)
    full: list[cp_model.IntVar] = []
    for t in range(n):
        began, goes_on = model.new_bool_var(""), model.new_bool_var("")
        model.add(start <= t).only_enforce_if(began)
        model.add(start > t).only_enforce_if(~began)
        model.add(last > t).only_enforce_if(goes_on)
        model.add(last <= t).only_enforce_if(~goes_on)
        away = [x for b in blocks for x in b.away.get(t, ())]
        for x in away:
            model.add(start != t).only_enforce_if(x)
            model.add(last != t).only_enforce_if(x)
        if not module.splittable:
            for x in (x for b in blocks if b.interrupts for x in b.away.get(t, ())):
                model.add_bool_or([~x, ~began, ~goes_on])
        teaches = model.new_bool_var("")
        model.add_bool_and([began, goes_on]).only_enforce_if(teaches)
        for x in away:
            model.add_implication(teaches, ~x)
        model.add_bool_or([teaches, ~began, ~goes_on, *away])
        full.append(teaches)
    for variant, on in zip(variants, chosen, strict=True):
        _count(model, axis, module, variant, on, full, last, week)
    return ModuleVars(start, last, last + 1, variants, chosen)


def _count(
    model: cp_model.CpModel,
    axis: Axis,
    module: Module,
    variant: Variant,
    on: cp_model.IntVar,
    full: Sequence[cp_model.IntVar],
    last: cp_model.IntVar,
    week: _Week,
) -> None:
    """All but the last week fall short of the minutes, with the last they reach them; and what the weeks ask."""
    days = [int(d) for d in axis.days]
    most = sum(variant.most * d // 5 * x for d, x in zip(days, full, strict=True))
    least = sum(variant.least * d // 5 * x for d, x in zip(days, full, strict=True))
    in_last = _table(model, last, range(len(days)), [variant.most * d // 5 for d in days])
    model.add(most + in_last >= module.minutes).only_enforce_if(on)
    model.add(least <= module.minutes - 1).only_enforce_if(on)
    rest = model.new_int_var(0, variant.most * axis.most_days // FULL_WEEK, "")
    model.add(rest >= module.minutes - most).only_enforce_if(on)
    together = model.new_bool_var
    for t, x in enumerate(full):
        both = x if len(full) == 0 else together("")
        model.add_bool_and([x, on]).only_enforce_if(both)
        model.add_bool_or([both, ~x, ~on])
        week.ask(model.new_optional_fixed_size_interval_var(t, 1, both, ""), variant.load(axis.most_days))
    widest = axis.unit // max(days, default=FULL_WEEK)
    week.ask(model.new_optional_interval_var(last, 1, last + 1, on, ""), rest * widest)
