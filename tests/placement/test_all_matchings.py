"""The words of `problem.py` and the matching of `solve`, held against all matchings of tiny batches."""

from __future__ import annotations

import itertools

import pytest
from tests.placement.naive import (
    contested_problem,
    lists_of,
    path_of,
    random_problem,
    ranked_below,
    stable,
    unit_takes,
    unit_takes_from_below,
    within_limits,
)

from alternance.placement.problem import NONE, Problem
from alternance.placement.solve import solve


def stable_matchings(problem: Problem) -> list[tuple[int, ...]]:
    choices = [[NONE, *listed] for listed in lists_of(problem)]
    return [held for held in itertools.product(*choices) if stable(problem, held)]


def assert_best_for_every_student(problem: Problem) -> int:
    """Return the number of stable matchings."""
    held = tuple(solve(problem).assignment.tolist())
    found = stable_matchings(problem)
    assert held in found
    for s, listed in enumerate(lists_of(problem)):
        place = {p: number for number, p in enumerate([*listed, NONE])}
        assert all(place[held[s]] <= place[other[s]] for other in found)
    return len(found)


@pytest.mark.parametrize("block", range(2))
def test_best_for_every_student_among_all_stable_matchings(block: int) -> None:
    several = 0
    for seed in range(block * 100, block * 100 + 100):
        assert_best_for_every_student(random_problem(seed))
        several += assert_best_for_every_student(contested_problem(seed)) > 1
    assert several >= 2  # where only one is stable, "best" says nothing


def test_all_stable_matchings_place_the_same_students_and_as_many_in_each_unit() -> None:
    for seed in range(300):
        problem = contested_problem(seed)
        seen = {
            (
                tuple(h != NONE for h in held),
                tuple(sorted(int(problem.unit[h]) for h in held if h != NONE)),
            )
            for held in stable_matchings(problem)
        }
        assert len(seen) == 1, seed


def chosen(problem: Problem, candidates: dict[int, int], unit: int) -> set[int]:
    """What a unit would choose from students with a position each: down its ranking, whoever still fits."""
    taken: dict[int, int] = {}
    order = sorted(candidates, key=lambda s: sum(ranked_below(problem, s, t, unit) for t in candidates))
    for s in order:
        more = [*taken.values(), candidates[s]]
        if all(sum(h in inside for h in more) <= limit for inside, limit in path_of(problem, candidates[s])):
            taken[s] = candidates[s]
    return set(taken)


def test_the_words_say_what_a_unit_would_choose_for_itself() -> None:
    """The unit takes s by the definition just when s is in its choice among those it holds and s."""
    seen = set()
    for seed in range(400):
        problem = random_problem(seed, students=4)
        for held in itertools.product(*([NONE, *listed] for listed in lists_of(problem))):
            if not within_limits(problem, held):
                continue
            for s, listed in enumerate(lists_of(problem)):
                for p in listed:
                    unit = int(problem.unit[p])
                    placed = {t: h for t, h in enumerate(held) if h != NONE and problem.unit[h] == unit}
                    takes = s in chosen(problem, placed | {s: p}, unit)
                    assert unit_takes(problem, held, s, p) == takes
                    assert unit_takes_from_below(problem, held, s, p) == takes
                    seen.add((takes, s in placed))
    assert len(seen) == 4  # also for those who come from within the unit
