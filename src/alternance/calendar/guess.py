"""Schedules that the model of one cohort met, made exact: the model knows weekly minutes only in groups."""

from __future__ import annotations

from collections.abc import Sequence

from alternance.calendar.check import broken_alone
from alternance.calendar.objective import alone_cost
from alternance.calendar.problem import Cohort, Module, Problem
from alternance.calendar.solution import Held
from alternance.calendar.walk import module_weeks, week_states

__all__ = ["better_alone", "eased", "published"]

Known = tuple[float, Held | None]


def better_alone(problem: Problem, known: Sequence[Known], guesses: Sequence[Held | None]) -> list[Known]:
    """Return for each cohort alone the better of what is known and a guess, where that keeps every rule of its own."""
    teaching = problem.teaching_before()
    found: list[Known] = []
    for cohort, best, guess in zip(problem.cohorts, known, guesses, strict=True):
        found.append(best)
        if guess is None:
            continue
        exact = eased(problem, cohort, guess)
        if exact is not None and not broken_alone(problem, cohort, exact):
            cost = alone_cost(problem, cohort, exact, teaching[cohort.calendar])
            found[-1] = min(best, (cost, exact), key=lambda pair: pair[0])
    return found


def published(problem: Problem, cohort: Cohort) -> Held | None:
    """Return the schedule of a published plan to stay close to; None where it is not whole or breaks a rule by now."""
    options = []
    for block in cohort.blocks:
        week = None if block.near is None else block.near.week
        at = next((k for k, o in enumerate(block.options) if o.first == week), None)
        if at is None:
            return None
        options.append(at)
    near = [m.near for m in cohort.modules]
    known = [n for n, m in zip(near, cohort.modules, strict=True) if n and m.weekly_min <= n.weekly <= m.weekly_max]
    if len(known) < len(near):
        return None
    held = Held(tuple(options), tuple(n.week for n in known), tuple(n.weekly for n in known))
    return None if broken_alone(problem, cohort, held) else held


def eased(problem: Problem, cohort: Cohort, held: Held) -> Held | None:
    """Return the schedule with the fewest weekly minutes at which every module still ends in the same week."""
    taken = [b.options[k] for b, k in zip(cohort.blocks, held.options, strict=True)]
    states = week_states(problem, cohort, taken)
    weekly = []
    for module, start, most in zip(cohort.modules, held.starts, held.weekly, strict=True):
        least = _least(states, module, start, most)
        if least is None:
            return None
        weekly.append(least)
    return Held(held.options, held.starts, tuple(weekly))


def _least(states: Sequence[int], module: Module, start: int, most: int) -> int | None:
    walked = module_weeks(states, module, start, most)
    if walked is None:
        return None
    last, low, high = walked[-1][0], module.weekly_min, most
    while low < high:
        middle = (low + high) // 2
        slower = module_weeks(states, module, start, middle)
        if slower is not None and slower[-1][0] == last:
            high = middle
        else:
            low = middle + 1
    return high
