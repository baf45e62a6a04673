"""The best choice, and the whole frontier, against trying everything on tiny instances."""

from __future__ import annotations

import pytest
from tests.gap.recommend.instances import choices, pareto, random_problem

from alternance.gap.recommend import Problem, frontier, solve
from alternance.gap.recommend.evaluate import broken, moved, spread, worth

SEEDS = range(150)


@pytest.mark.parametrize("part", range(5))
def test_the_best_choice_and_the_whole_frontier(part: int) -> None:
    several = 0
    for seed in SEEDS[part::5]:
        problem = random_problem(seed)
        steps = pareto(problem)
        found = frontier(problem)
        assert found.whole and [(p.moved, p.worth) for p in found.points] == steps, seed
        for point in found.points:
            assert point.status == "optimal" and point.bound == point.worth
            assert (worth(problem, point.levels), moved(problem, point.levels)) == (point.worth, point.moved)
            assert not list(broken(problem, point.levels, point.moved))
        allowed = steps[-1][0] // 2
        best = solve(problem, allowed)
        assert best.worth == max(value for minutes, value in steps if minutes <= allowed), seed
        assert best.moved == min(minutes for minutes, value in steps if value == best.worth)
        several += len(steps) > 1
    assert several > 5  # there is something to choose in many of them


def test_of_equal_choices_the_one_with_fewest_changes() -> None:
    for seed in range(40):
        problem = random_problem(seed)
        best = solve(problem)
        equal = [
            levels
            for levels in choices(problem)
            if worth(problem, levels) == best.worth and moved(problem, levels) == best.moved
        ]
        assert best.levels in equal
        assert weight(problem, best.levels) == min(weight(problem, levels) for levels in equal), seed


def weight(problem: Problem, levels: tuple[int, ...]) -> int:
    asked = {want.competence for want in problem.wants}
    total = 0
    for source, level in zip(problem.sources, levels, strict=True):
        if level > source.now:
            total += 1 if source.near else 2
        elif level < source.now:
            total += 3 if source.competence in asked else 1
    return total


def test_few_points_lie_at_hours_equally_far_apart_and_say_so() -> None:
    problem = next(p for p in map(random_problem, range(999)) if len(pareto(p)) > 4)
    steps = pareto(problem)
    found = frontier(problem, points=3)
    budgets = [steps[-1][0] * step // 2 for step in range(3)]
    assert not found.whole
    expected = [max((value, -minutes) for minutes, value in steps if minutes <= budget) for budget in budgets]
    assert [(p.worth, -p.moved) for p in found.points] == sorted(set(expected))


def test_minutes_are_spread_to_the_minute_and_within_bounds() -> None:
    moving = 0
    for seed in range(60):
        problem = random_problem(seed)
        for levels in choices(problem):
            after = spread(problem, levels)
            assert after is not None
            new = after.get("", 0)
            before = sum(module.minutes for module in problem.modules)
            beside = sum(after.values()) - before
            assert 0 <= beside <= min(problem.extra, new)
            assert all(module.least <= after[module.id] <= module.most for module in problem.modules)
            moving += moved(problem, levels) > 0
    assert moving > 100


def test_the_same_problem_gives_the_same_choice() -> None:
    for seed in range(10):
        assert solve(random_problem(seed)) == solve(random_problem(seed))
