"""Every reason is proven by dropping it, every change by making it in the tables and planning again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import polars as pl
import pytest
from tests.calendar.reasons.impossible import IMPOSSIBLE, changed
from tests.communities import tiny

from alternance import calendar
from alternance.calendar.check import broken
from alternance.calendar.reasons import (
    Analysis,
    Budget,
    Case,
    Conflict,
    Oracle,
    Requirement,
    analyse,
    case_of,
    change_words,
    conflict_words,
)
from alternance.calendar.reasons.sizes import sized
from alternance.community import Community

WORK = 3_000


@cache
def looked_at(name: str) -> tuple[Community, calendar.Draft, Analysis]:
    community = IMPOSSIBLE[name][0]()
    draft = calendar.build(community)
    result = calendar.solve(draft.problem, work_limit=WORK)
    assert result.solution is None
    return community, draft, analyse(draft, result)


def planned(problem: calendar.Problem) -> bool:
    return calendar.solve(problem, work_limit=WORK).solution is not None


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_together_there_is_none_and_without_any_one_there_is(name: str) -> None:
    _, draft, found = looked_at(name)
    case, every = case_of(draft), set(case_of(draft).requirements())
    assert len(found.conflicts) == 1
    conflict = found.conflicts[0]
    core = set(conflict.requirements)
    assert {r.kind for r in core} >= IMPOSSIBLE[name][1]
    assert not planned(case.only(conflict.cohorts).without(every - core))
    assert all(conflict.freed)
    oracle = Oracle(Budget(1000))
    for requirement in core:
        assert any(kept(way, oracle.calendar(way)) for way in ways(case, conflict, requirement, oracle)), requirement


def ways(case: Case, conflict: Conflict, requirement: Requirement, oracle: Oracle) -> Iterator[calendar.Problem]:
    """Yield the problem without a requirement and all that is not named; where that is not enough, with it softened."""
    mine, dropped = case.only(conflict.cohorts), set(case.requirements()) - set(conflict.requirements)
    yield mine.without(dropped | {requirement})
    yield from (one.case.problem for one in sized(mine, requirement, oracle))


def kept(problem: calendar.Problem, solution: calendar.Solution | None) -> bool:
    """Tell whether a calendar was found that breaks nothing."""
    return solution is not None and solution.complete and not broken(problem, solution)


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_each_change_made_in_the_tables_gives_a_calendar(name: str) -> None:
    community, _, found = looked_at(name)
    assert found.complete
    assert found.changes
    assert list(found.changes) == sorted(found.changes, key=lambda change: change.price)
    for change in found.changes:
        assert planned(calendar.build(changed(community, change)).problem), change


@pytest.mark.parametrize(
    ("name", "kind", "size"),
    [
        ("positions where only one may begin", "beginners", 1),
        ("a module locked too late", "module start", -5),
        ("a module that takes few minutes a week", "weekly", 360),
        ("two cohorts in one room", "minutes", 315),
    ],
)
def test_a_change_that_is_one_less_would_not_do(name: str, kind: str, size: int) -> None:
    """Made in the tables; minutes are told in lessons of 45, and 300 more would do."""
    community, _, found = looked_at(name)
    (change,) = [change for change in found.changes if change.kind == kind]
    assert change.size == size
    grain = {"beginners": 1, "module start": -1, "weekly": 1, "minutes": 45}[kind]
    if kind != "beginners":  # who may begin at a position is said of all its seats
        less = replace(change, size=size - grain)
        assert not planned(calendar.build(changed(community, less)).problem)


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_both_are_said_in_words(name: str) -> None:
    _, draft, found = looked_at(name)
    for text in (conflict_words(draft, found.conflicts[0]), *(change_words(draft, c) for c in found.changes)):
        assert "{" not in text
        assert "|" not in text


def test_the_same_problem_is_explained_alike() -> None:
    name = "two cohorts at the same seats"
    _, draft, found = looked_at(name)
    assert analyse(draft, calendar.solve(draft.problem, work_limit=WORK)) == found


def test_an_analysis_that_is_cancelled_or_out_of_work_says_that_it_is_not_complete() -> None:
    _, draft, _ = looked_at("a seat too few")
    result = calendar.solve(draft.problem, work_limit=WORK)
    for found in (analyse(draft, result, cancelled=lambda: True), analyse(draft, result, questions=2)):
        assert not found.complete
        assert found.changes == ()


def test_progress_counts_the_questions() -> None:
    _, draft, _ = looked_at("a seat too few")
    told: list[int] = []
    analyse(draft, calendar.solve(draft.problem, work_limit=WORK), progress=told.append)
    assert told == list(range(1, len(told) + 1))


def test_sections_of_a_shared_module_may_be_larger_than_ideal() -> None:
    """Four students in two sections, a teacher for one: what a shared module asks is never proven, but it is offered."""
    community = IMPOSSIBLE["more sections than there are teachers for"][0]()
    community = community.with_tables(modules=community["modules"].with_columns(shared=pl.lit(True)))
    draft = calendar.build(community)
    result = calendar.solve(draft.problem, work_limit=WORK)
    assert result.status == "not found"
    found = analyse(draft, result)
    (larger,) = [change for change in found.changes if change.kind == "sections"]
    assert larger.size == 1, "of four students two sections of ideally two; of ideally three, one"
    assert planned(calendar.build(changed(community, larger)).problem)


def test_of_many_cohorts_what_a_calendar_is_over_a_limit_is_offered() -> None:
    """Twelve cohorts and seats for one at a time in twenty weeks: five of them show it, the seats must do for all."""
    many = tiny(weeks=20, cohorts={f"c{k:02}": {} for k in range(12)}, positions={"p1": {"seats": 2}})
    draft = calendar.build(many)
    result = calendar.solve(draft.problem, work_limit=WORK)
    assert result.solution is None
    found = analyse(draft, result)
    seats = [change for change in found.changes if change.kind == "seats"]
    assert len(seats) == 1
    assert planned(calendar.build(changed(many, seats[0])).problem)
