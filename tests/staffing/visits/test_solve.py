"""Small cases told in words; reasons proven by taking them away."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.staffing.visits.made import placement, problem, random_problem, tutor

from alternance.staffing.visits import REASONS, Problem, solve, words
from alternance.staffing.visits.build import stretches


def reasons(of: Problem) -> set[str]:
    return {row.reason for row in solve(of).missed}


def test_students_at_one_site_are_visited_on_one_way() -> None:
    result = solve(
        problem(
            [placement("a", by="t"), placement("b", by="t"), placement("c", (2, 3), by="t")],
            [tutor("t", 500)],
            visit=40,
        )
    )
    assert {(visit.tutor, visit.week) for visit in result.visits} == {("t", 2)}
    assert result.objective == 3 * 200 + 60


def test_what_saves_a_way_is_not_dearer_than_what_evens_the_visits() -> None:
    rows = [placement(name, site=site) for name, site in (("a", "v"), ("b", "v"), ("c", "w"), ("d", "w"))]
    result = solve(problem(rows, [tutor("t", 500), tutor("u", 500)]))
    by = {visit.placement[0]: visit.tutor for visit in result.visits}
    assert by["a"] == by["b"] != by["c"] == by["d"]


def test_one_tutor_follows_a_placement_through_all_its_visits() -> None:
    row = placement("a", (0, 1), (2, 3), (4, 5))
    result = solve(problem([row], [tutor("t", 200), tutor("u", 200)]))
    assert len(result.visits) == 3 and len({visit.tutor for visit in result.visits}) == 1


def test_visits_stay_within_the_ceiling_and_rather_within_the_contract() -> None:
    by = tutor("t", (0, 99, 100, 0, 0, 0), 100)
    result = solve(problem([placement("a", by="t")], [by]))
    assert [visit.week for visit in result.visits] == [2]
    assert reasons(problem([placement("a", by="t")], [replace(by, ceiling=(99,) * 6)])) == {"tutors-teaching"}


def test_a_visit_that_takes_no_time_still_needs_somebody_there() -> None:
    free = {"visit": 0, "counts": False}
    by = tutor("t", 0, away=(0, 1))
    result = solve(problem([placement("a", by="t")], [by], **free))  # type: ignore[arg-type]
    assert [visit.week for visit in result.visits] == [2]
    assert reasons(problem([placement("a", (0, 1), by="t")], [by], **free)) == {"tutors-away"}  # type: ignore[arg-type]


TWO = (placement("a", (0,), by="t"), placement("b", (0,), site="v", by="t"))
FOR_ALL = (placement("a", (0,), (1,)),)
#: Reason → a problem that has it, and the smallest change without it.
CASES = [
    ("no-tutor", problem([placement("a", by="")], []), problem([placement("a", by="t")], [tutor("t", 100)])),
    (
        "tutors-away",
        problem([placement("a", (0, 1), by="t")], [tutor("t", 100, away=(0, 1))]),
        problem([placement("a", (0, 1), by="t")], [tutor("t", 100, away=(0,))]),
    ),
    (
        "way-too-long",
        problem([placement("a", by="t")], [tutor("t", 100)], way=561),
        problem([placement("a", by="t")], [tutor("t", 100)], way=60),
    ),
    (
        "tutors-teaching",
        problem([placement("a", (1, 2), by="t")], [tutor("t", (100, 99, 99, 100, 100, 100))]),
        problem([placement("a", (1, 2), by="t")], [tutor("t", (100, 99, 100, 100, 100, 100))]),
    ),
    (
        "nobody-for-all",
        problem(FOR_ALL, [tutor("t", 100, away=(1,)), tutor("u", 100, away=(0,))]),
        problem(FOR_ALL, [tutor("t", 100), tutor("u", 100, away=(0,))]),
    ),
    ("tutors-full", problem(TWO, [tutor("t", 199)]), problem(TWO, [tutor("t", 200)])),
]


@pytest.mark.parametrize(("reason", "has_it", "changed"), CASES, ids=[case[0] for case in CASES])
def test_the_reason_is_said_and_without_it_the_visit_is_made(reason: str, has_it: Problem, changed: Problem) -> None:
    result = solve(has_it)
    assert {row.reason for row in result.missed} == {reason} and len(result.missed) == 1
    assert solve(changed).missed == ()


def test_only_a_full_diary_depends_on_other_visits() -> None:
    for seed in range(120):
        of = random_problem(seed)
        for row in solve(of).missed:
            alone = solve(replace(of, placements=(of.by_id[row.placement],)))
            still = (row.placement, row.stretch) in {(other.placement, other.stretch) for other in alone.missed}
            if row.reason == "tutors-full":
                assert not still or "nobody-for-all" in {other.reason for other in alone.missed}, seed
            elif row.reason != "nobody-for-all":
                assert still, (seed, row)


def test_every_reason_is_tried_and_has_words() -> None:
    assert {case[0] for case in CASES} == REASONS.keys()
    assert all(words(code) for code in REASONS)


@pytest.mark.parametrize(
    ("weeks", "length", "cut"),
    [
        (5, 12, [5]),
        (12, 12, [12]),
        (23, 12, [23]),
        (24, 12, [12, 12]),
        (30, 12, [12, 18]),
        (3, 1, [1, 1, 1]),
    ],
)
def test_what_is_left_over_belongs_to_the_last_stretch(weeks: int, length: int, cut: list[int]) -> None:
    assert [len(own) for own in stretches(tuple(range(weeks)), length)] == cut


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(seed: int, chance: random.Random) -> None:
    of = random_problem(seed)
    placements, tutors = list(of.placements), list(of.tutors)
    chance.shuffle(placements)
    chance.shuffle(tutors)
    assert solve(replace(of, placements=tuple(placements), tutors=tuple(tutors))) == solve(of)


def test_what_is_no_problem_is_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        problem([placement("a", by="t"), placement("a", by="t")], [tutor("t", 1)])
    with pytest.raises(ValueError, match="not of the school"):
        problem([placement("a", by="t")], [replace(tutor("t", 1), school="z")])
    with pytest.raises(ValueError, match="no way"):
        Problem((placement("a", by="t"),), (tutor("t", 1),), {"s": 1}, {})
