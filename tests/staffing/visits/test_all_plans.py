"""Held against every plan of visits of tiny problems."""

from __future__ import annotations

from tests.staffing.visits.made import allowed, cost, every, random_problem

from alternance.staffing.visits import solve
from alternance.staffing.visits.bound import bound
from alternance.staffing.visits.diary import worth
from alternance.staffing.visits.greedy import greedy
from alternance.staffing.visits.improve import improve


def test_the_best_of_all_plans_and_its_bounds() -> None:
    seen = {"missed": 0, "greedy was best": 0, "better than greedy": 0, "bound met": 0}
    for seed in range(150):
        problem = random_problem(seed)
        best = min(cost(problem, visits) for visits in every(problem))
        first, least, result = greedy(problem), bound(problem), solve(problem)
        assert allowed(problem, first) and allowed(problem, result.visits), seed
        assert worth(problem, first) == cost(problem, first), seed
        assert result.objective == cost(problem, result.visits) == best, seed
        assert least <= best and result.bound <= best + 1e-6, seed
        assert result.status == "optimal", seed
        asked = sum(len(row.stretches) for row in problem.placements)
        assert len(result.visits) + len(result.missed) == asked
        seen["missed"] += bool(result.missed)
        seen["greedy was best"] += worth(problem, first) == best
        seen["better than greedy"] += worth(problem, first) > best
        seen["bound met"] += least == best
    assert min(seen.values()) > 15, seen


def test_without_a_solver_the_first_plan_and_the_bound_still_hold() -> None:
    for seed in range(150, 220):
        problem = random_problem(seed)
        result = solve(problem, cancelled=lambda: True)
        assert allowed(problem, result.visits)
        assert result.bound <= min(cost(problem, visits) for visits in every(problem)) <= result.objective


def test_making_it_better_never_makes_it_worse_and_often_helps() -> None:
    helped = 0
    for seed in range(220, 360):
        problem = random_problem(seed)
        first = greedy(problem)
        better = improve(problem, first)
        assert allowed(problem, better), seed
        assert cost(problem, better) <= cost(problem, first), seed
        helped += cost(problem, better) < cost(problem, first)
    assert helped > 10
