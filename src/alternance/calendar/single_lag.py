"""The least lag before one block: what the modules that must be taught before it, and that it applies, cost together.

They cannot all end in the last week before the block: they share the cohort's hours and follow each other. Counted
backwards in the cohort's lesson weeks from the block's begin (0 is the last before it), this is a small problem of
its own, without holidays, windows or other modules. So its optimum is a bound, and a cut that CP-SAT does not find in
the model of the whole cohort.

A module whose last week is `s` weeks back asks its full weekly minutes in the weeks ``s + 1 … s + N - 1``, where
``N = ⌈minutes ÷ weekly⌉``; what is left it asks in its last week and, where short weeks stretch it, before its first.
A shorter week offers less and is asked less alike, so that shares of the week are compared.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ortools.sat.python import cp_model

from alternance.calendar.problem import Cohort, Ints, Option, Problem
from alternance.calendar.variants import Variant, variants_of
from alternance.calendar.weeks import FULL_WEEK, unit_of
from alternance.solving import deterministic

__all__ = ["least_lags", "must_precede"]

DETERMINISTIC = 0.5


@dataclass(frozen=True, slots=True)
class _Task:
    """A module before the block; `later` are the lesson weeks after the block's begin in which it may still go on."""

    minutes: int
    variants: tuple[Variant, ...]
    counts: bool
    later: int


def must_precede(problem: Problem, cohort: Cohort, block: int) -> dict[int, int]:
    """Return the sole givers of what a block needs → the lesson weeks after its begin in which they may still go on.

    Of a block that interrupts, what a later phase needs must be taught before its first week too: in between the
    cohort is away. In an alternation there are school weeks between, as many as its longest option has.
    """
    days = problem.days[cohort.calendar]
    found: dict[int, int] = {}
    for need in cohort.needs:
        if need.block == block and len(need.modules) == 1:
            m, options = need.modules[0], cohort.blocks[block].options
            release = cohort.blocks[block].release
            weeks = max((_school_weeks(days, o, need.phase, release) for o in options), default=0)
            if cohort.blocks[block].interrupts:
                weeks = 0
            found[m] = min(weeks, found.get(m, weeks))
    return found


def _school_weeks(days: Ints, o: Option, phase: int, release: int | None) -> int:
    """Return the lesson weeks between the begin of an option and that of one of its phases."""
    left = {week: 0 if release is None else int(days[week]) - release for week in o.away}
    return sum(left.get(week, int(days[week])) > 0 for week in range(o.first, o.phases[phase]))


def least_lags(problem: Problem, cohort: Cohort) -> list[tuple[int, tuple[int, ...], int]]:
    """Return (block, modules, least sum of their lags in weeks) for blocks that apply what they need."""
    found = []
    for b in range(len(cohort.blocks)):
        applied = {m for m, block in cohort.applies if block == b}
        before = must_precede(problem, cohort, b)
        members = {m: weeks for m, weeks in sorted(before.items()) if m in applied}
        if members:
            most_days = max(FULL_WEEK, int(problem.days[cohort.calendar].max(initial=0)))
            least = _least(*_problem(cohort, members), most_days)
            if least > 0:
                found.append((b, tuple(members), least))
    return found


def _problem(cohort: Cohort, members: Mapping[int, int]) -> tuple[tuple[_Task, ...], tuple[tuple[int, int], ...], int]:
    """Return the tasks, the pairs (earlier, later) among them and the minutes of a day; with all that lies between."""
    after: dict[int, set[int]] = {}
    for d in cohort.distances:
        after.setdefault(d.before, set()).add(d.after)
    chosen = sorted({*members, *_between(after, members)})
    most = max(members.values())
    at = {m: k for k, m in enumerate(chosen)}
    tasks = tuple(
        _Task(cohort.modules[m].minutes, tuple(variants_of(cohort.modules[m])), m in members, members.get(m, most))
        for m in chosen
    )
    pairs = tuple((at[x], at[y]) for x in chosen for y in sorted(after.get(x, ())) if y in at)
    return tasks, pairs, cohort.minutes_per_day


def _between(after: dict[int, set[int]], members: Collection[int]) -> set[int]:
    """Return the modules that follow one member and precede another."""

    def reach(m: int) -> set[int]:
        seen: set[int] = set()
        queue = [m]
        while queue:
            more = after.get(queue.pop(), set()) - seen
            seen |= more
            queue += sorted(more)
        return seen

    followers = set().union(*(reach(m) for m in members))
    return {x for x in followers if reach(x) & set(members)}


@lru_cache(maxsize=4096)
def _least(tasks: tuple[_Task, ...], pairs: tuple[tuple[int, int], ...], minutes_per_day: int, most_days: int) -> int:
    model = cp_model.CpModel()
    part = unit_of(most_days) // most_days
    longest = sum(-(-t.minutes // min(v.least for v in t.variants)) + 1 for t in tasks)
    back = [model.new_int_var(-task.later, longest, "") for task in tasks]
    lengths = []
    intervals: list[cp_model.IntervalVar] = []
    demands: list[cp_model.LinearExprT] = []
    for task, s in zip(tasks, back, strict=True):
        length = model.new_int_var(1, longest, "")
        chosen = [model.new_bool_var("") for _ in task.variants]
        model.add_exactly_one(chosen)
        for variant, on in zip(task.variants, chosen, strict=True):
            most = variant.most * most_days // FULL_WEEK
            weeks = -(-task.minutes // most)
            rest = task.minutes - (weeks - 1) * most
            model.add(length == weeks).only_enforce_if(on)
            if weeks > 1:
                intervals.append(model.new_optional_fixed_size_interval_var(s + 1, weeks - 1, on, ""))
                demands.append(variant.load(most_days))
            last = model.new_int_var(0, rest, "")
            intervals.append(model.new_optional_fixed_size_interval_var(s, 1, on, ""))
            demands.append(last * part)
            intervals.append(model.new_optional_fixed_size_interval_var(s + weeks, 1, on, ""))
            demands.append((rest - last) * part)
        lengths.append(length)
    for x, y in pairs:
        model.add(back[x] >= back[y] + lengths[y])
    model.add_cumulative(intervals, demands, unit_of(most_days) * minutes_per_day)
    lags = []
    for s, task in zip(back, tasks, strict=True):
        if task.counts:
            lag = model.new_int_var(0, longest, "")
            model.add(lag >= s)
            lags.append(lag)
    model.minimize(sum(lags))
    solver = deterministic(DETERMINISTIC, seed=1)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return longest * len(tasks)  # no calendar: the whole model says so
    return max(0, round(solver.best_objective_bound - 0.4999))
