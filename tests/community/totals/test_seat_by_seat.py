"""Seats given out one by one: by hand, by what must hold of every split, and against all splits of small ones."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alternance.community.totals import seat_by_seat

FEW = st.integers(0, 7)
NAMES = "abcd"


@pytest.mark.parametrize(
    ("seats", "most", "asked", "wanted"),
    [
        (5, {"a": 4, "b": 4}, {"a": 6, "b": 2}, {"a": 4, "b": 1}),  # 3.75 and 1.25
        (6, {"a": 2, "b": 9, "c": 9}, {"a": 10, "b": 3, "c": 4}, {"a": 2, "b": 2, "c": 2}),  # a is full; 1.7 and 2.3
        (9, {"a": 4, "b": 3}, {"a": 1}, {"a": 4, "b": 3}),  # all that can be taken
        (3, {"a": 2, "b": 4}, {}, {"a": 1, "b": 2}),  # nobody asks: by what can be taken
        (1, {"b": 1, "a": 1}, {"a": 3, "b": 3}, {"a": 1, "b": 0}),  # alike: by name
        (3, {"a": 9, "b": 9}, {"a": 2}, {"a": 3, "b": 0}),  # b is asked for by nobody
        (0, {"a": 1}, {"a": 1}, {"a": 0}),
        (4, {}, {}, {}),
    ],
)
def test_by_hand(seats: int, most: dict[str, int], asked: dict[str, int], wanted: dict[str, int]) -> None:
    assert seat_by_seat(seats, most, asked) == wanted


def test_what_is_given_stays_and_counts() -> None:
    most, asked = {"a": 5, "b": 5}, {"a": 4, "b": 4}
    assert seat_by_seat(6, most, asked, {"a": 2}) == {"a": 3, "b": 3}
    assert seat_by_seat(4, most, asked, {"a": 4}) == {"a": 4, "b": 0}


@given(st.integers(0, 30), *[st.fixed_dictionaries(dict.fromkeys(NAMES, FEW))] * 2)
def test_all_is_given_out_in_proportion_within_what_each_takes(
    seats: int, most: dict[str, int], asked: dict[str, int]
) -> None:
    found = seat_by_seat(seats, most, asked)
    assert sum(found.values()) == min(seats, sum(most.values()))
    assert all(0 <= found[name] <= most[name] for name in NAMES)
    for one, other in itertools.permutations(NAMES, 2):  # no seat is asked for more elsewhere
        if found[one] < most[one] and found[other]:
            assert Fraction(asked[one], 2 * found[one] + 1) <= Fraction(asked[other], 2 * found[other] - 1)
    for name in NAMES:  # nobody has more than asked while another who can take it has less
        if found[name] > asked[name]:
            assert all(found[other] >= min(asked[other], most[other]) for other in NAMES)


@given(st.integers(0, 20), *[st.fixed_dictionaries(dict.fromkeys(NAMES, FEW))] * 2)
def test_a_seat_more_takes_nothing_from_anybody(seats: int, most: dict[str, int], asked: dict[str, int]) -> None:
    found, more = seat_by_seat(seats, most, asked), seat_by_seat(seats + 1, most, asked)
    assert all(more[name] >= found[name] for name in NAMES)


@given(st.integers(0, 8), *[st.fixed_dictionaries(dict.fromkeys("abc", st.integers(0, 4)))] * 2)
def test_no_other_split_is_nearer_to_what_is_asked(seats: int, most: dict[str, int], asked: dict[str, int]) -> None:
    """Webster's split has the least sum of (seats - asked)² ÷ asked; here asked is never 0."""
    asked = {name: count + 1 for name, count in asked.items()}
    found = seat_by_seat(seats, most, asked)

    def distance(split: dict[str, int]) -> Fraction:
        return sum((Fraction((split[name] - asked[name]) ** 2, asked[name]) for name in split), Fraction(0))

    whole = min(seats, sum(most.values()))
    others = (
        dict(zip(most, counts, strict=True)) for counts in itertools.product(*(range(n + 1) for n in most.values()))
    )
    assert distance(found) == min(distance(split) for split in others if sum(split.values()) == whole)
