"""Tiny calendar problems at random, and all their calendars by trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from hypothesis import strategies as st

from alternance.calendar import objective
from alternance.calendar.check import broken, broken_alone
from alternance.calendar.objective import evaluate
from alternance.calendar.problem import (
    BeginnerGroup,
    Block,
    Cohort,
    Distance,
    Module,
    Need,
    Problem,
    Resource,
    SeatGroup,
    Weights,
)
from alternance.calendar.solution import Held, Parts, Solution
from alternance.calendar.walk import module_weeks, option, practice_weeks, week_states

__all__ = ["all_alone", "all_calendars", "alone_cost", "lagging", "problems"]

Draw = st.DrawFn


@st.composite
def problems(draw: Draw, *, coupled: bool = True, cohorts: int = 2) -> Problem:
    """Draw a problem of 5 to 8 weeks, up to `cohorts` cohorts, 1 to 3 modules and at most one block or two each."""
    weeks = draw(st.integers(5, 8))
    days = np.array([[draw(st.sampled_from([5, 5, 5, 4, 3, 0])) for _ in range(weeks)]], np.int64)
    count = draw(st.integers(1, cohorts))
    resources, seats, begin = _limits(draw, weeks) if coupled else ((), (), ())
    made = tuple(_cohort(draw, f"c{k}", days, bool(resources), begin) for k in range(count))
    weights = Weights(draw(st.sampled_from([1.0, 0.5])), draw(st.sampled_from([10.0, 2.0])), 1.0, 0.25)
    return Problem(days, made, resources, seats, begin, weights)


@st.composite
def lagging(draw: Draw, *, exact: bool = False) -> Problem:
    """Draw a problem of one cohort whose block needs and applies 2 or 3 modules, which do not fit beside each other.

    `exact`: one weekly rate a module, a multiple of five, as the model of one cohort takes it without loss.
    """
    weeks = draw(st.integers(8, 11))
    days = np.array([[draw(st.sampled_from([5, 5, 5, 4, 3, 0])) for _ in range(weeks)]], np.int64)
    count = draw(st.integers(2, 3))
    modules = []
    for k in range(count):
        weekly = draw(st.sampled_from([5, 10, 15])) if exact else draw(st.integers(3, 9))
        most = weekly if exact else weekly + draw(st.integers(0, 2))
        minutes = draw(st.integers(1, 3)) * weekly + draw(st.integers(0, 2))
        modules.append(Module(f"m{k}", minutes, weekly, most, draw(st.booleans())))
    block = _block(draw, 0, days[0].tolist(), False, ())
    phases = len(block.options[0].phases) if block.options else 1
    needs = tuple(Need(0, draw(st.integers(0, phases - 1)), (k,), "a") for k in range(count))
    after = (Distance(0, 1),) if draw(st.booleans()) else ()
    applies = tuple((k, 0) for k in range(count))
    cohort = Cohort("c", 0, 0, weeks, draw(st.integers(2, 3)), 1, tuple(modules), (block,), after, needs, (), applies)
    return Problem(days, (cohort,))


def _limits(draw: Draw, weeks: int) -> tuple[tuple[Resource, ...], tuple[SeatGroup, ...], tuple[BeginnerGroup, ...]]:
    capacity = np.full(weeks, draw(st.integers(6, 16)), np.int64)
    seats = np.array([draw(st.integers(1, 4)) for _ in range(weeks)], np.int64)
    promised = np.minimum(seats, draw(st.integers(0, 2)))
    return (
        (Resource("r", capacity, capacity.astype(float)),),
        (SeatGroup("s", seats, promised),),
        tuple(BeginnerGroup(f"g{k}", draw(st.integers(1, 4)), k < 2) for k in range(draw(st.integers(0, 3)))),
    )


def _cohort(draw: Draw, name: str, days: np.ndarray, limited: bool, begin: tuple[BeginnerGroup, ...]) -> Cohort:
    weeks = days.shape[1]
    modules = tuple(_module(draw, k, limited, weeks) for k in range(draw(st.integers(1, 3))))
    blocks = tuple(_block(draw, k, days[0].tolist(), limited, begin) for k in range(draw(st.integers(0, 2))))
    pairs = [(m, b) for m in range(len(modules)) for b in range(len(blocks))]
    needs = tuple(
        Need(b, draw(st.integers(0, len(blocks[b].options[0].phases) - 1)) if blocks[b].options else 0, ms, "a")
        for b in range(len(blocks))
        if (ms := tuple(draw(st.lists(st.integers(0, len(modules) - 1), max_size=2, unique=True))))
    )
    applies = tuple(p for p in pairs if draw(st.booleans()))
    needed = {(m, n.block) for n in needs for m in n.modules}
    builds_on = tuple(p for p in pairs if p not in applies and p not in needed and draw(st.integers(0, 4)) == 4)
    distances: tuple[Distance, ...] = ()
    if len(modules) > 1 and draw(st.booleans()):
        distances = (Distance(0, 1, draw(st.integers(0, 1)), draw(st.sampled_from([None, 2]))),)
    return Cohort(
        name, 0, draw(st.integers(0, 1)), draw(st.integers(2, weeks)), draw(st.integers(1, 2)), draw(st.integers(1, 2)),
        modules, blocks, distances, needs, builds_on, applies,
    )  # fmt: skip


def _module(draw: Draw, k: int, limited: bool, weeks: int) -> Module:
    weekly = draw(st.integers(2, 6))
    window = draw(st.sampled_from([None, None, (1, weeks), (0, weeks - 1)]))
    return Module(
        f"m{k}", draw(st.integers(2, 12)), weekly, weekly + draw(st.integers(0, 2)), draw(st.booleans()), window,
        uses=((0, draw(st.integers(1, 2))),) if limited and draw(st.booleans()) else (),
    )  # fmt: skip


def _block(draw: Draw, k: int, days: list[int], limited: bool, begin: tuple[BeginnerGroup, ...]) -> Block:
    phases = draw(st.sampled_from([[1], [2], [1, 1]]))
    rhythm = draw(st.sampled_from([None, None, (1, 1)]))
    holidays = draw(st.booleans())
    group = tuple(g for g in range(len(begin)) if draw(st.booleans()))
    options = [
        option(away, phases, group if w % 2 == 0 else ())
        for w in range(len(days))
        if (away := practice_weeks(days, w, sum(phases), in_holidays=holidays, rhythm=rhythm))
    ]
    return Block(f"b{k}", tuple(options), rhythm is None, (0,) if limited and draw(st.booleans()) else ())


def all_alone(problem: Problem, cohort: int) -> list[Held]:
    """Return every calendar of one cohort that keeps the rules when nobody else is there."""
    c = problem.cohorts[cohort]
    found = []
    for options in product(*(range(len(b.options)) for b in c.blocks)):
        taken = [b.options[k] for b, k in zip(c.blocks, options, strict=True)]
        states = week_states(problem, c, taken)
        ways = [
            [
                (start, weekly)
                for start in range(problem.weeks)
                for weekly in range(m.weekly_min, m.weekly_max + 1)
                if module_weeks(states, m, start, weekly)
            ]
            for m in c.modules
        ]
        for chosen in product(*ways):
            held = Held(options, tuple(s for s, _ in chosen), tuple(h for _, h in chosen))
            if not broken_alone(problem, c, held):
                found.append(held)
    return found


def alone_cost(problem: Problem, cohort: int, held: Held) -> float:
    """Return what one cohort costs whatever the others do."""
    c = problem.cohorts[cohort]
    return objective.alone_cost(problem, c, held, problem.teaching_before()[c.calendar])


def all_calendars(problem: Problem) -> Iterator[tuple[Solution, Parts]]:
    """Yield every calendar of all cohorts with its cost."""
    each = [all_alone(problem, k) for k in range(len(problem.cohorts))]
    for held in product(*each):
        solution = Solution(held)
        if not broken(problem, solution):
            yield solution, evaluate(problem, solution)
