"""The separable bound: what no calendar can go below, from each cohort alone and from the seats promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np

from alternance.calendar.alone import usable_options
from alternance.calendar.problem import Cohort, Floats, Ints, Problem
from alternance.calendar.single import Single, solve_single
from alternance.calendar.solution import Held

__all__ = ["Bounds", "alike", "single_bounds", "unfillable"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Each cohort's own bound of lag and lateness (infinite: proven that it has no calendar), and seats left empty."""

    singles: tuple[float, ...]
    unused: float
    proven: int
    complete: bool

    @property
    def total(self) -> float:
        """No calendar costs less."""
        return float(sum(self.singles)) + self.unused


def alike(problem: Problem) -> list[int]:
    """Return for each cohort the first one that differs from it by nothing but its id."""
    first: dict[Cohort, int] = {}
    return [first.setdefault(replace(cohort, id=""), k) for k, cohort in enumerate(problem.cohorts)]


def single_bounds(
    problem: Problem,
    found: Sequence[tuple[float, Held | None]],
    deterministic_time: float,
    pool: Executor,
    stop: Callable[[], bool],
) -> Bounds:
    """Bound every cohort alone.

    Parameters
    ----------
    found : sequence of (cost, schedule)
        The best known of each cohort alone (infinite, None: none): it costs nothing or serves as a hint.
    deterministic_time
        CP-SAT's own measure for each cohort that differs from those before.
    stop
        Polled before each cohort: from then on cohorts are left with the bound 0.

    Notes
    -----
    Cohorts run side by side, each with one worker and its own counted time, and are merged in their order: the
    result does not depend on how many run at once.
    """
    first = alike(problem)

    def one(k: int) -> Single | None:
        cost, hint = found[k]
        if cost <= 0.0:
            return Single(0.0, hint, True)
        return None if stop() else solve_single(problem, problem.cohorts[k], deterministic_time, hint)

    answers = dict(zip(sorted(set(first)), pool.map(one, sorted(set(first))), strict=True))
    known = [answers[k] for k in first]
    return Bounds(
        tuple(0.0 if s is None else s.bound for s in known),
        problem.weights.unused * unfillable(problem),
        sum(s is not None and s.proven for s in known),
        all(s is not None for s in known),
    )


def unfillable(problem: Problem) -> float:
    """Return the promised seats that all students together cannot fill, over all groups and weeks."""
    total = 0.0
    reach = _reach(problem)
    student_weeks = _student_weeks(problem)
    for k, group in enumerate(problem.seat_groups):
        most = min(float(np.minimum(group.promised, reach[k]).sum()), student_weeks[k])
        total += max(0.0, float(group.promised.sum()) - most)
    return total


def _reach(problem: Problem) -> Ints:
    """Return for each seat group the students who could be away in a week at most."""
    reach = np.zeros((len(problem.seat_groups), problem.weeks), np.int64)
    for cohort in problem.cohorts:
        usable = usable_options(problem, cohort)
        here = np.zeros_like(reach, np.bool_)
        for block, options in zip(cohort.blocks, usable, strict=True):
            weeks = sorted({w for k in options for w in block.options[k].away})
            for group in block.seat_groups:
                here[group, weeks] = True
        reach += cohort.size * here
    return reach


def _student_weeks(problem: Problem) -> Floats:
    """Return for each seat group the student-weeks of all blocks, at most."""
    total = np.zeros(len(problem.seat_groups))
    for cohort in problem.cohorts:
        for block in cohort.blocks:
            longest = max((len(o.away) for o in block.options), default=0)
            for group in block.seat_groups:
                total[group] += cohort.size * longest
    return total
