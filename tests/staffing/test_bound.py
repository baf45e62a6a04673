"""What cannot be staffed is told without a search, and is at most what every staffing leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.staffing.made import every, random_problem, section, teacher, worth
from tests.staffing.test_bounds import crowded

from alternance.staffing import Problem, solve
from alternance.staffing.bound import bound, weeks_of


def test_no_staffing_of_a_tiny_problem_is_worth_less() -> None:
    exact = unstaffed = 0
    for seed in range(150):
        problem = random_problem(seed)
        best = min(worth(problem, given) for given in every(problem))
        assert bound(problem) <= best, seed
        exact += bound(problem) == best
        unstaffed += bound(problem) > 20_000
    assert exact > 20 and unstaffed > 20, (exact, unstaffed)


def test_nor_where_a_contract_is_used_up_and_the_ceiling_is_not() -> None:
    """A teacher whose duties fill the contract teaches up to the ceiling, and has no share of contract."""
    for seed in range(60):
        problem = random_problem(seed)
        first, *others = problem.teachers
        full = replace(first, contract=(0,) * 4, ceiling=(90,) * 4)
        one = Problem(problem.sections, (full, *others))
        assert bound(one) <= min(worth(one, given) for given in every(one)), seed


@pytest.mark.parametrize(
    ("problem", "least"),
    [
        # 120 minutes of two sections in each of two weeks, 100 of the only teacher: 50 taught, 50 of each week not.
        (Problem((section("a", 50, 0, 1), section("b", 70, 0, 1)), (teacher("t", 100),)), 100_000 + 700),
        # Those who can do both cannot help the many who ask r alone.
        (
            Problem(
                (section("a", 60), section("b", 60, asks="r"), section("c", 60, asks="r")),
                (teacher("t", 60, can="q"), teacher("u", 60, can="r")),
            ),
            60_000 + 1000,
        ),
        # 30 over contract in two weeks.
        (Problem((section("a", 130, 0, 1),), (teacher("t", 100, over=40),)), 20 * 60 + 1300),
        # Nobody can take it, even alone.
        (Problem((section("a", 130, 0, 1),), (teacher("t", 100),)), 260_000),
        (Problem((), (teacher("t", 100),)), 0),
    ],
    ids=["too much for one", "one qualification", "over contract", "nobody", "nothing asked"],
)
def test_what_it_is_made_of(problem: Problem, least: int) -> None:
    assert bound(problem) == least


def test_a_teacher_gives_whole_sections_alone() -> None:
    """Two sections of 60 minutes do not go into 100."""
    (week,) = weeks_of(Problem((section("a", 60), section("b", 60)), (teacher("t", 100),)))
    assert week.most == {"t": 60}
    assert week.deficit(week.most) == 60


def test_sixty_sections_for_twenty_who_are_overloaded_are_bounded_well() -> None:
    """Cancelled before it searched, the bound stands already."""
    problem = crowded(60)
    result = solve(problem, cancelled=lambda: True)
    assert 0.5 * result.objective < bound(problem) <= result.bound <= result.objective
