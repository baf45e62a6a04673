"""Held against every staffing of tiny problems."""

from __future__ import annotations

from dataclasses import replace

from tests.staffing.made import allowed, every, loads, random_problem, worth

from alternance.staffing import Problem, solve
from alternance.staffing.greedy import greedy


def test_the_best_of_all_staffings_and_its_bound() -> None:
    seen = {"unstaffed": 0, "over": 0, "optimal": 0, "better than greedy": 0}
    for seed in range(60):
        problem = random_problem(seed)
        result = solve(problem)
        best = min(worth(problem, given) for given in every(problem))
        assert allowed(problem, result.teacher), seed
        assert result.objective == worth(problem, result.teacher) == best, seed
        assert result.bound <= best + 1e-6, seed
        assert {row.section for row in result.unstaffed} | result.teacher.keys() == {s.id for s in problem.sections}
        seen["unstaffed"] += bool(result.unstaffed)
        seen["over"] += result.over_contract > 0
        seen["optimal"] += result.status == "optimal"
        seen["better than greedy"] += best < worth(problem, greedy(problem))
    assert seen["optimal"] == 60 and min(seen.values()) > 5, seen


def test_minutes_over_contract_are_those_above_it_week_by_week() -> None:
    for seed in range(40):
        problem = random_problem(seed)
        result = solve(problem)
        contract = {its.id: its.contract for its in problem.teachers}
        over = {at: minutes - contract[at[0]][at[1]] for at, minutes in loads(problem, result.teacher).items()}
        assert result.over_contract == sum(max(0, minutes) for minutes in over.values())


def test_with_hardly_any_work_it_is_still_a_staffing_with_a_bound_below_it() -> None:
    for seed in range(20):
        problem = random_problem(seed)
        result = solve(problem, work=1e-9)
        assert allowed(problem, result.teacher)
        assert result.bound <= min(worth(problem, given) for given in every(problem)) <= result.objective


def test_two_schools_are_solved_apart_and_two_workers_change_nothing() -> None:
    for seed in range(10):
        one, other = random_problem(seed), random_problem(seed + 500)
        sections = [replace(s, id=f"b{s.id}", school="z", locked=None) for s in other.sections]
        teachers = [replace(t, id=f"b{t.id}", school="z") for t in other.teachers]
        both = Problem((*one.sections, *sections), (*one.teachers, *teachers))
        result = solve(both, workers=1)
        assert result == solve(both, workers=2)
        assert result.objective == worth(both, result.teacher)
        assert {s: t for s, t in result.teacher.items() if s.startswith("x")} == solve(one).teacher
