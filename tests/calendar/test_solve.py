"""Solving: the same result for any number of workers, stopping at once, and reasons."""

from __future__ import annotations

import numpy as np
import pytest

from alternance.calendar.check import broken
from alternance.calendar.peaks import least_peaks
from alternance.calendar.problem import Block, Cohort, Distance, Module, Need, Problem, Resource, SeatGroup
from alternance.calendar.reason import Reason
from alternance.calendar.solution import Point
from alternance.calendar.solve import solve
from alternance.calendar.walk import option

WEEKS = 16


def whole(weeks: int, length: int, group: tuple[int, ...] = (0,)) -> Block:
    options = tuple(option(tuple(range(w, w + length)), [length]) for w in range(weeks - length + 1))
    return Block("b", options, True, group)


def cohort(name: str, *, size: int = 10, modules: int = 3, group: tuple[int, ...] = (0,)) -> Cohort:
    taught = tuple(Module(f"m{k}", 600, 300, 300, uses=((0, 1),)) for k in range(modules))
    needs = tuple(Need(0, 0, (k,), f"aim {k}") for k in range(modules))
    return Cohort(name, 0, 0, WEEKS, 120, size, taught, (whole(WEEKS, 3, group),), (), needs, (), ((0, 0), (1, 0)))


def school(cohorts: int, *, seats: int = 20, minutes: int = 1200) -> Problem:
    days = np.full((1, WEEKS), 5, np.int64)
    capacity = np.full(WEEKS, minutes, np.int64)
    group = SeatGroup("seats", np.full(WEEKS, seats, np.int64), np.full(WEEKS, 2, np.int64))
    made = tuple(cohort(f"c{k}") for k in range(cohorts))
    return Problem(days, made, (Resource("metal", capacity, capacity.astype(float)),), (group,))


def test_workers_never_change_the_result() -> None:
    problem = school(5)
    one, two = (solve(problem, work_limit=6_000, workers=n) for n in (1, 2))
    assert one.solution is not None
    assert (one.solution, one.parts, one.bound, one.work) == (two.solution, two.parts, two.bound, two.work)


def test_the_seed_is_kept() -> None:
    problem = school(4)
    assert solve(problem, work_limit=4_000, seed=3) == solve(problem, work_limit=4_000, seed=3)


def test_progress_says_bound_and_incumbent() -> None:
    points: list[Point] = []
    result = solve(school(4), work_limit=4_000, progress=points.append)
    assert tuple(points) == result.trace
    totals = [point.total for point in points if point.total is not None]
    assert totals == sorted(totals, reverse=True)
    assert totals[-1] == pytest.approx(result.parts.total)
    assert all(point.bound <= result.parts.total + 1e-6 for point in points)


def test_a_module_that_cannot_come_before_its_block_comes_soon_after() -> None:
    """Weeks between count in both directions: else a calendar that may teach too late would be free to."""
    days = np.full((1, WEEKS), 5, np.int64)
    block = Block("b", (option((3, 4), [2]),), True)
    taught = (Module("long", 1500, 300, 300), Module("short", 300, 300, 300))
    one = Cohort("c", 0, 0, WEEKS, 300, 10, taught, (block,), (), (), (), ((0, 0), (1, 0)))
    result = solve(Problem(days, (one,)), work_limit=2_000)
    assert result.solution is not None
    held = result.solution.cohorts[0]
    assert held is not None and held.starts == (5, 2)
    assert (result.parts.lag, result.bound, result.status) == (5, 5, "optimal")


def test_cancelled_at_once_says_so() -> None:
    result = solve(school(4), work_limit=400_000, cancelled=lambda: True)
    assert not result.reproducible
    assert result.solution is not None, "the first calendar is still looked for"
    assert not broken(school(4), result.solution)
    assert result.bound <= result.parts.total
    assert result.work < 100_000


def test_cancelled_without_a_calendar_in_sight_ends_soon() -> None:
    result = solve(school(5, seats=15), work_limit=400_000, cancelled=lambda: True)
    assert (result.solution, result.status, result.reproducible) == (None, "not found", False)
    assert result.work < 100_000


def test_cancelled_later_keeps_the_best() -> None:
    seen: list[Point] = []
    result = solve(school(4), work_limit=400_000, progress=seen.append, cancelled=lambda: len(seen) > 3)
    assert result.solution is not None
    assert not result.reproducible
    assert not broken(school(4), result.solution)
    assert result.work < 400_000


def test_too_few_seats_are_named() -> None:
    """In 15 seats cohorts of ten go one by one: after four weeks of lessons, four times three weeks fit in 16."""
    assert solve(school(4, seats=15), work_limit=8_000).solution is not None
    result = solve(school(5, seats=15), work_limit=8_000)
    assert result.solution is None
    assert result.status == "not found"
    assert {reason.code for reason in result.reasons} == {"over_seats"}
    assert {reason.group for reason in result.reasons} == {"seats"}
    left_out = [c.id for c, held in zip(school(5).cohorts, result.partial.cohorts, strict=True) if held is None]
    assert sorted({reason.cohort for reason in result.reasons}) == left_out
    assert not broken(school(5, seats=15), result.partial)


def test_too_few_teachers_are_named() -> None:
    result = solve(school(4, minutes=300), work_limit=8_000)
    assert {reason.group for reason in result.reasons} == {"metal"}


def test_what_is_taught_too_late_is_named_with_both_weeks() -> None:
    """m1 follows m0, two weeks each: week 4 at the earliest, and the block begins in week 2 at the latest."""
    days = np.full((1, WEEKS), 5, np.int64)
    block = Block("b", tuple(option((w, w + 1), [2]) for w in range(3)), True)
    taught = tuple(Module(f"m{k}", 600, 300, 300) for k in range(2))
    needs = (Need(0, 0, (0,), "first"), Need(0, 0, (1,), "second"))
    one = Cohort("c", 0, 0, WEEKS, 600, 10, taught, (block,), (Distance(0, 1),), needs)
    result = solve(Problem(days, (one,)), work_limit=1_000)
    assert result.status == "impossible"
    assert result.reasons == (Reason("taught_too_late", "c", "b", "m1", weeks=(2, 4), what="second", proven=True),)


def test_a_cohort_that_never_fits_is_proven() -> None:
    result = solve(school(2, seats=9), work_limit=1_000)
    assert result.status == "impossible"
    assert result.bound == float("inf")
    assert {(r.code, r.cohort, r.proven) for r in result.reasons} == {
        ("option_too_small", "c0", True),
        ("option_too_small", "c1", True),
    }


def test_the_unused_promise_is_bounded() -> None:
    """Two seats promised in 16 weeks: a cohort of ten away for three weeks leaves 2 times 13 empty."""
    problem = school(1)
    result = solve(problem, work_limit=2_000)
    assert result.parts.unused == 26
    assert result.bound == pytest.approx(result.parts.total - result.parts.peak + least_peaks(problem))
