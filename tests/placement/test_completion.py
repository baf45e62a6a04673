"""Placing everybody: as many as can be, by the fewest pairs that block, then best ranks; against trying everything."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
from tests.communities import tiny
from tests.placement.stays import held, stay

from alternance.placement import place
from alternance.placement.blocking import blocking_pairs, overfull
from alternance.placement.completion import complete
from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.solve import solve
from alternance.policy.limits import Limits

LIMITS = Limits.of(["alternance-core"])


def drawn(chance: random.Random) -> tuple[Problem, np.ndarray, Ints] | None:
    """A batch whose students list a few positions; those left out by the stable matching list all."""
    students, positions = chance.randint(2, 4), chance.randint(2, 4)
    lists = [chance.sample(range(positions), chance.randint(1, 2)) for _ in range(students)]
    unit = [chance.randrange(2) for _ in range(positions)]
    ranks = [[chance.randrange(students) for _ in range(2)] for _ in range(students)]
    seats, totals = [chance.randint(0, 2) for _ in range(positions)], [chance.randint(1, 4) for _ in range(2)]

    def problem(longer: list[list[int]], wish: list[list[int]]) -> Problem:
        flat = [p for listed in longer for p in listed]
        rank = [ranks[s][unit[p]] for s, listed in enumerate(longer) for p in listed]
        start = np.cumsum([0, *map(len, longer)])
        wishes = np.array([w for own in wish for w in own], dtype=np.int64)
        arrays = (np.array(flat), np.array(rank), np.array(seats), np.array(unit), np.full(positions, NONE))
        return Problem(start, *arrays, np.array(totals), np.array([], dtype=np.int64), wishes)

    wishes = [list(range(len(listed))) for listed in lists]
    stable = solve(problem(lists, wishes)).assignment
    if NONE not in stable:
        return None
    may = [[p for p in range(positions) if p not in listed and chance.random() < 0.3] for listed in lists]
    beyond = [own if held == NONE else [] for own, held in zip(may, stable.tolist(), strict=True)]
    longer = [[*listed, *more] for listed, more in zip(lists, beyond, strict=True)]
    wish = [[*w, *[len(w)] * len(more)] for w, more in zip(wishes, beyond, strict=True)]
    own = np.array([k < len(lists[s]) for s in range(students) for k in range(len(longer[s]))])
    return problem(longer, wish), own, stable


def worth(problem: Problem, own: np.ndarray, assignment: Ints) -> tuple[int, int, int]:
    blocking = blocking_pairs(problem, assignment)
    assert problem.wish is not None
    places = 0
    for student, position in enumerate(assignment.tolist()):
        if position != NONE:
            listed = problem.list_of(student).tolist()
            wishes = problem.wish[problem.pref_start[student] :][: len(listed)].tolist()
            places += sorted(set(wishes)).index(wishes[listed.index(position)])
    return -int(np.count_nonzero(assignment != NONE)), int(own[blocking].sum()), places


def test_nothing_is_better_among_all_matchings() -> None:
    tried = gained = priced = 0
    for seed in range(900):
        case = drawn(random.Random(seed))
        if case is None:
            continue
        problem, own, start = case
        found = complete(problem, own, start)
        assert found.proven and not overfull(problem, found.assignment)
        choices = [
            [*problem.list_of(s).tolist(), *([NONE] if start[s] == NONE else [])] for s in range(problem.students)
        ]
        all_of_them = (np.array(way, dtype=np.int64) for way in product(*choices))
        best = min(worth(problem, own, way) for way in all_of_them if not overfull(problem, way))
        assert worth(problem, own, found.assignment) == best, seed
        assert len(found.blocking) == best[1]
        tried += 1
        gained += -best[0] > int(np.count_nonzero(start != NONE))
        priced += best[1] > 0
    assert tried > 100 and gained > 40 and priced > 5


def test_beyond_the_exact_size_free_seats_are_given_and_nothing_is_claimed() -> None:
    for seed in range(60):
        if (case := drawn(random.Random(seed))) is not None:
            problem, own, start = case
            found = complete(problem, own, start, most_pairs=0)
            assert not found.proven and not overfull(problem, found.assignment)
            kept = start != NONE
            assert (found.assignment[kept] == start[kept]).all()


def test_who_is_placed_so_is_marked_and_the_price_is_listed() -> None:
    """c/1 and c/2 want p alone, which prefers c/1; q is free. Then c/2 is at q, beyond the own list."""
    wishes = [{"student": s, "position": "p", "rank": 1} for s in ("c/1", "c/2")]
    ranking = [{"unit": "u", "student": "c/1", "rank": 1}]
    where = tiny(
        cohorts={"c": {"size": 2}}, blocks={"b": {"phases": [{"weeks": 4}]}},
        positions={"p": {"seats": 1}, "q": {"seats": 1}}, preferences=wishes, unit_rankings=ranking,
    )  # fmt: skip
    stays = [stay(where, 4)]
    assert held(place(where, stays, LIMITS)) == {("c/1", "b"): "p"}
    result = place(where, stays, LIMITS, everybody=True)
    assert [(one.student, one.position.id, one.door, one.rank) for one in result.placed] == [
        ("c/1", "p", "round", 1),
        ("c/2", "q", "completion", None),
    ]
    assert not result.unplaced and not result.blocking


def test_a_pair_that_comes_to_block_is_listed() -> None:
    """c/1 prefers p to q, c/2 may have p alone and is ranked below: c/1 makes way and would rather be at p."""
    wishes = [{"student": "c/1", "position": "p", "rank": 1}, {"student": "c/1", "position": "q", "rank": 2}]
    wishes += [{"student": "c/2", "position": "p", "rank": 1}]
    where = tiny(
        cohorts={"c": {"size": 2}}, blocks={"b": {"phases": [{"weeks": 4}]}},
        positions={"p": {"seats": 1}, "q": {"seats": 1}}, preferences=wishes,
        unit_rankings=[{"unit": "u", "student": "c/1", "rank": 1}],
        forbidden=[{"student": "c/2", "position": "q", "reason": "x"}],
    )  # fmt: skip
    result = place(where, [stay(where, 4)], LIMITS, everybody=True)
    assert held(result) == {("c/1", "b"): "q", ("c/2", "b"): "p"}
    assert [(x.kind, x.student, x.position, x.why) for x in result.blocking] == [
        ("pair", "c/1", "p", "place everybody")
    ]
