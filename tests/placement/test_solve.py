"""Stable, and best for every student: proven against all matchings of tiny instances."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest

from alternance.placement.explain import explain
from alternance.placement.problem import Problem
from alternance.placement.solve import solve


def a(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)


def random_problem(seed: int, students: int = 5, positions: int = 4, units: int = 2) -> Problem:
    draw = random.Random(seed)
    n, m = draw.randint(1, students), draw.randint(1, positions)
    unit = [draw.randrange(units) for _ in range(m)]
    mentors = 2 * units  # two a unit
    mentor = [draw.choice([-1, 2 * unit[p], 2 * unit[p] + 1]) for p in range(m)]
    ranking = [draw.sample(range(n), n) for _ in range(units)]
    first, position, rank = [0], [], []
    for s in range(n):
        listed = draw.sample(range(m), draw.randint(0, m))
        position += listed
        rank += [ranking[unit[p]].index(s) for p in listed]
        first.append(len(position))
    binding = draw.random() < 0.5
    return Problem(
        a(*first), a(*position), a(*rank), a(*(draw.randint(0, 2) for _ in range(m))), a(*unit), a(*mentor),
        a(*(draw.randint(0, 2) if binding else 9 for _ in range(units))),
        a(*(draw.randint(0, 2) if binding else 9 for _ in range(mentors))),
    )  # fmt: skip


def lists(problem: Problem) -> list[list[int]]:
    return [problem.position[problem.first[s] : problem.first[s + 1]].tolist() for s in range(problem.students)]


def ranks(problem: Problem) -> dict[tuple[int, int], int]:
    """(unit, student) → rank."""
    found = {}
    for s in range(problem.students):
        for k in range(problem.first[s], problem.first[s + 1]):
            found[int(problem.unit[problem.position[k]]), s] = int(problem.rank[k])
    return found


def node_sets(problem: Problem, p: int) -> list[tuple[set[int], int]]:
    """The path of p from below: positions of each node, and its quota."""
    path = [({p}, int(problem.seats[p]))]
    everyone = range(len(problem.seats))
    if problem.mentor[p] >= 0:
        same = {q for q in everyone if problem.mentor[q] == problem.mentor[p]}
        path.append((same, int(problem.mentor_most[problem.mentor[p]])))
    same = {q for q in everyone if problem.unit[q] == problem.unit[p]}
    return [*path, (same, int(problem.unit_total[problem.unit[p]]))]


def within_quotas(problem: Problem, held: list[int]) -> bool:
    return all(
        sum(h in positions for h in held) <= quota
        for p in range(len(problem.seats))
        for positions, quota in node_sets(problem, p)
    )


def blocking(problem: Problem, held: list[int]) -> list[tuple[int, int]]:
    """Blocking pairs, from the words at the top of `problem.py`."""
    rank, found = ranks(problem), []
    for s, listed in enumerate(lists(problem)):
        better = listed if held[s] < 0 else listed[: listed.index(held[s])]
        for p in better:
            unit = int(problem.unit[p])
            takes = True
            for positions, quota in node_sets(problem, p):
                inside = [t for t, h in enumerate(held) if h in positions and t != s]
                if len(inside) >= quota:
                    takes = any(rank[unit, t] > rank[unit, s] for t in inside)
                    break
            if takes:
                found.append((s, p))
    return found


def stable_matchings(problem: Problem) -> list[list[int]]:
    choices = [[-1, *listed] for listed in lists(problem)]
    return [
        list(held)
        for held in itertools.product(*choices)
        if within_quotas(problem, list(held)) and not blocking(problem, list(held))
    ]


@pytest.mark.parametrize("block", range(10))
def test_best_for_every_student_among_all_stable_matchings(block: int) -> None:
    for seed in range(block * 250, block * 250 + 250):
        problem = random_problem(seed)
        held = solve(problem).position.tolist()
        stable = stable_matchings(problem)
        assert held in stable, seed
        for s, listed in enumerate(lists(problem)):
            place = {p: number for number, p in enumerate([*listed, -1])}
            assert all(place[held[s]] <= place[other[s]] for other in stable), seed


def test_larger_ones_have_no_blocking_pair() -> None:
    for seed in range(40):
        problem = random_problem(seed, students=60, positions=30, units=6)
        held = solve(problem).position.tolist()
        assert within_quotas(problem, held)
        assert blocking(problem, held) == []


def test_the_order_of_students_does_not_matter() -> None:
    for seed in range(200):
        problem = random_problem(seed, students=8, positions=6, units=3)
        order = random.Random(seed).sample(range(problem.students), problem.students)
        first, position, rank = [0], [], []
        for s in order:
            part = slice(problem.first[s], problem.first[s + 1])
            position += problem.position[part].tolist()
            rank += problem.rank[part].tolist()
            first.append(len(position))
        turned = replace(problem, first=a(*first), position=a(*position), rank=a(*rank))
        held, other = solve(problem).position, solve(turned).position
        assert [held[s] for s in order] == other.tolist()


def test_every_reason_yields_when_relaxed() -> None:
    """One more place in the node named, and the old matching is no longer stable: the pair blocks it."""
    seen = set()
    for seed in range(600):
        problem = random_problem(seed)
        result = solve(problem)
        held = result.position.tolist()
        for s in range(problem.students):
            for p in range(len(problem.seats)):
                answer = explain(problem, result, s, p)
                seen.add((answer.code, answer.node))
                assert (answer.code == "not-listed") == (p not in lists(problem)[s])
                if answer.code == "full":
                    more = relax(problem, p, answer.node or "")
                    assert (s, p) in blocking(more, held), seed
                    assert (s, p) not in blocking(problem, held)
    assert {("full", "position"), ("full", "mentor"), ("full", "unit"), ("better", None), ("held", None)} <= seen


def relax(problem: Problem, p: int, node: str) -> Problem:
    """Add a place to the node, and to every node above it."""
    above = ("position", "mentor", "unit")[("position", "mentor", "unit").index(node) :]
    seats, mentor, unit = problem.seats.copy(), problem.mentor_most.copy(), problem.unit_total.copy()
    if "position" in above:
        seats[p] += 1
    if "mentor" in above and problem.mentor[p] >= 0:
        mentor[problem.mentor[p]] += 1
    if "unit" in above:
        unit[problem.unit[p]] += 1
    return replace(problem, seats=seats, mentor_most=mentor, unit_total=unit)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"position": a(7)}, "position: an index leads nowhere"),
        ({"seats": a(-1)}, "a quota is below 0"),
        ({"first": a(0, 2)}, "the lists do not fit the pairs"),
        ({"mentor": a(3)}, "mentor: an index leads nowhere"),
    ],
)
def test_a_problem_judges_itself(change: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]], message: str) -> None:
    good = Problem(a(0, 1), a(0), a(0), a(1), a(0), a(-1), a(1), a())
    with pytest.raises(ValueError, match=message):
        replace(good, **change)
