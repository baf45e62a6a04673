"""Random batches, and a slow judge of matchings written from the words at the top of `problem.py`."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from alternance.placement.problem import NONE, Ints, Problem

Matching = Sequence[int]


def a(*values: int) -> Ints:
    return np.array(values, dtype=np.int64)


def random_problem(seed: int, students: int = 5, positions: int = 4, units: int = 2) -> Problem:
    """At most so many of each, none alike; mentors on some; totals and mentors bind in half; at most one not ranked."""
    draw = random.Random(seed)
    n, m = draw.randint(1, students), draw.randint(1, positions)
    unit = [draw.randrange(units) for _ in range(m)]
    mentor = [draw.choice([NONE, 2 * unit[p], 2 * unit[p] + 1]) for p in range(m)]
    ranking = [draw.sample(range(n), draw.choice([n, n, n - 1])) for _ in range(units)]
    lists = [draw.sample(range(m), draw.randint(0, m)) for _ in range(n)]
    most = 2 if draw.random() < 0.5 else 9
    return from_lists(
        lists,
        ranking,
        seats=[draw.randint(0, 2) for _ in range(m)],
        unit=unit,
        mentor=mentor,
        unit_total=[draw.randint(0, 2) if most == 2 else most for _ in range(units)],
        mentor_most=[draw.randint(0, 2) if most == 2 else most for _ in range(2 * units)],
    )


def contested_problem(seed: int) -> Problem:
    """Units rank first who lists them last, so that several matchings are stable more often than by chance."""
    draw = random.Random(seed)
    n, m, units = draw.randint(2, 5), draw.randint(2, 4), 2
    unit = [0, 1, *(draw.randrange(units) for _ in range(m - 2))]
    lists = [draw.sample(range(m), draw.randint((m + 1) // 2, m)) for _ in range(n)]
    ranking = []
    for u in range(units):
        late = [next((k for k, p in enumerate(listed) if unit[p] == u), 0) for listed in lists]
        ranking.append(sorted(range(n), key=lambda s: (late[s], draw.random()), reverse=True))
    binding = draw.random() < 0.5
    return from_lists(
        lists,
        [ranked[: draw.choice([n, n, n - 1])] for ranked in ranking],
        seats=[draw.choice([0, 1, 1, 1, 2]) for _ in range(m)],
        unit=unit,
        mentor=[draw.choice([NONE, 2 * u, 2 * u + 1]) for u in unit],
        unit_total=[draw.randint(1, 2) if binding else 9 for _ in range(units)],
        mentor_most=[draw.choice([0, 1, 1, 2]) if binding else 9 for _ in range(2 * units)],
    )


def from_lists(
    lists: Sequence[Sequence[int]],
    ranking: Sequence[Sequence[int]],
    seats: Sequence[int],
    unit: Sequence[int],
    mentor: Sequence[int],
    unit_total: Sequence[int],
    mentor_most: Sequence[int],
) -> Problem:
    """A problem from each student's list of positions and each unit's list of students."""
    start, position, rank = [0], list[int](), list[int]()
    for s, listed in enumerate(lists):
        position += listed
        rank += [list(ranking[unit[p]]).index(s) if s in ranking[unit[p]] else NONE for p in listed]
        start.append(len(position))
    arrays = (start, position, rank, seats, unit, mentor, unit_total, mentor_most)
    return Problem(*(a(*values) for values in arrays))


def lists_of(problem: Problem) -> list[list[int]]:
    return [problem.list_of(s).tolist() for s in range(problem.students)]


def wishes_of(problem: Problem, s: int) -> list[int]:
    """The student's own ranks along the list."""
    listed = range(problem.pref_start[s], problem.pref_start[s + 1])
    return [k if problem.wish is None else int(problem.wish[k]) for k in listed]


def path_of(problem: Problem, p: int) -> list[tuple[set[int], int]]:
    """p, its mentor, its unit: the positions of each, and how many students it may hold."""
    everyone = range(len(problem.seats))
    path = [({p}, int(problem.seats[p]))]
    if problem.mentor[p] != NONE:
        same = {q for q in everyone if problem.mentor[q] == problem.mentor[p]}
        path.append((same, int(problem.mentor_most[problem.mentor[p]])))
    same = {q for q in everyone if problem.unit[q] == problem.unit[p]}
    return [*path, (same, int(problem.unit_total[problem.unit[p]]))]


def within_limits(problem: Problem, held: Matching) -> bool:
    return all(
        sum(h in positions for h in held) <= limit
        for p in range(len(problem.seats))
        for positions, limit in path_of(problem, p)
    )


def ranked_below(problem: Problem, t: int, s: int, unit: int) -> bool:
    """Whether `unit` ranks t below s; who is not ranked comes after all who are, alike."""

    def place(student: int) -> tuple[bool, int]:
        listed = range(problem.pref_start[student], problem.pref_start[student + 1])
        rank = next(int(problem.rank[k]) for k in listed if problem.unit[problem.pref_position[k]] == unit)
        return (rank == NONE, rank)

    return place(t) > place(s)


def unit_takes(problem: Problem, held: Matching, s: int, p: int) -> bool:
    """Whether each on the path has room once s and all ranked below s are taken out."""
    unit = int(problem.unit[p])
    for positions, limit in path_of(problem, p):
        inside = [t for t, h in enumerate(held) if t != s and h in positions]
        if sum(not ranked_below(problem, t, s, unit) for t in inside) >= limit:
            return False
    return True


def unit_takes_from_below(problem: Problem, held: Matching, s: int, p: int) -> bool:
    """The same, said from below: the first that is full decides."""
    for positions, limit in path_of(problem, p):
        inside = [t for t, h in enumerate(held) if t != s and h in positions]
        if len(inside) >= limit:
            return any(ranked_below(problem, t, s, int(problem.unit[p])) for t in inside)
    return True


def blocking(problem: Problem, held: Matching) -> list[tuple[int, int]]:
    found = []
    for s, listed in enumerate(lists_of(problem)):
        ranks = wishes_of(problem, s)
        last = max(ranks, default=0) + 1 if held[s] == NONE else ranks[listed.index(held[s])]
        better = [p for p, rank in zip(listed, ranks, strict=True) if rank < last]
        found += [(s, p) for p in better if unit_takes(problem, held, s, p)]
    return found


def stable(problem: Problem, held: Matching) -> bool:
    return within_limits(problem, held) and not blocking(problem, held)
