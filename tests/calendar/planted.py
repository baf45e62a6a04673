"""Tight problems with a calendar planted in them: teachers and seats are just what that calendar asks, week by week."""

from __future__ import annotations

import random

import numpy as np

from alternance.calendar.objective import usage
from alternance.calendar.problem import Block, Cohort, Module, Need, Option, Problem, Resource, SeatGroup
from alternance.calendar.solution import Held, Solution
from alternance.calendar.walk import module_weeks, taken_options, week_states

__all__ = ["planted"]

WEEKS, PRACTICE, TEACHERS = 20, 3, 3
DAYS = np.array([[0 if week in (7, 15) else 5 for week in range(WEEKS)]], np.int64)
LESSON = 100  # minutes a week of a module, once or twice


def planted(seed: int, cohorts: int) -> tuple[Problem, Solution]:
    """Return a problem and a calendar of it that leaves nothing of any teacher or seat.

    Each cohort is taught two modules before its practice, which need them, and two at any time. What all are asked is
    exactly all that is offered: a calendar is a jigsaw without a hole.
    """
    chance = random.Random(seed)
    made = [_cohort(chance, f"c{k:02}") for k in range(cohorts)]
    free = Problem(DAYS, tuple(made), _teachers(np.full((TEACHERS, WEEKS), 1 << 40)), _seats(np.full(WEEKS, 1 << 40)))
    solution = Solution(tuple(_held(chance, free, cohort) for cohort in made))
    used = usage(free, solution)
    return Problem(DAYS, tuple(made), _teachers(used.minutes), _seats(used.away[0])), solution


def _teachers(minutes: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> tuple[Resource, ...]:
    return tuple(Resource(f"t{k}", row.astype(np.int64)) for k, row in enumerate(minutes))


def _seats(seats: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[SeatGroup, ...]:
    return (SeatGroup("seats", seats.astype(np.int64), np.zeros(WEEKS, np.int64)),)


def _cohort(chance: random.Random, name: str) -> Cohort:
    starts = range(WEEKS - PRACTICE + 1)
    options = tuple(Option(tuple(range(w, w + PRACTICE)), (w,)) for w in starts)
    modules = []
    for k in range(4):
        weekly = LESSON * chance.randint(1, 2)
        weeks = chance.randint(1, 3)
        modules.append(
            Module(f"m{k}", weeks * weekly, weekly, weekly, splittable=True, uses=((chance.randrange(TEACHERS), 1),))
        )
    needs = tuple(Need(0, 0, (k,), f"aim {k}") for k in (0, 1))
    block = Block("b", options, seat_groups=(0,))
    return Cohort(name, 0, 0, WEEKS, 3 * LESSON // 5, chance.randint(1, 3), tuple(modules), (block,), needs=needs)


def _held(chance: random.Random, problem: Problem, cohort: Cohort) -> Held:
    """Return a schedule of one cohort drawn at random: weeks are tried until everything fits."""
    while True:
        chosen = chance.randrange(len(cohort.blocks[0].options))
        states = week_states(problem, cohort, taken_options(cohort, (chosen,)))
        room = [cohort.minutes_per_day * max(0, days) for days in states]
        starts = _starts(chance, cohort, states, room, cohort.blocks[0].options[chosen].first)
        if starts is not None:
            return Held((chosen,), starts, tuple(m.weekly_max for m in cohort.modules))


def _starts(
    chance: random.Random, cohort: Cohort, states: list[int], room: list[int], block: int
) -> tuple[int, ...] | None:
    found = []
    for k, module in enumerate(cohort.modules):
        start = chance.randrange(WEEKS)
        walked = module_weeks(states, module, start, module.weekly_max)
        if walked is None or (k < 2 and walked[-1][0] >= block) or any(room[w] < taken for w, taken in walked):
            return None
        for w, taken in walked:
            room[w] -= taken
        found.append(start)
    return tuple(found)
