"""Own searches, rotation over blocks, fit by competences, and the law on a day release."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.communities import monday, tiny
from tests.placement.stays import held, stay

from alternance.community import Community
from alternance.placement import Placement, Stay, place, why
from alternance.policy.limits import Limits
from alternance.readiness.givers import Given

LIMITS = Limits.of(["alternance-core"])
PHASES = {"phases": [{"weeks": 4}]}
#: Two enterprises, e with position p and f with position q.
TWO: dict[str, Any] = {
    "organisations": [
        {"id": "s", "kind": "school", "title": "S"},
        {"id": "e", "kind": "enterprise", "title": "E"},
        {"id": "f", "kind": "enterprise", "title": "F"},
    ],
    "sites": [{"id": f"{o}:site", "organisation": o, "title": o} for o in "sef"],
    "hiring_units": [{"id": u, "site": f"{o}:site", "occupation": "o", "seats_total": 9} for u, o in ("ue", "vf")],
    "positions": {"p": {"unit": "u"}, "q": {"unit": "v"}},
}


def reasons(result: Placement) -> dict[tuple[str, str], set[str]]:
    return {(one.student, one.stay.block): set(one.reasons) for one in result.unplaced}


def test_who_searches_stays_out_of_the_round_and_says_so() -> None:
    more: Any = {"cohorts": {"c": {"size": 3}}, "blocks": {"b": PHASES}}
    rows = [{"student": "c/1", "block": "b"}, {"student": "c/2", "block": "b", "status": "help wanted"}]
    rows += [{"student": "c/3", "block": "b"}]
    fixed = [{"student": "c/3", "block": "b", "position": "p", "door": "search"}]
    where = tiny(**more, positions={"p": {"seats": 9}}, searches=rows, fixed=fixed)
    result = place(where, [stay(where, 4)], LIMITS)
    assert held(result) == {("c/2", "b"): "p", ("c/3", "b"): "p"}
    assert [(one.student, one.reasons) for one in result.unplaced] == [("c/1", {"searching": 1})]
    assert all(student != "c/1" for batch in result.batches for student, _ in batch.people)
    assert why(result, "c/1", "b", "p").code == "searching"


def rotating(asked: str, **tables: Any) -> Community:
    """Block b, then block d, which asks a rotation."""
    blocks = {"b": {"order": 1, **PHASES}, "d": {"order": 2, "rotation": asked, **PHASES}}
    return tiny(cohorts={"c": {"size": 1}}, blocks=blocks, **{**TWO, **tables})


def both(where: Community) -> Placement:
    return place(where, [stay(where, 9, block="d"), stay(where, 4)], LIMITS)


@pytest.mark.parametrize("first", ["p", "q"])
def test_a_block_sends_students_back_or_elsewhere(first: str) -> None:
    """The wish for `first` alone would decide both blocks; the rotation decides the second."""
    wishes = [{"student": "c/1", "position": p, "rank": 1 if p == first else 2} for p in "pq"]
    other = "q" if first == "p" else "p"
    for asked, second in (("any", first), ("same enterprise", first), ("other enterprise", other)):
        where = rotating(asked, preferences=wishes)
        assert held(both(where)) == {("c/1", "b"): first, ("c/1", "d"): second}


def test_where_the_rotation_leaves_nothing_the_reason_says_so() -> None:
    wishes = [{"student": "c/1", "position": "p", "rank": 1}]
    result = both(rotating("other enterprise", preferences=wishes))
    assert reasons(result) == {("c/1", "d"): {"enterprise-known", "not-wanted"}}
    only_q = [
        {"position": "p", "from": monday(0), "to": monday(8)},
        {"position": "q", "from": monday(9), "to": monday(19)},
    ]
    result = both(rotating("same enterprise", position_weeks=only_q))
    assert "enterprise-differs" in reasons(result)["c/1", "d"]
    assert why(result, "c/1", "d", "q").reasons == ("enterprise-differs",)


def test_who_was_nowhere_before_may_go_anywhere() -> None:
    where = rotating("same enterprise", forbidden=[{"student": "c/1", "position": "p", "reason": "x"}])
    result = place(where, [stay(where, 9, block="d")], LIMITS)
    assert held(result) == {("c/1", "d"): "q"}


def test_fixed_places_count_also_of_blocks_that_ended_before() -> None:
    fixed = [{"student": "c/1", "block": "b", "position": "q"}]
    within = rotating("same enterprise", fixed=fixed)
    assert held(both(within)) == {("c/1", "b"): "q", ("c/1", "d"): "q"}
    before = [{"cohort": "c", "kind": "block", "item": "b", "ended": monday(-5)}]
    where = rotating("same enterprise", fixed=fixed, outside_horizon=before)
    assert held(place(where, [stay(where, 9, block="d")], LIMITS)) == {("c/1", "d"): "q"}


def test_a_fixed_place_is_held_against_fixed_ones_alone() -> None:
    later = [{"student": "c/1", "block": "d", "position": "p"}]
    assert held(both(rotating("other enterprise", fixed=later))) == {("c/1", "b"): "p", ("c/1", "d"): "p"}
    all_fixed = [*later, {"student": "c/1", "block": "b", "position": "p"}]
    result = both(rotating("other enterprise", fixed=all_fixed))
    assert reasons(result) == {("c/1", "d"): {"fixed-not-eligible", "enterprise-known"}}


def fitting(**tables: Any) -> Placement:
    """One seat, ranked by fit; the cohort was given level 2 of aim a, c/3 was seen to have 4 and c/1 to have 1."""
    evidence = [{"student": s, "aim": "a", "level": n, "seen_on": monday(2)} for s, n in (("c/3", 4), ("c/1", 1))]
    unit = [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": 9, "ranks_by": "fit"}]
    more: Any = {
        "blocks": {"b": {"phases": [{"weeks": 4, "alone": {"a": 2}}]}},
        "positions": {"p": {"seats": 1}, "q": {}},
    }
    where = tiny(cohorts={"c": {"size": 3}}, **more, hiring_units=unit, student_aims=evidence, **tables)
    stays = [stay(where, 4, given=Given({"a": ((1, 2),)}))]
    return place(where, stays, LIMITS, learn_before_work=False)


def ranked(result: Placement) -> list[int]:
    """The ranks of c/1, c/2, c/3 with the unit."""
    problem = result.batches[0].problem
    return [int(problem.rank[problem.pref_start[student]]) for student in range(3)]


def test_a_unit_ranks_by_what_students_can_up_to_what_is_needed() -> None:
    assert ranked(fitting()) == [1, 0, 0]  # needed is 2: what is more counts no more, and equal sums are alike
    also = [{"position": "q", "aim": "a", "role": "alone", "level_needed": 3}]  # at any position of the unit
    assert ranked(fitting(position_aims=also)) == [2, 1, 0]
    assert held(fitting(position_aims=also))["c/3", "b"] == "p"


def test_a_ranking_that_was_typed_does_not_count_where_fit_does() -> None:
    rows = [{"unit": "u", "student": "c/1", "rank": 1}]
    unit = [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": 9, "ranks_by": "fit"}]
    evidence = [{"student": "c/3", "aim": "a", "level": 3, "seen_on": monday(2)}]
    where = tiny(
        cohorts={"c": {"size": 3}}, blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": 3}}]}},
        positions={"p": {"seats": 1}}, hiring_units=unit, student_aims=evidence, unit_rankings=rows,
    )  # fmt: skip
    stays = [stay(where, 4, given=Given({"a": ((1, 2),)}))]
    result = place(where, stays, LIMITS, learn_before_work=False)
    assert held(result) == {("c/3", "b"): "p"}


@pytest.mark.parametrize(("days", "lessons", "may"), [(2, 1440, True), (2, 1500, False), (3, 1440, False)])
def test_on_a_day_release_lessons_and_days_of_practice_count_together(days: int, lessons: int, may: bool) -> None:
    """At most 40 hours: two days of eight hours and 24 hours of lessons are just that."""
    block = {"rhythm": "day release", "days_per_week": days, **PHASES}
    young = [{"id": "c/1", "cohort": "c", "birth_date": dt.date(2010, 1, 1)}]
    where = tiny(cohorts={"c": {"size": 1}}, blocks={"b": block}, positions={"p": {"days": 5}}, students=young)
    one = stay(where, 4)
    told = Stay(one.cohort, one.block, one.phases, one.given, {one.weeks[1]: lessons})
    assert bool(place(where, [told], LIMITS).placed) is may
