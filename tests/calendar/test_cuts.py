"""Limits handed back to the calendar: the search keeps them, and no bound relies on a guess."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import FIRST, tiny

from alternance.calendar import Cut, Draft, Result, build, solve, tables, words
from alternance.community import Community
from alternance.community.meta import Weights

WORK = 3_000
#: Both are late from the first week on, so that blocks come as soon as they can.
COHORTS: dict[str, Any] = {"c": {"due_week": FIRST}, "d": {"due_week": FIRST}}


def community() -> Community:
    """Two cohorts of two, each with a block of two weeks, seats for both; a late week costs less than a limit."""
    blocks = {"b": {"phases": [{"weeks": 2, "alone": {"a": None}}]}}
    return tiny(weeks=10, cohorts=COHORTS, facts={"weights": Weights(late=1.0)}, blocks=blocks)


def solved(*cuts: Cut) -> tuple[Draft, Result]:
    draft = build(community(), cuts=cuts)
    return draft, solve(draft.problem, work_limit=WORK)


def begins(draft: Draft, result: Result) -> list[int]:
    assert result.solution is not None, [words(draft, reason) for reason in result.reasons]
    rows = tables(draft, result.solution)["spans"]
    return sorted(draft.community.horizon.index(first) for first in rows["from"])


def test_without_cuts_both_go_as_soon_as_they_can() -> None:
    assert begins(*solved()) == [2, 2]


def test_a_cut_lets_only_so_many_go() -> None:
    draft, result = solved(Cut(("b",), 2, 3, 2, "two were left without a place"))
    first, second = begins(draft, result)
    assert (first, second) == (2, 4)


@pytest.mark.parametrize(
    ("when", "expected"), [("overlaps", [4, 4]), ("contains", [2, 2]), ("begins", [4, 4])], ids=["any", "all", "begin"]
)
def test_a_cut_says_which_options_count(when: Any, expected: list[int]) -> None:
    """The span is longer than a block: no block contains it."""
    draft, result = solved(Cut(("b",), 1, 3, 0, "closed", when=when))
    assert begins(draft, result) == expected


def test_a_cut_may_name_a_place_or_a_cohort() -> None:
    assert begins(*solved(Cut((), 0, 3, 0, "closed", place="o"))) == [4, 4]
    assert begins(*solved(Cut((), 0, 3, 0, "closed", place="elsewhere"))) == [2, 2]
    assert begins(*solved(Cut(("b",), 0, 3, 0, "closed", cohorts=("d",)))) == [2, 4]


def test_a_cut_may_name_options_and_the_search_leaves_one_of_them() -> None:
    named = Cut((), 2, 2, 3, "three of these four find a place", options=(("c", "b", 2), ("d", "b", 2)))
    assert begins(*solved(named)) == [2, 3]


def test_a_guess_proves_nothing() -> None:
    """Nobody may go: there is no calendar under the cut, but only a proven cut makes that a proof."""
    guess = solved(Cut(("b",), 0, 9, 0, "nobody was placed"))
    assert (guess[1].status, guess[1].bound) == ("not found", solved()[1].bound)
    assert any("nobody was placed" in words(guess[0], reason) for reason in guess[1].reasons)
    proven = solved(Cut(("b",), 0, 9, 0, "nobody was placed", proven=True))[1]
    assert (proven.status, proven.bound) == ("impossible", float("inf"))


def test_a_cut_says_what_is_wrong_with_it() -> None:
    with pytest.raises(ValueError, match="limit"):
        Cut(("b",), 3, 2, 0, "")
