"""The separable bound: what no calendar can go below, from each cohort alone, the seats promised and the peaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

import numpy as np

from alternance.calendar.alone import usable_options
from alternance.calendar.peaks import least_peaks
from alternance.calendar.problem import Cohort, Problem
from alternance.calendar.single import Single, floor_of, solve_single
from alternance.calendar.single_extra import fewest_weeks
from alternance.calendar.solution import Held

__all__ = ["Bounds", "alike", "single_bounds", "thin_courses", "unfillable"]


#: Times the counted time that a cohort gets for which no schedule at all is known.
HARD = 8
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Bounds:
    """Each cohort's own bound (infinite: it has no calendar), and what seats, courses and peaks cost at least.

    `guesses` are schedules of one cohort alone that CP-SAT met, right in its relaxation.
    """

    singles: tuple[float, ...]
    guesses: tuple[Held | None, ...]
    unused: float
    thin: float
    peak: float
    proven: int
    complete: bool

    @property
    def total(self) -> float:
        """No calendar costs less."""
        return float(sum(self.singles)) + self.unused + self.thin + self.peak


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
        floor = floor_of(problem, problem.cohorts[k])
        if cost <= floor + SAME:
            return Single(floor, hint, True)
        time = deterministic_time * (1 if hint else HARD)
        return None if stop() else solve_single(problem, problem.cohorts[k], time, hint)

    answers = dict(zip(sorted(set(first)), pool.map(one, sorted(set(first))), strict=True))
    known = [answers[k] for k in first]
    return Bounds(
        tuple(0.0 if s is None else s.bound for s in known),
        tuple(None if s is None else s.guess for s in known),
        problem.weights.unused * unfillable(problem),
        problem.weights.thin * thin_courses(problem),
        problem.weights.peak * least_peaks(problem),
        sum(s is not None and s.proven for s in known),
        all(s is not None for s in known),
    )


def unfillable(problem: Problem) -> float:
    """Return the promised seats that all students together cannot fill, over all groups and weeks.

    A week is filled by at most all students who could be away in it; and a block fills in each of its weeks at most
    its cohort's size and what is promised then, over its weeks at most what its best option does.
    """
    reach = np.zeros((len(problem.seat_groups), problem.weeks), np.int64)
    most = np.zeros(len(problem.seat_groups), np.int64)
    for cohort in problem.cohorts:
        here = np.zeros_like(reach, np.bool_)
        for block, usable in zip(cohort.blocks, usable_options(problem, cohort), strict=True):
            for group in block.seat_groups:
                fills = np.minimum(cohort.size, problem.seat_groups[group].promised)
                away = [list(block.options[k].away) for k in usable]
                most[group] += max((int(fills[weeks].sum()) for weeks in away), default=0)
                here[group, [week for weeks in away for week in weeks]] = True
        reach += cohort.size * here
    promised = np.array([group.promised for group in problem.seat_groups], np.int64).reshape(reach.shape)
    filled = np.minimum(np.minimum(promised, reach).sum(axis=1), most)
    return float((promised.sum(axis=1) - filled).sum())


def thin_courses(problem: Problem) -> int:
    """Return the lesson weeks of thin sections that shared modules have at the least.

    Where all who take one are too few for one section, at least one section is thin as long as it is taught.
    """
    students = [0] * len(problem.shared)
    weeks: dict[int, int] = {}
    for cohort in problem.cohorts:
        most_days = int(problem.days[cohort.calendar].max(initial=0))
        for module in cohort.modules:
            if module.shared is not None:
                students[module.shared] += cohort.size
                least = fewest_weeks(module, most_days)
                weeks[module.shared] = min(least, weeks.get(module.shared, least))
    return sum(least for q, least in weeks.items() if students[q] < problem.shared[q].section_min)
