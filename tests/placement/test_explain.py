"""Each reason is proven: what it names is relaxed, and the batch is solved again."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.placement.naive import blocking, from_lists, lists_of, path_of, random_problem, ranked_below

from alternance.placement.explain import Answer, Full, explain, relaxed
from alternance.placement.problem import NONE, Problem
from alternance.placement.result import Result
from alternance.placement.solve import solve


def all_answers(seeds: int) -> Iterator[tuple[Problem, Result, int, int, Answer]]:
    for seed in range(seeds):
        problem = random_problem(seed, students=7)
        result = solve(problem)
        for s, p in itertools.product(range(problem.students), range(len(problem.seats))):
            yield problem, result, s, p, explain(problem, result, s, p)


def on_path(problem: Problem, p: int, level: str, index: int) -> set[int]:
    """The positions that a limit covers."""
    covers = {"position": range(len(problem.seats)), "mentor": problem.mentor, "unit": problem.unit}[level]
    return {q for q, node in enumerate(covers) if node == index}


def test_every_pair_gets_the_answer_that_lists_and_matching_give() -> None:
    seen = Counter[str]()
    for problem, result, s, p, answer in all_answers(300):
        held, listed = int(result.assignment[s]), problem.list_of(s).tolist()
        before = listed[: listed.index(p)] if p in listed else []
        if held == p:
            expected = "held"
        elif p not in listed:
            expected = "not-listed"
        else:
            expected = "better" if held in before else "full"
        assert (answer.code, answer.instead) == (expected, held)
        seen[answer.code] += 1
    assert min(seen.values()) > 100 and len(seen) == 4


def test_the_limits_named_are_full_of_students_ranked_above() -> None:
    seen = Counter[str]()
    for problem, result, s, p, answer in all_answers(300):
        for full in answer.full:
            inside = on_path(problem, p, full.level, full.index)
            assert p in inside
            assert set(full.holders) == {t for t, h in enumerate(result.assignment.tolist()) if h in inside}
            assert len(full.holders) == full.limit
            unit = int(problem.unit[p])
            for t, following in itertools.pairwise([*full.holders, s]):
                assert ranked_below(problem, following, t, unit)
            assert full.lowest == (full.holders[-1] if full.holders else None)
            seen[full.level] += 1
    assert min(seen[level] for level in ("position", "mentor", "unit")) > 50


def test_the_limits_named_are_those_that_must_yield_no_more_and_no_less() -> None:
    """The pair blocks the old matching when all named give one place more, not when one of them does not."""
    several = 0
    for problem, result, s, p, answer in all_answers(300):
        if answer.code != "full":
            continue
        held = result.assignment.tolist()
        assert (s, p) in blocking(relaxed(problem, answer.full), held)
        for fewer in itertools.combinations(answer.full, len(answer.full) - 1):
            assert (s, p) not in blocking(relaxed(problem, fewer), held)
        several += len(answer.full) > 1
    assert several > 50


def further_limit(problem: Problem, result: Result, s: int, p: int, answer: Answer) -> bool:
    """Whether the path has a limit that is reached without s but holds somebody ranked below s."""
    held = [h for t, h in enumerate(result.assignment.tolist()) if t != s]
    reached = sum(sum(h in positions for h in held) >= limit for positions, limit in path_of(problem, p))
    return reached > len(answer.full)


def test_solved_again_the_student_has_it_unless_somebody_comes_first() -> None:
    outcome = Counter[tuple[str, bool]]()
    for problem, result, s, p, answer in all_answers(300):
        if answer.code != "full":
            continue
        more = relaxed(problem, answer.full)
        again = solve(more)
        now = explain(more, again, s, p)
        certain = not answer.ahead and not further_limit(problem, result, s, p, answer)
        outcome[now.code, certain] += 1
        for full in now.full:
            inside = on_path(problem, p, full.level, full.index)
            before = {t for t, h in enumerate(result.assignment.tolist()) if h in inside}
            new = set(full.holders) - before
            assert any(ranked_below(problem, s, t, int(problem.unit[p])) for t in new)
    assert ("full", True) not in outcome
    assert outcome["held", True] > 100 and outcome["full", False] > 100


def test_those_ahead_are_ranked_above_and_would_rather_have_a_place_there() -> None:
    seen = 0
    for problem, result, s, p, answer in all_answers(300):
        unit, held = int(problem.unit[p]), result.assignment.tolist()
        ahead = []
        for t, listed in enumerate(lists_of(problem)):
            inside = on_path(problem, p, answer.full[-1].level, answer.full[-1].index) if answer.full else set()
            wanted = listed if held[t] == NONE else listed[: listed.index(held[t])]
            if inside & set(wanted) and t != s and ranked_below(problem, s, t, unit):
                ahead.append(t)
        assert sorted(answer.ahead) == ahead
        assert all(ranked_below(problem, u, t, unit) for t, u in itertools.pairwise(answer.ahead))
        seen += bool(ahead)
    assert seen > 100


def without(problem: Problem, s: int, before: int, first: int | None = None) -> Problem:
    """The batch where s strikes what the list names before `before`, or puts `first` on top of it."""
    lists = lists_of(problem)
    unit = problem.unit.tolist()
    ranking: list[list[int]] = []
    for u in range(len(problem.unit_total)):
        place = {}
        for k, t in enumerate(problem.pref_student.tolist()):
            if unit[problem.pref_position[k]] == u:
                place[t] = int(problem.standing[k])
        ranking.append(sorted(place, key=place.__getitem__))
    lists[s] = lists[s][before:] if first is None else [first, *lists[s]]
    rest = (problem.seats, problem.unit, problem.mentor, problem.unit_total, problem.mentor_most)
    return from_lists(lists, ranking, *(values.tolist() for values in rest))


def test_without_what_is_better_or_when_listed_first_the_answer_changes() -> None:
    for problem, _, s, p, answer in all_answers(100):
        if answer.code == "better":
            changed = without(problem, s, lists_of(problem)[s].index(p))
        elif answer.code == "not-listed":
            changed = without(problem, s, 0, first=p)
        else:
            continue
        assert explain(changed, solve(changed), s, p).code in ("held", "full")


def test_what_the_caller_knows_is_handed_through() -> None:
    problem = from_lists([[]], [[]], [1], [0], [NONE], [1], [])
    answer = explain(problem, solve(problem), 0, 0, ["forbidden", "not-ready"])
    assert answer.reasons == ("forbidden", "not-ready")


def test_no_seat_at_all_is_full_with_nobody() -> None:
    problem = from_lists([[0]], [[0]], [0], [0], [NONE], [1], [])
    assert explain(problem, solve(problem), 0, 0).full == (Full("position", 0, 0, ()),)
    assert Full("position", 0, 0, ()).lowest is None


def test_a_matching_of_another_problem_is_not_explained() -> None:
    problem = from_lists([[0]], [[0]], [0], [0], [NONE], [1], [])
    result = solve(problem)
    with pytest.raises(ValueError, match="not a stable matching"):
        explain(replace(problem, seats=problem.seats + 1), result, 0, 0)
    with pytest.raises(ValueError, match="no such student or position"):
        explain(problem, result, 1, 0)
