"""Small cases told in words."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.staffing.made import allowed, random_problem, section, teacher

from alternance.staffing import REASONS, Problem, Section, Teacher, solve, words


def reasons(*sections: Section, by: tuple[Teacher, ...]) -> dict[str, str]:
    return {row.section: row.reason for row in solve(Problem(sections, by)).unstaffed}


def test_two_sections_at_once_go_to_two_teachers_when_one_is_full() -> None:
    result = solve(Problem((section("x", 60), section("y", 60)), (teacher("t", 100), teacher("u", 100))))
    assert sorted(result.teacher.values()) == ["t", "u"] and not result.unstaffed


def test_the_load_is_even_where_it_can_be() -> None:
    result = solve(Problem((section("x", 60, 0), section("y", 60, 0)), (teacher("t", 200), teacher("u", 200))))
    assert sorted(result.teacher.values()) == ["t", "u"] and result.objective == 300


def test_a_section_keeps_its_teacher_although_two_could_share_it() -> None:
    """Each of the two is away in one of its weeks: nobody can have it whole, so nobody has it."""
    by = teacher("t", (100, 0, 100, 100)), teacher("u", (0, 100, 100, 100))
    assert reasons(section("x", 60, 0, 1), by=by) == {"x": "all-away"}
    assert reasons(section("x", 60, 0, 2), by=by) == {}


def test_over_contract_rather_than_unstaffed_but_never_over_the_ceiling() -> None:
    result = solve(Problem((section("x", 60), section("y", 60)), (teacher("t", 100, over=20),)))
    assert result.teacher == {"x": "t", "y": "t"} and result.over_contract == 20
    assert reasons(section("x", 60), section("y", 60), by=(teacher("t", 100, over=19),)) in (
        {"x": "all-full"},
        {"y": "all-full"},
    )


def test_the_smaller_section_is_left_out() -> None:
    result = solve(Problem((section("x", 50), section("y", 60)), (teacher("t", 100),)))
    assert result.teacher == {"y": "t"}


#: Reason → the section and teachers that have it, and the smallest change without it.
CASES = [
    ("nobody-qualified", (section("x", 60),), (teacher("t", 100, can="r"),), (teacher("t", 100, can="r q"),)),
    ("nobody-qualified", (section("x", 60),), (teacher("t", 100, school="z"),), (teacher("t", 100),)),
    ("locked-elsewhere", (section("x", 60, lock="t"),), (teacher("t", 100, school="z"),), (teacher("t", 100),)),
    ("locked-not-qualified", (section("x", 60, lock="t"),), (teacher("t", 100, can="r"),), (teacher("t", 100),)),
    ("locked-away", (section("x", 60, lock="t"),), (teacher("t", 59), teacher("u", 99)), (teacher("t", 60),)),
    (
        "locked-full",
        (section("x", 60, lock="t"), section("y", 90, lock="t")),
        (teacher("t", 149),),
        (teacher("t", 150),),
    ),
    ("all-away", (section("x", 60, 2),), (teacher("t", (99, 99, 59, 99)),), (teacher("t", (99, 99, 60, 99)),)),
    ("all-full", (section("x", 60), section("y", 90)), (teacher("t", 149),), (teacher("t", 149), teacher("u", 60))),
]


@pytest.mark.parametrize(("reason", "sections", "by", "changed"), CASES)
def test_the_reason_is_said_and_without_it_the_section_is_staffed(
    reason: str, sections: tuple[Section, ...], by: tuple[Teacher, ...], changed: tuple[Teacher, ...]
) -> None:
    assert reasons(*sections, by=by) == {"x": reason}
    assert reasons(*sections, by=changed) == {}


def test_every_reason_is_tried_and_has_words() -> None:
    assert {case[0] for case in CASES} | {"locked-apart"} == REASONS.keys()
    for code in REASONS:
        assert "{" not in words(code, "metal")
    assert words("nobody-qualified", "metal") == "Nobody at the school is qualified for *metal*"


def test_cohorts_taught_as_one_that_hold_fast_two_teachers_have_none() -> None:
    one = replace(section("x", 60, lock="t"), members=("x", "y"))
    by = teacher("t", 100), teacher("u", 100)
    assert reasons(replace(one, apart=True), by=by) == {"x": "locked-apart", "y": "locked-apart"}
    assert solve(Problem((one,), by)).teacher == {"x": "t", "y": "t"}


def test_an_expert_stands_back_where_an_own_teacher_is_qualified() -> None:
    own, expert = teacher("t", 100, can="r"), replace(teacher("e", 100), lent=True)
    assert solve(Problem((section("x", 60),), (own, expert))).teacher == {"x": "e"}
    own = teacher("t", 59, can="q r")
    assert reasons(section("x", 60), by=(own, expert)) == {"x": "all-away"}
    assert solve(Problem((section("x", 60, lock="e"),), (own, expert))).teacher == {"x": "e"}


def test_a_lock_holds_where_others_would_be_better() -> None:
    result = solve(Problem((section("x", 60, lock="u"),), (teacher("t", 1000), teacher("u", 70))))
    assert result.teacher == {"x": "u"}


def test_nothing_to_staff_and_nobody_to_do_it() -> None:
    assert solve(Problem((), ())).status == "optimal"
    assert reasons(section("x", 60), by=()) == {"x": "nobody-qualified"}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(seed: int, chance: random.Random) -> None:
    problem = random_problem(seed)
    sections, teachers = list(problem.sections), list(problem.teachers)
    chance.shuffle(sections)
    chance.shuffle(teachers)
    assert solve(Problem(tuple(sections), tuple(teachers))) == solve(problem)


def large(sections: int) -> Problem:
    """Too much to prove quickly: sizes of all kinds for alike teachers."""
    draw = random.Random(1)
    made = tuple(
        section(f"x{n:03}", draw.randint(40, 97), *range(draw.randrange(2), draw.randint(2, 4)))
        for n in range(sections)
    )
    return Problem(made, tuple(teacher(f"t{n:02}", 61 * sections // 20, over=30) for n in range(20)))


def test_cancelled_it_gives_what_it_has_at_once() -> None:
    problem, begin = large(400), time.monotonic()
    result = solve(problem, work=1e6, cancelled=lambda: time.monotonic() - begin > 0.5)
    assert result.status == "cut short"
    assert allowed(problem, result.teacher) and result.teacher
    assert 0 <= result.bound < result.objective
    assert time.monotonic() - begin < 30


def test_cancelled_before_it_began_it_is_the_first_staffing() -> None:
    problem = large(60)
    result = solve(problem, cancelled=lambda: True)
    assert allowed(problem, result.teacher) and len(result.teacher) + len(result.unstaffed) == 60


def test_progress_counts_schools_in_the_callers_thread() -> None:
    told: list[tuple[int, int]] = []
    here = threading.get_ident()

    def progress(done: int, of: int) -> None:
        assert threading.get_ident() == here
        told.append((done, of))

    by = (teacher("t", 100), teacher("z", 100, school="z"))
    solve(Problem((section("x", 60), section("y", 60, school="z")), by), progress=progress)
    assert told[-1] == (2, 2)


def test_what_is_no_problem_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the horizon"):
        Problem((section("x", 60, 4),), (teacher("t", 100),))
    with pytest.raises(ValueError, match="section stands twice"):
        Problem((section("x", 60), section("x", 60)), ())
    with pytest.raises(ValueError, match="teacher stands twice"):
        Problem((), (teacher("t", 1), teacher("t", 1)))
