"""Modules that begin at dates, and in any order: hopeless where no date is left, freed where they are dropped."""

from __future__ import annotations

import numpy as np
import pytest

from alternance.calendar.earliest import earliest_ends
from alternance.calendar.explain import hopeless
from alternance.calendar.problem import Block, Cohort, Module, Need, Option, OrderGroup, Problem
from alternance.calendar.reasons import Budget, Case, Oracle, conflict

WEEKS = 10


def problem(*modules: Module, orders: tuple[OrderGroup, ...] = (), block: int = 4) -> Problem:
    """Return a problem of one cohort with a block in week `block` that needs every module."""
    needs = tuple(Need(0, 0, (k,), m.id) for k, m in enumerate(modules))
    held = Block("b", (Option((block,), (block,)),))
    cohort = Cohort("c", 0, 0, WEEKS, 60, 1, modules, (held,), (), needs, orders=orders)
    return Problem(np.full((1, WEEKS), 5, np.int64), (cohort,))


def course(name: str, *dates: int) -> Module:
    return Module(name, 240, 240, 240, dates=tuple((week, None) for week in dates))


@pytest.mark.parametrize(("dates", "end"), [((), 1), ((3,), 4), ((0, 3), 1), ((WEEKS,), None)])
def test_the_earliest_end_follows_the_dates(dates: tuple[int, ...], end: int | None) -> None:
    made = problem(course("m", *dates))
    assert earliest_ends(made, made.cohorts[0]) == [end]


def test_a_date_after_the_block_is_named_and_dropping_it_frees() -> None:
    made = problem(course("m", 5, 7))
    assert [reason.code for reason in hopeless(made)] == ["taught_too_late"]
    found = conflict(Case(made), Oracle(Budget(200)))
    assert found is not None
    assert {r.kind for r in found.requirements} == {"need", "dates"}
    assert found.freed == (True, True)


def test_courses_in_any_order_with_too_much_between_them_are_named() -> None:
    made = problem(course("m1"), course("m2"), course("m3"), orders=(OrderGroup((0, 1, 2), 2),))
    found = conflict(Case(made), Oracle(Budget(400)))
    assert found is not None
    assert "any order" in {r.kind for r in found.requirements}
    assert all(found.freed)
    assert (
        conflict(Case(problem(*made.cohorts[0].modules, orders=(OrderGroup((0, 1, 2), 0),))), Oracle(Budget(9))) is None
    )
