from __future__ import annotations

from collections import Counter

from alternance.sample.chance import Chance


def test_seed_and_subject_decide_all() -> None:
    assert [Chance(1, "a").share() for _ in range(2)] == [Chance(1, "a").share()] * 2
    assert len({Chance(1, "a").share(), Chance(1, "b").share(), Chance(2, "a").share()}) == 3


def test_the_same_with_every_python() -> None:
    # random.random is promised to stay; these are its numbers
    chance = Chance(7, "x")
    assert [round(chance.share(), 6) for _ in range(3)] == [0.665838, 0.769883, 0.053041]


def test_between_reaches_both_ends_and_nothing_beyond() -> None:
    chance = Chance(3, "ends")
    assert Counter(chance.between(2, 4) for _ in range(300)).keys() == {2, 3, 4}


def test_shuffled_and_some_lose_nothing() -> None:
    chance = Chance(5, "cards")
    cards = list(range(20))
    assert sorted(chance.shuffled(cards)) == cards
    chosen = chance.some(cards, 7)
    assert len(chosen) == 7 and chosen == sorted(set(chosen))
