"""Sums of chains come in order, each once, and all of them."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from alternance.mend.best_first import best_first, by_cohort
from alternance.mend.chain import Candidate, Chain, orders
from alternance.mend.step import Step
from alternance.mend.timeline import Timeline

NOWHERE = Timeline({}, {}, {})


def chain(cohort: str, number: int, *moves: tuple[int, int]) -> Chain:
    return Chain(
        tuple(
            Candidate(Step(cohort, "instruct", f"b{number}", phase=n), NOWHERE, removed, size)
            for n, (removed, size) in enumerate(moves)
        )
    )


MOVE = st.tuples(st.integers(1, 4), st.integers(1, 3))
SINGLES = st.dictionaries(st.sampled_from("abcd"), st.lists(MOVE, max_size=3))
PAIRS = st.dictionaries(st.sampled_from("abcd"), st.lists(st.tuples(MOVE, MOVE), max_size=2))


def key(chains: tuple[Chain, ...]) -> tuple[int, float]:
    return sum(one.key[0] for one in chains), sum(one.key[1] for one in chains)


@given(SINGLES, st.integers(1, 3))
def test_of_single_moves(drawn: dict[str, list[tuple[int, int]]], count: int) -> None:
    singles = {c: [chain(c, n, move) for n, move in enumerate(own)] for c, own in drawn.items()}
    found = list(best_first([(count, by_cohort(singles))]))
    assert [one for one, _ in found] == sorted(key(chains) for _, chains in found)
    wanted = [set(pick) for some in combinations(singles.values(), count) for pick in product(*some)]
    assert len(found) == len(wanted) and all(set(chains) in wanted for _, chains in found)


@given(SINGLES, PAIRS)
def test_of_a_pair_and_a_single_move(
    drawn: dict[str, list[tuple[int, int]]], two: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]]
) -> None:
    singles = {c: [chain(c, n, move) for n, move in enumerate(own)] for c, own in drawn.items()}
    pairs = {c: [chain(c, n, *moves) for n, moves in enumerate(own)] for c, own in two.items()}
    found = list(best_first([(1, by_cohort(singles)), (1, by_cohort(pairs))]))
    assert [one for one, _ in found] == sorted(key(chains) for _, chains in found)
    every = product([s for own in singles.values() for s in own], [p for own in pairs.values() for p in own])
    wanted = [{one, other} for one, other in every if one.cohort != other.cohort]
    assert len(found) == len(wanted) and all(set(chains) in wanted for _, chains in found)


def test_moves_of_one_cohort_keep_their_order_and_what_removes_most_comes_first() -> None:
    found = [
        [move.removed for move in moves] for moves in orders([chain("a", 0, (1, 1), (5, 1)), chain("b", 0, (3, 1))])
    ]
    assert found == [[3, 1, 5], [1, 5, 3], [1, 3, 5]]
