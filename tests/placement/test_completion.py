"""Placing everybody: as many as can be, by the fewest pairs that block, then best ranks; against trying everything."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest
from tests.communities import tiny
from tests.placement.brute import BruteTogether
from tests.placement.stays import held, stay
from tests.placement.together.test_together import batch

from alternance.placement import place
from alternance.placement.blocking import overfull
from alternance.placement.completion import complete
from alternance.placement.problem import NONE, Ints, Problem
from alternance.placement.together import Together, blocking_moves, solve_together
from alternance.policy.limits import Limits

LIMITS = Limits.of(["alternance-core"])
Flags = npt.NDArray[np.bool_]


Case = tuple[Together, Flags, list[list[int]], Ints]


def drawn(chance: random.Random, bound: bool) -> Case | None:
    """A batch whose students list a few positions; those left out by the stable matching list more.

    Returned with which pairs the own lists name, these lists, and the stable matching. `bound`: some go together, some
    positions open only with two or three, and one is in two parts.
    """
    students, positions = chance.randint(2, 4) + bound, chance.randint(2, 4)
    lists = [chance.sample(range(positions), chance.randint(1, 2)) for _ in range(students)]
    opening = [0, *range(positions - 1)] if bound and chance.random() < 0.3 else list(range(positions))
    unit, site = [chance.randrange(2) for _ in range(positions)], [chance.randrange(2) for _ in range(positions)]
    unit, site = [unit[o] for o in opening], [site[o] for o in opening]
    ranks = [[chance.randrange(students) for _ in range(2)] for _ in range(students)]
    seats, totals = [chance.randint(0, 2 + bound) for _ in range(positions)], [chance.randint(1, 4) for _ in range(2)]
    least = [chance.choice([0, 0, 2]) if bound else 0 for _ in range(positions)]
    group = [chance.choice([NONE, NONE, 0]) if bound else NONE for _ in range(students)]

    def batch(longer: list[list[int]], wish: list[list[int]]) -> Together:
        flat = [p for listed in longer for p in listed]
        rank = [ranks[s][unit[p]] for s, listed in enumerate(longer) for p in listed]
        start = np.cumsum([0, *map(len, longer)])
        wishes = np.array([w for own in wish for w in own], dtype=np.int64)
        arrays = (np.array(flat), np.array(rank), np.array(seats), np.array(unit), np.full(positions, NONE))
        base = Problem(start, *arrays, np.array(totals), np.array([], dtype=np.int64), wishes)
        return Together(base, *(np.array(some) for some in (opening, least, group, site)))

    wishes = [list(range(len(listed))) for listed in lists]
    stable = solve_together(batch(lists, wishes)).assignment
    if NONE not in stable:
        return None
    may = [[p for p in range(positions) if p not in listed and chance.random() < 0.5] for listed in lists]
    beyond = [own if held == NONE else [] for own, held in zip(may, stable.tolist(), strict=True)]
    longer = [[*listed, *more] for listed, more in zip(lists, beyond, strict=True)]
    wish = [[*w, *[len(w)] * len(more)] for w, more in zip(wishes, beyond, strict=True)]
    own = np.array([k < len(lists[s]) for s in range(students) for k in range(len(longer[s]))])
    return batch(longer, wish), own, lists, stable


def best(case: Case) -> tuple[int, int, int]:
    """(Placed, things that block, sum of places) of the best of all allowed matchings, by trying every one."""
    together, _own, lists, start = case
    brute = BruteTogether(together, lists)
    kept = (brute.brute.held[:, start != NONE] != NONE).all(axis=1) & brute.allowed
    placed, blocking = brute.brute.placed(), brute.blocking()
    places = [[sorted(set(own)).index(w) for w in own] for own in brute.brute.wishes]
    far = np.zeros(len(placed), dtype=np.int64)
    for s, (listed, some) in enumerate(zip(brute.brute.lists, places, strict=True)):
        for p, at in zip(listed, some, strict=True):
            far += (brute.brute.held[:, s] == p) * at
    worth = min((-int(n), int(b), int(f)) for n, b, f in zip(placed[kept], blocking[kept], far[kept], strict=True))
    return -worth[0], worth[1], worth[2]


def worth(together: Together, own: Flags, assignment: Ints) -> tuple[int, int, int]:
    problem = together.base
    assert problem.wish is not None and not overfull(problem, assignment) and together.allowed(assignment)
    places = 0
    for student, position in enumerate(assignment.tolist()):
        if position != NONE:
            listed = problem.list_of(student).tolist()
            wishes = problem.wish[problem.pref_start[student] :][: len(listed)].tolist()
            places += sorted(set(wishes)).index(wishes[listed.index(position)])
    return int(np.count_nonzero(assignment != NONE)), len(blocking_moves(together, assignment, own)), places


@pytest.mark.parametrize("bound", [False, True])
def test_nothing_is_better_among_all_matchings(bound: bool) -> None:
    """Also where groups go to one site and positions open only with some."""
    seen: Counter[str] = Counter()
    for seed in range(700):
        case = drawn(random.Random(seed), bound)
        if case is None:
            continue
        together, own, _lists, start = case
        found = complete(together, own, start)
        assert found.proven
        result = worth(together, own, found.assignment)
        assert result == best(case), seed
        assert len(found.blocking) == result[1]
        gained = result[0] > int(np.count_nonzero(start != NONE))
        new = (start == NONE) & (found.assignment != NONE)
        seen.update(tried=1, gained=gained, priced=result[1] > 0)
        seen.update(group=any(new[s].any() for s in together.groups.values()))
        seen.update(opened=any(new[np.isin(found.assignment, p)].sum() > 1 for p in together.parts.values()))
    assert seen["tried"] > 100 and seen["gained"] > 40 and seen["priced"] > 5
    assert not bound or (seen["group"] > 5 and seen["opened"] > 5), seen


@pytest.mark.parametrize("bound", [False, True])
def test_beyond_the_exact_size_free_seats_are_given_and_nothing_is_claimed(bound: bool) -> None:
    gained = 0
    for seed in range(300):
        if (case := drawn(random.Random(seed), bound)) is not None:
            together, own, _lists, start = case
            found = complete(together, own, start, most_pairs=0)
            assert not found.proven
            placed, _, _ = worth(together, own, found.assignment)
            kept = start != NONE
            assert (found.assignment[kept] == start[kept]).all() and placed >= kept.sum()
            gained += placed > kept.sum()
    assert gained > 20


def test_a_group_that_makes_way_is_the_price() -> None:
    """0 and 1 go together, to p rather than to q; 2 and 3 may be at p alone, which ranks them below: 0 and 1 make way."""
    case = batch([[0, 1], [0, 1], [0], [0]], [[0, 0, 1, 1], [0, 0, 0, 0]], seats=[2, 2], unit=[0, 1], site=[0, 1],
                 group=[0, 0, NONE, NONE])  # fmt: skip
    start = solve_together(case).assignment
    assert start.tolist() == [0, 0, NONE, NONE]
    found = complete(case, np.ones(6, dtype=np.bool_), start)
    assert found.assignment.tolist() == [1, 1, 0, 0] and found.proven
    assert [(move.kind, move.key) for move in found.blocking] == [("group", (0, 0))]


def test_a_position_that_closes_is_the_price() -> None:
    """0 and 1 opened p, which takes two or nobody; three others may be at q alone, of the same unit, which takes three."""
    lists = [[0, 2], [0, 2], [1], [1], [1]]
    case = batch(lists, [[0, 0, 1, 1, 1], [0] * 5], seats=[2, 3, 2], unit=[0, 0, 1], least=[2, 0, 0], total=[3, 9])
    start = solve_together(case).assignment
    assert np.count_nonzero(start != NONE) == 3 and start[:2].tolist() == [0, 0]
    found = complete(case, np.ones(7, dtype=np.bool_), start)
    assert found.assignment.tolist() == [2, 2, 1, 1, 1] and found.proven
    assert [(move.kind, move.key) for move in found.blocking] == [("opening", (0,))]


def test_nobody_is_owed_a_position_beyond_the_own_list() -> None:
    """0 and 1 list p, which has no seat; they may have q and r, each for one: whoever is at either blocks nothing."""
    case = batch([[0, 1, 2], [0, 1, 2]], [[0, 0], [0, 1], [0, 1]], seats=[0, 1, 1], unit=[0, 1, 2])
    own = np.array([True, False, False] * 2)
    found = complete(case, own, np.full(2, NONE))
    assert sorted(found.assignment.tolist()) == [1, 2] and not found.blocking and found.proven


def test_a_group_goes_whole_beyond_its_lists() -> None:
    """c/1 and c/2 want p, which has one seat; at the other site there are two. c/3, alone, is at p."""
    where = tiny(
        cohorts={"c": {"size": 3}}, blocks={"b": {"phases": [{"weeks": 4}]}},
        organisations=[{"id": o, "kind": k, "title": o, "staff": 99} for o, k in
                       (("s", "school"), ("e", "enterprise"), ("f", "enterprise"))],
        sites=[{"id": f"{o}:site", "organisation": o, "title": o} for o in "sef"],
        hiring_units=[{"id": u, "site": f"{o}:site", "occupation": "o", "seats_total": 9} for u, o in ("ue", "vf")],
        positions={"p": {"unit": "u", "seats": 1}, "q": {"unit": "v", "seats": 2, "seats_min": 2}},
        preferences=[{"student": f"c/{n}", "position": "p", "rank": 1} for n in (1, 2, 3)],
        peer_groups=[{"group": "g", "student": f"c/{n}"} for n in (1, 2)],
    )  # fmt: skip
    assert held(place(where, [stay(where, 4)], LIMITS)) == {("c/3", "b"): "p"}
    result = place(where, [stay(where, 4)], LIMITS, everybody=True)
    assert [(one.student, one.position.id, one.door) for one in result.placed] == [
        ("c/1", "q", "completion"),
        ("c/2", "q", "completion"),
        ("c/3", "p", "round"),
    ]
    assert not result.unplaced and not result.blocking


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
