"""Solving a calendar: a bound from each cohort alone, then several chains of ruin and recreate.

Everything is counted in work (schedules tried), nothing in time: the same problem, work limit and seed give the same
calendar on every machine and for any number of workers. Only a cancellation makes a result that cannot be repeated,
and it says so.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field

from alternance.calendar.blocking import blocking
from alternance.calendar.bounds import Bounds, single_bounds
from alternance.calendar.chains import HEAT, Chains, alone
from alternance.calendar.check import broken
from alternance.calendar.explain import hopeless
from alternance.calendar.guess import better_alone, published
from alternance.calendar.objective import evaluate
from alternance.calendar.pack import pack
from alternance.calendar.problem import Problem
from alternance.calendar.reason import Reason
from alternance.calendar.solution import Point, Result, Solution, Status

__all__ = ["default_work", "solve"]

SLICES = 24  # looks at progress and cancellation, at the least
SLICE_MOST = 20_000  # schedules of one chain between two looks: with any work limit a cancellation is soon heard
GRACE = 3  # slices in which a search that is cancelled may still meet its first calendar: whoever stops wants a plan
GATHER_AT = (0.5, 0.75, 0.875)  # shares of the slices after which all chains go on from the best
ALONE_SHARE = 0.06  # of the work, on each cohort alone
ALONE_MOST = 5_000  # schedules of one cohort alone
DETERMINISTIC = 4e-5  # CP-SAT's counted seconds for one schedule of the work limit
DETERMINISTIC_MOST = 10.0  # CP-SAT's counted seconds for one cohort
LEAST_WORK, WORK_PER_COHORT, MOST_WORK = 20_000, 15_000, 3_000_000
CLASS = 8  # students from which on a cohort counts as a whole one
SAME = 1e-6


def default_work(problem: Problem) -> int:
    """Return the work limit used where none is given: by the number of cohorts; those of a few students count less."""
    classes = sum(min(CLASS, max(1, c.size)) for c in problem.cohorts) / CLASS
    return min(MOST_WORK, LEAST_WORK + int(WORK_PER_COHORT * classes))


@dataclass
class _Run:
    """What a run says while it goes on."""

    progress: Callable[[Point], None] | None
    cancelled: Callable[[], bool] | None
    trace: list[Point] = field(default_factory=list)
    cut: bool = False

    def stop(self) -> bool:
        self.cut = self.cut or (self.cancelled is not None and self.cancelled())
        return self.cut

    def say(self, stage: str, work: int, total: float | None, bound: float) -> None:
        point = Point(stage, work, total, bound)
        self.trace.append(point)
        if self.progress:
            self.progress(point)


def solve(
    problem: Problem,
    *,
    work_limit: int | None = None,
    workers: int = 1,
    seed: int = 0,
    progress: Callable[[Point], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Result:
    """Find a calendar of low cost and a bound that no calendar goes below.

    Parameters
    ----------
    work_limit
        Schedules to try in all; None: by the problem's size. CP-SAT gets counted time in proportion.
    workers
        Threads. The result never depends on them.
    progress
        Called now and then with the best total and bound so far.
    cancelled
        Polled; once true, the best so far is returned, with `reproducible` False. Where there is none yet, a few
        slices of work may still find the first.

    Returns
    -------
    Result
        Its `solution` is complete and was checked against every rule in plain Python.
    """
    work = default_work(problem) if work_limit is None else max(1, work_limit)
    run = _Run(progress, cancelled)
    if reasons := hopeless(problem):
        return _without(problem, "impossible", reasons, float("inf"), run, 0)
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        return _solve(problem, work, seed, pool, run)


def _solve(problem: Problem, work: int, seed: int, pool: Executor, run: _Run) -> Result:
    p = pack(problem)
    each = min(ALONE_MOST, max(200, int(work * ALONE_SHARE / max(1, len(problem.cohorts)))))
    known = alone(problem, p, each, seed, pool)
    spent = each * len(known)
    run.say("alone", spent, None, 0.0)
    time = min(DETERMINISTIC_MOST, work * DETERMINISTIC / max(1, len(problem.cohorts)))
    bounds = single_bounds(problem, known, time, pool, run.stop)
    if any(b == float("inf") for b in bounds.singles):
        reasons = [
            Reason("alone", c.id, proven=True)
            for c, b in zip(problem.cohorts, bounds.singles, strict=True)
            if b == float("inf")
        ]
        return _without(problem, "impossible", reasons, float("inf"), run, spent)
    run.say("bound", spent, None, bounds.total)
    before = [published(problem, cohort) for cohort in problem.cohorts]
    best = better_alone(problem, better_alone(problem, known, bounds.guesses), before)
    chains = Chains(problem, p, seed, best, before)
    chains.begin(pool)
    _improve(chains, work, pool, run, bounds)
    return _result(problem, chains, bounds, run)


def _improve(chains: Chains, work: int, pool: Executor, run: _Run, bounds: Bounds) -> None:
    """Cool down over all slices; late in the search all chains go on from the best."""
    highest, lowest = HEAT
    slices = max(SLICES, work // (SLICE_MOST * len(chains.chains)))
    share = max(1, work // (slices * len(chains.chains)))
    gather_at = {int(part * slices) for part in GATHER_AT}
    for k in range(slices):
        if run.stop() and (k >= GRACE or chains.best() is not None):
            return
        if k in gather_at:
            chains.gather()
        heat = [highest * (lowest / highest) ** ((k + step) / slices) for step in (0, 1)]
        chains.improve(pool, share, *heat)
        best = chains.best()
        run.say("improve", chains.work, None if best is None else best[0], bounds.total)
        if best is not None and best[0] <= bounds.total + SAME:
            return


def _result(problem: Problem, chains: Chains, bounds: Bounds, run: _Run) -> Result:
    best = chains.best()
    if best is None:
        partial, reasons = blocking(problem, chains)
        return _without(problem, "not found", reasons, bounds.total, run, chains.work, partial)
    solution = best[1]
    wrong = broken(problem, solution)
    if wrong:
        raise AssertionError(f"a calendar breaks its own rules: {wrong[:5]}")
    parts = evaluate(problem, solution)
    status: Status = "optimal" if parts.total <= bounds.total + SAME else "feasible"
    return Result(
        solution,
        solution,
        parts,
        min(bounds.total, parts.total),
        status,
        (),
        tuple(run.trace),
        not run.cut,
        chains.work,
    )


def _without(
    problem: Problem,
    status: Status,
    reasons: list[Reason],
    bound: float,
    run: _Run,
    work: int,
    partial: Solution | None = None,
) -> Result:
    partial = partial or Solution((None,) * len(problem.cohorts))
    parts = evaluate(problem, partial)
    return Result(None, partial, parts, bound, status, tuple(reasons), tuple(run.trace), not run.cut, work)
