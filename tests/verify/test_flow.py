"""The flow finds a set of qualifications that is asked too much exactly where one exists."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from alternance.verify.flow import uncovered

QUALIFICATIONS = "abcd"
asked_ = st.dictionaries(st.sampled_from(QUALIFICATIONS), st.integers(0, 6))
offered_ = st.dictionaries(st.frozensets(st.sampled_from(QUALIFICATIONS), min_size=1), st.integers(0, 6), max_size=6)


def short(asked: dict[str, int], offered: dict[frozenset[str], int], some: set[str]) -> bool:
    return sum(asked[q] for q in some) > sum(minutes for able, minutes in offered.items() if able & some)


@given(asked_, offered_)
def test_as_trying_every_set(asked: dict[str, int], offered: dict[frozenset[str], int]) -> None:
    sets = [set(some) for count in range(1, len(asked) + 1) for some in combinations(asked, count)]
    found = uncovered(asked, offered)
    assert bool(found) == any(short(asked, offered, some) for some in sets)
    assert not found or short(asked, offered, found)


def test_one_teacher_counts_once() -> None:
    both = frozenset("ab")
    assert uncovered({"a": 60, "b": 60}, {both: 100}) == {"a", "b"}
    assert uncovered({"a": 60, "b": 60}, {both: 100, frozenset("b"): 20}) == set()
