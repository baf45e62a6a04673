"""What to buy, against trying every purchase and every choice on tiny instances; and what is told of it."""

from __future__ import annotations

import pytest
from tests.gap.recommend.instances import bought, buying
from tests.gap.recommend.test_brute_force import weight

from alternance.gap.recommend import Problem, Result, solve
from alternance.gap.recommend.evaluate import broken, cost, moved, worth
from alternance.gap.recommend.explain import holding, unbought
from alternance.gap.recommend.frontier import costs, frontier
from alternance.gap.recommend.improvement import Improvement
from alternance.gap.recommend.problem import Change, Phase, Source, Want, Wish

SEEDS = range(40)
Figures = tuple[int, int, int, int]


def every(problem: Problem) -> list[Figures]:
    """Return worth, minutes moved, cost and changes of every choice."""
    return [
        (worth(problem, levels, some), moved(problem, levels), cost(problem, some), weight(problem, levels) + len(some))
        for levels, some in bought(problem)
    ]


def figures(problem: Problem, found: Result) -> Figures:
    value = worth(problem, found.levels, found.bought)
    assert found.status == "optimal" and found.bound == found.worth == value
    assert (found.moved, found.cost) == (moved(problem, found.levels), cost(problem, found.bought))
    return value, found.moved, found.cost, weight(problem, found.levels) + len(found.bought)


def steps(found: list[Figures], measure: int) -> list[tuple[int, int]]:
    """Return (minutes or cost, worth) of every step of a frontier."""
    kept: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda one: (one[measure], -one[0])):
        if not kept or one[0] > kept[-1][1]:
            kept.append((one[measure], one[0]))
    return kept


@pytest.mark.parametrize("part", range(2))
def test_the_best_for_every_budget_and_both_whole_frontiers(part: int) -> None:
    bought_some = later = 0
    for seed in SEEDS[part::2]:
        problem = buying(seed)
        found = every(problem)
        for budget in (0, 300, 500, None):
            within = [one for one in found if budget is None or one[2] <= budget]
            best = solve(problem, budget=budget)
            assert figures(problem, best) == max(within, key=lambda one: (one[0], *(-n for n in one[1:]))), seed
        against_cost, against_hours = costs(problem), frontier(problem, budget=300)
        assert against_cost.whole and [(p.cost, p.worth) for p in against_cost.points] == steps(found, 2), seed
        within = [one for one in found if one[2] <= 300]
        assert [(p.moved, p.worth) for p in against_hours.points] == steps(within, 1), seed
        bought_some += len(against_cost.points) > 1
        later += any(problem.improvements[n].since for n in against_cost.points[-1].bought)
    assert bought_some > 3 and later > 0  # some are worth their money, some of these come late


def test_an_improvement_bought_is_of_use_and_more_money_is_named_where_it_is_wanting() -> None:
    wanting = 0
    for seed in range(24):
        problem = buying(seed)
        most = solve(problem, budget=None).worth
        best = solve(problem, budget=300)
        for number, (less, _) in unbought(problem, best).items():
            without = set(best.bought) - {number}
            levels = [
                s.now if s.needs(level) and not without.intersection(s.needs(level)) else level
                for s, level in zip(problem.sources, best.levels, strict=True)
            ]
            assert less == best.worth - worth(problem, levels, without)
            assert less > 0 or any(broken(problem, levels, None, without)), seed  # else it were not bought
        held = {row.limit: row for row in holding(problem, problem, best, None, budget=300)}
        assert ("budget" in held) == (most > best.worth), seed
        if "budget" in held:
            assert held["budget"].gain == most - best.worth and held["budget"].cost > 300
            wanting += 1
        assert "budget" not in {row.limit for row in holding(problem, problem, best, None, budget=None)}
    assert wanting > 3


def test_without_a_budget_nothing_that_costs_is_bought() -> None:
    for seed in range(40):
        problem = buying(seed)
        assert cost(problem, solve(problem).bought) == 0


def two(budget: int) -> Result:
    """Return the best where two large sums, that differ little, make two things possible that nothing else does."""
    wants = tuple(Want(name, name, (Wish("d", people, 2, True),)) for name, people in (("a", 3.0), ("b", 4.0)))
    sources = tuple(
        Source("phase", "p", 1, name, name, 0, (Change(2, 0, (number,)),)) for number, name in enumerate(("a", "b"))
    )
    large = (999_999_937, 999_999_929)
    improvements = tuple(Improvement(f"i{n}", "base", f"I {n}", "s", cost) for n, cost in enumerate(large))
    return solve(
        Problem("p", "P", wants, sources, phases=(Phase("p", 1, 4),), improvements=improvements), budget=budget
    )


def test_large_sums_are_held_to_the_last_coin() -> None:
    both = 999_999_937 + 999_999_929
    assert two(both).bought == (0, 1)
    assert two(both - 1).bought == (1,) == two(999_999_929).bought
    assert two(999_999_928).bought == ()
