"""Conflicts on drawn tiny problems, against trying everything; and the divide and conquer against trying all parts."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.calendar.instances import all_calendars, problems

from alternance.calendar.problem import Problem
from alternance.calendar.reasons import Budget, Case, Oracle, OutOfWorkError, conflict
from alternance.calendar.reasons.conflict import irreducible
from alternance.calendar.reasons.sizes import sized

few = settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


def feasible(problem: Problem) -> bool:
    return next(iter(all_calendars(problem)), None) is not None


@few
@given(problems(cohorts=2))
def test_a_conflict_is_true_and_irreducible(problem: Problem) -> None:
    """Together without a calendar; without any one named where a calendar is said to be, there is one."""
    case = Case(problem)
    found = conflict(case, Oracle(Budget(10_000)))
    if found is None:
        return
    every = set(case.requirements())
    core = set(found.requirements)
    assert not feasible(problem)
    assert not feasible(case.without(every - core))
    for requirement, freed in zip(found.requirements, found.freed, strict=True):
        if freed and requirement.kind not in ("weekly", "day"):  # too many calendars to try them all
            assert feasible(case.without(every - core | {requirement}))


@few
@given(problems(cohorts=2))
def test_what_is_softened_as_little_as_said_has_a_calendar(problem: Problem) -> None:
    case, oracle = Case(problem), Oracle(Budget(10_000))
    found = conflict(case, oracle)
    if found is None:
        return
    case = case.only(found.cohorts)
    for requirement in found.requirements:
        if requirement.kind in ("weekly", "day"):  # too many calendars to try them all
            continue
        for one in sized(case, requirement, oracle):
            assert one.change.size != 0
            assert feasible(one.case.problem)


@given(st.sets(st.frozensets(st.integers(0, 7), min_size=1, max_size=3), min_size=1, max_size=4))
def test_divide_and_conquer_finds_an_irreducible_part(conflicts: set[frozenset[int]]) -> None:
    def impossible(kept: object) -> bool:
        return any(c <= set(kept) for c in conflicts)  # type: ignore[call-overload]

    found = irreducible(range(8), impossible)
    assert impossible(found)
    assert not any(impossible(part) for part in combinations(found, len(found) - 1))


def test_where_nothing_is_left_to_drop_nothing_is_named() -> None:
    assert irreducible((1, 2), lambda kept: True) == ()


def test_the_dearer_of_two_conflicts_is_not_the_one_that_is_named() -> None:
    assert irreducible((1, 2, 3, 4), lambda kept: {1, 2} <= set(kept) or {3, 4} <= set(kept)) == (1, 2)


@pytest.mark.parametrize("questions", [0, 3])
def test_the_work_is_bounded(questions: int) -> None:
    budget = Budget(questions)
    for _ in range(questions):
        budget.spend()
    with pytest.raises(OutOfWorkError):
        budget.spend()
    assert not budget.cut


def test_a_cancelled_analysis_says_so() -> None:
    budget = Budget(5, cancelled=lambda: True)
    with pytest.raises(OutOfWorkError):
        budget.spend()
    assert budget.cut
