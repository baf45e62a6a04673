"""Groups set beside each other, of drawn students: counted again, under other ids, and nothing told of few."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.outcomes.counts.people_made import Person, crowds, people

from alternance.outcomes import behind, solve
from alternance.verify.facts import Facts
from alternance.verify.recounted import RECOUNTS

APART = [name for name in RECOUNTS if "_apart_by_" in name]
#: Four men among twenty, of whom two without a place: what is left of all but the women would be the men.
FOUR = [Person("female", rank=1)] * 16 + [Person("male", left=True)] * 2 + [Person("male", rank=2)] * 2
#: Two groups of four and one: together five, told as little as one by one.
FIVE = [Person(language=name, rank=1) for name in ("de",) * 9 + ("tr",) * 6 + ("ar",) * 4 + ("uk",)]


def figures(persons: Sequence[Person], ids: Sequence[str] | None = None) -> dict[str, float | None]:
    return {found.id: found.value for found in solve(*people(persons, ids)) if found.id in APART}


def shown(persons: Sequence[Person]) -> dict[str, set[str]]:
    """Return the groups of which a row behind each figure is kept with the plan."""
    found: dict[str, set[str]] = {name: set() for name in APART}
    for name, _, item in behind(solve(*people(persons))):
        if name in APART:
            found[name].add(item.row.split(" · ")[0])
    return found


@settings(max_examples=40)
@given(crowds())
@example(FOUR)
@example(FIVE)
def test_the_verifier_counts_the_same(persons: list[Person]) -> None:
    facts = Facts(*people(persons))
    counted = {name: RECOUNTS[name](facts).get(("all", "all")) for name in APART}
    assert counted == pytest.approx(figures(persons), abs=1e-9)


@settings(max_examples=20)
@given(crowds(), st.randoms(use_true_random=False))
def test_other_ids_change_nothing(persons: list[Person], chance: random.Random) -> None:
    ids = [f"c/{number:03}" for number in range(len(persons))]
    chance.shuffle(ids)
    assert figures(persons, ids) == figures(persons)


@settings(max_examples=40)
@given(crowds())
@example(FOUR)
@example(FIVE)
def test_no_figure_of_fewer_than_five_can_be_worked_out(persons: list[Person]) -> None:
    ranked = [one for one in persons if not one.left and one.rank is not None]
    for name, told in shown(persons).items():
        what, _, by = name.partition("_apart_by_")
        hold(persons if what == "placed" else ranked, by, told)


def hold(persons: Sequence[Person], by: str, told: set[str]) -> None:
    """Fail where the sums of `told` groups, of all, and of those who say nothing give one of fewer than five people."""
    sizes = Counter(one.group(by) for one in persons)
    groups = [name for name in sizes if name is not None]
    assert told <= set(groups) and all(sizes[name] >= 5 for name in told)
    assert len(told) != 1, "one group alone is set beside nothing"
    if not told:
        return
    known = np.array([[float(name == one) for name in groups] for one in told] + [[1.0] * len(groups)])
    rank = np.linalg.matrix_rank(known)
    for mask in range(1, 2 ** len(groups)):
        some = [float(mask >> place & 1) for place in range(len(groups))]
        follows = np.linalg.matrix_rank(np.vstack([known, some])) == rank
        assert not follows or sum(sizes[name] for name, one in zip(groups, some, strict=True) if one) >= 5


def test_the_group_hidden_with_a_small_one_is_the_smallest_that_could_be_told() -> None:
    def of(**sizes: int) -> set[str]:
        persons = [Person(language=name) for name, size in sizes.items() for _ in range(size)]
        return shown(persons)["placed_apart_by_language"]

    assert of(de=9, tr=6, ar=5) == {"de", "tr", "ar"}
    assert of(de=9, tr=6, ar=5, uk=4) == {"de", "tr"}, "of nine nobody can say who are the four"
    assert of(de=9, tr=6, ar=5, uk=4, pl=1) == {"de", "tr", "ar"}, "the hidden ones are five"
    assert of(de=9, tr=6, uk=4) == set(), "one group is left, and it is set beside nothing"
    assert of(de=9, tr=9, ar=9, uk=1) == {"de", "tr"}, "of equally small ones the first by name"
    assert figures(FOUR)["placed_apart_by_sex"] is None


def test_who_says_nothing_hides_nobody_and_covers_for_nobody() -> None:
    silent = [Person()] * 2
    told = [Person("female", left=True)] + [Person("female")] * 4 + [Person("male")] * 6
    assert figures(told + silent)["placed_apart_by_sex"] == pytest.approx(1 / 5)
    assert figures(FOUR + [Person()] * 9)["placed_apart_by_sex"] is None, "a whole cohort may be silent, and be seen so"
