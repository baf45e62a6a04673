"""Weeks of teachers' own practice: held against every choice of weeks, with reasons proven by taking them away."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from alternance.staffing.practice import REASONS, Problem, Teacher, solve, words
from alternance.staffing.practice.choose import choose
from alternance.staffing.practice.reasons import reason

BUSY = {"L": "lessons", "V": "visits", "A": "absence", "G": "agreed", ".": ""}


def teacher(weeks: str, needed: int, *, new: bool = False, cost: tuple[int, ...] | None = None) -> Teacher:
    """A teacher whose weeks are written as letters; `.` is free."""
    busy = tuple(BUSY[letter] for letter in weeks)
    return Teacher("t", 0, 7 * needed, True, new, busy, cost or (10,) * len(weeks))


def runs(weeks: tuple[int, ...]) -> list[int]:
    """Return the lengths of weeks in a row."""
    groups = itertools.groupby(enumerate(weeks), lambda pair: pair[1] - pair[0])
    return [len(list(group)) for _, group in groups]


def allowed(one: Teacher) -> Iterator[tuple[int, ...]]:
    """Every set of free weeks in stretches of two or more, up to one week beyond the need."""
    free = [week for week, why in enumerate(one.busy) if not why]
    for count in range(min(len(free), one.needed + 1) + 1):
        for weeks in itertools.combinations(free, count):
            if all(length >= 2 for length in runs(weeks)):
                yield weeks


def value(one: Teacher, weeks: tuple[int, ...]) -> tuple[int, ...]:
    """Return what is least, from the words at the top of `problem.py`."""
    end = weeks[-1] if one.new and weeks else 0
    cost = sum(one.cost[week] for week in weeks)
    return -min(len(weeks), one.needed), end, cost, len(runs(weeks)), sum(weeks)


def test_the_best_of_all_choices() -> None:
    short = exact = 0
    for seed in range(300):
        draw = random.Random(seed)
        letters = "".join(draw.choice("...LVA") for _ in range(10))
        cost = tuple(draw.choice([0, 0, 30, 60]) for _ in letters)
        one = teacher(letters, draw.randint(0, 6), new=draw.random() < 0.4, cost=cost)
        chosen = choose(one)
        assert chosen in set(allowed(one)), seed
        assert value(one, chosen) == min(value(one, weeks) for weeks in allowed(one)), seed
        short += len(chosen) < one.needed
        exact += len(chosen) == one.needed
    assert min(short, exact) > 50


def test_holidays_come_before_weeks_with_duties_and_new_teachers_as_early_as_can_be() -> None:
    cost = (60, 60, 60, 60, 0, 0, 0, 60)
    assert choose(teacher("........", 3, cost=cost)) == (4, 5, 6)
    assert choose(teacher("........", 3, cost=cost, new=True)) == (0, 1, 2)


def test_a_week_alone_is_no_practice() -> None:
    assert choose(teacher("L.L.L..L", 3)) == (5, 6)
    assert choose(teacher("L.L.L", 2)) == ()


def test_one_week_that_is_missing_takes_two() -> None:
    assert choose(teacher("....", 1)) == (0, 1)


@pytest.mark.parametrize(
    ("why", "weeks", "needed"),
    [
        ("visits", "..V.LLLL", 4),
        ("absence", "..A.LLLL", 4),
        ("lessons", "..LL", 4),
        ("few-free-weeks", ".LV.A", 5),
        ("horizon-short", "....", 5),
        ("horizon-short", "..GG", 4),
    ],
)
def test_the_reason_is_the_first_that_taken_away_would_do(why: str, weeks: str, needed: int) -> None:
    one = teacher(weeks, needed)
    assert len(choose(one)) < needed and reason(one) == why
    others = {"visits", "absence", "lessons"} - {why}
    without = replace(one, busy=tuple("" if busy == why else busy for busy in one.busy))
    if why in ("visits", "absence", "lessons"):
        assert len(choose(without)) >= needed
    else:
        for cause in others:
            without = replace(one, busy=tuple("" if busy == cause else busy for busy in one.busy))
            assert len(choose(without)) < needed


def test_what_is_missing_is_told_of_those_who_are_due_alone() -> None:
    short = teacher("..LL", 4)
    result = solve(
        Problem((short, replace(short, id="u", due=False), teacher("....", 4) and replace(short, id="v", asked=14)))
    )
    assert [(row.teacher, row.done, row.planned, row.asked, row.reason) for row in result.missing] == [
        ("t", 0, 14, 28, "lessons")
    ]
    assert result.weeks == {"t": (0, 1), "u": (0, 1), "v": (0, 1)}
    assert result.objective == result.bound == 4


def test_every_reason_has_words_and_what_is_no_problem_is_refused() -> None:
    assert all(words(code) for code in REASONS)
    with pytest.raises(ValueError, match="twice"):
        Problem((teacher(".", 1), teacher(".", 1)))
    with pytest.raises(ValueError, match="differ in number"):
        Problem((teacher(".", 1), replace(teacher("..", 1), id="u")))
