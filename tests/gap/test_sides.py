"""Each side of the gap, computed by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from alternance.gap import Problem, Result, solve
from alternance.gap.problem import Asked, DemandLine, Graduates, Programme, quarter
from alternance.gap.result import QualityRow

JULY, AUGUST, SEPTEMBER, OCTOBER = (dt.date(2027, month, 1) for month in (7, 8, 9, 10))


def line(
    name: str, people: float | None, *asks: Asked, occupation: str = "o", first: dt.date = JULY, last: dt.date = JULY
) -> DemandLine:
    return DemandLine(name, occupation, first, last, people, asks)


def graduates(cohort: str, people: float, *, occupation: str = "o", day: dt.date = JULY) -> Graduates:
    return Graduates(cohort, occupation, day, people)


def programme(
    school: dict[str, int] | None = None,
    practice: dict[str, int] | None = None,
    used: tuple[str, ...] = (),
    **facts: object,
) -> Programme:
    usual = {"id": "p", "occupation": "o", "minutes": {}, "theory_minutes": 0, "practice_minutes": 0, "titles": {}}
    return Programme(school=school or {}, practice=practice or {}, used=frozenset(used), **{**usual, **facts})  # type: ignore[arg-type]


def gap(
    *demands: DemandLine,
    graduate: tuple[Graduates, ...] = (),
    programmes: tuple[Programme, ...] = (),
    relations: dict[str, list[tuple[str, float]]] | None = None,
    titles: dict[str, str] | None = None,
) -> Result:
    return solve(Problem(demands, graduate, programmes, relations or {}, titles or {}))


# Quantity


def test_people_missing_and_too_many_are_summed_over_occupations() -> None:
    found = gap(
        line("d1", 12), line("d2", 2, occupation="x"),
        graduate=(graduates("c1", 5), graduates("c2", 4), graduates("c3", 6, occupation="x"), graduates("c4", 3, occupation="y")),
    )  # fmt: skip
    rows = {row.occupation: (row.demanded, row.supplied, row.rows) for row in found.quantity_rows}
    assert rows == {"o": (12, 9, ("c1", "c2", "d1")), "x": (2, 6, ("c3", "d2")), "y": (0, 3, ("c4",))}
    assert (found.too_few, found.too_many) == (3, 4 + 3)


def test_a_graduate_of_spring_answers_a_demand_of_summer() -> None:
    found = gap(line("d", 4, first=JULY), graduate=(graduates("c", 4, day=dt.date(2027, 3, 1)),))
    assert [(row.quarter, row.demanded, row.supplied) for row in found.quantity_rows] == [
        ("2027-Q1", 0, 4),
        ("2027-Q3", 4, 0),
    ]
    assert (found.too_few, found.too_many) == (0, 0)


def test_a_demand_falls_into_quarters_by_its_days() -> None:
    # August and September are 61 days, October to December 92
    spread = dict(line("d", 153, first=AUGUST, last=dt.date(2027, 12, 31)).by_quarter())
    assert spread == {"2027-Q3": pytest.approx(61), "2027-Q4": pytest.approx(92)}
    over_new_year = dict(line("d", 3, first=dt.date(2027, 12, 31), last=dt.date(2028, 1, 2)).by_quarter())
    assert over_new_year == {"2027-Q4": pytest.approx(1), "2028-Q1": pytest.approx(2)}


def test_an_unknown_headcount_counts_nothing_and_is_named() -> None:
    found = gap(line("d", None, Asked("k", 1, 3)), line("none", 0), programmes=(programme({"k": 1}),))
    assert found.unknown == ("d",)
    assert [(row.demanded, row.rows) for row in found.quantity_rows] == [(0, ("none",))]
    assert (found.too_few, found.quality, found.structure, found.compound) == (0, None, None, None)


# Structure


def test_structure_is_half_the_sum_of_differences_of_shares() -> None:
    found = gap(
        line("d1", 6), line("d2", 2, occupation="x"), line("d3", 2, occupation="y"),
        graduate=(graduates("c1", 2), graduates("c2", 2, occupation="x")),
    )  # fmt: skip
    shares = {row.occupation: (row.demanded, row.supplied) for row in found.structure_rows}
    assert shares == {"o": (0.6, 0.5), "x": (0.2, 0.5), "y": (0.2, 0)}
    assert found.structure == pytest.approx(0.5 * (0.1 + 0.3 + 0.2))


def test_structure_is_0_for_the_same_shares_1_for_disjoint_ones_and_none_without_a_side() -> None:
    assert gap(line("d", 9), graduate=(graduates("c", 3),)).structure == 0
    assert gap(line("d", 9), graduate=(graduates("c", 3, occupation="x"),)).structure == 1
    assert gap(line("d", 9)).structure is None
    assert gap(graduate=(graduates("c", 3),)).structure is None


# Quality


def quality(found: Result, competence: str) -> QualityRow:
    return next(row for row in found.quality_rows if row.competence == competence)


def test_quality_is_levels_missing_over_levels_asked_by_demand() -> None:
    found = gap(
        line("d1", 10, Asked("k1", 1, 3), Asked("k2", 0.5, 2)), line("d2", 2, Asked("k1", 1, 4)),
        programmes=(programme({"k1": 2}, {"k1": 1}),),
    )  # fmt: skip
    k1, k2 = quality(found, "k1"), quality(found, "k2")
    assert (k1.demanded, k1.level_given, k1.rows) == (12, 2, ("d1", "d2"))
    assert k1.level_asked == pytest.approx((10 * 3 + 2 * 4) / 12)
    assert k1.shortfall == 10 * 1 + 2 * 2
    assert (k2.demanded, k2.level_asked, k2.level_given, k2.shortfall) == (5, 2, 0, 10)
    assert found.quality == pytest.approx((14 + 10) / (30 + 8 + 10))


def test_practice_gives_levels_too() -> None:
    found = gap(line("d", 1, Asked("k", 1, 3)), programmes=(programme({"k": 1}, {"k": 3}),))
    assert (quality(found, "k").level_given, found.quality) == (3, 0)


def test_a_wish_for_little_makes_no_good_of_a_wish_for_much() -> None:
    found = gap(line("d1", 1, Asked("k", 1, 4)), line("d2", 9, Asked("k", 1, 1)), programmes=(programme({"k": 2}),))
    assert quality(found, "k").shortfall == 2


def test_what_is_not_taught_itself_counts_through_the_best_single_step() -> None:
    relations = {"k": [("near", 0.7), ("related", 0.6)], "near": [("far", 0.7)]}
    asked = line("d", 1, Asked("k", 1, 3))

    def given(school: dict[str, int]) -> float:
        return quality(gap(asked, programmes=(programme(school),), relations=relations), "k").level_given

    assert given({"related": 4, "near": 2}) == pytest.approx(2.4)
    assert given({"related": 2, "near": 2}) == pytest.approx(1.4)
    assert given({"far": 4}) == 0  # two steps away
    assert given({"k": 1, "near": 4}) == 1  # taught itself, so that counts


def test_only_what_its_own_occupation_asks_counts_for_a_programme() -> None:
    found = gap(line("d", 5, Asked("k", 1, 3), occupation="x"), programmes=(programme({"k": 1}),), titles={"k": "Mill"})
    assert (found.quality_rows, found.quality) == ((), None)  # not asked here; elsewhere it is, so it is no waste


def test_what_nobody_asks_for_is_told_with_the_minutes_spent() -> None:
    found = gap(
        line("d", 5, Asked("k", 1, 3)),
        programmes=(programme({"k": 3, "old": 2, "own aim": 2}, minutes={"old": 600.0}, titles={"old": "Shorthand"}),),
        titles={"k": "Mill", "old": "shorthand"},
    )
    assert [row.competence for row in found.quality_rows] == ["k", "old"]  # an aim of no framework is not told
    old = quality(found, "old")
    assert (old.title, old.demanded, old.level_given, old.shortfall, old.minutes, old.rows) == (
        "Shorthand",
        0,
        2,
        0,
        600,
        (),
    )


# Type


def test_the_compound_index_is_what_is_taught_at_school_and_used_in_practice() -> None:
    asks = tuple(Asked(name, 1, 2) for name in ("both", "school", "practice", "neither"))
    taught = programme(
        {"both": 1, "school": 1},
        {"both": 3, "practice": 3},
        ("both", "practice", "unasked"),
        theory_minutes=60,
        practice_minutes=40,
    )
    found = gap(line("d", 5, *asks), programmes=(taught,))
    row = found.type_rows[0]
    assert (row.compound, row.only_school, row.only_practice) == (0.25, ("school",), ("practice",))
    assert (row.theory_minutes, row.practice_minutes) == (60, 40)
    assert found.compound == 0.25


def test_the_compound_index_of_all_is_weighed_by_headcount() -> None:
    good = programme({"k": 1}, used=("k",), id="good")
    bad = programme(id="bad", occupation="x")
    idle = programme(id="idle", occupation="y")
    found = gap(
        line("d1", 30, Asked("k", 1, 2)), line("d2", 10, Asked("k", 1, 2), occupation="x"), programmes=(good, bad, idle)
    )
    assert [row.compound for row in found.type_rows] == [1, 0, None]
    assert found.compound == 0.75


# What is not a problem


@pytest.mark.parametrize(("weight", "level"), [(0, 3), (1.5, 3), (1, 5), (1, -1), (float("nan"), 3)])
def test_a_wish_is_validated(weight: float, level: int) -> None:
    with pytest.raises(ValueError, match=r"^k: "):
        Asked("k", weight, level)


@pytest.mark.parametrize("people", [-1, float("inf"), float("nan")])
def test_a_headcount_is_validated(people: float) -> None:
    with pytest.raises(ValueError, match=r"^d: headcount"):
        line("d", people)


def test_days_are_validated() -> None:
    with pytest.raises(ValueError, match=r"^d: from 2027-08-01 to 2027-07-01"):
        line("d", 1, first=AUGUST, last=JULY)


def test_quarters() -> None:
    assert [quarter(dt.date(2027, month, 1)) for month in (1, 3, 4, 6, 7, 9, 10, 12)] == [
        f"2027-Q{number}" for number in (1, 1, 2, 2, 3, 3, 4, 4)
    ]


# What stands behind


def test_what_students_attained_is_told_from_five_on_and_by_the_mean_of_what_each_lacks() -> None:
    asks = Asked("k", 1, 3)
    few = programme({"k": 3}, attained={"k": (0, 0, 3, 3)})
    assert quality(gap(line("d", 10, asks), programmes=(few,)), "k").attained is None
    enough = programme({"k": 3}, attained={"k": (0, 4, 3, 3, 2)})
    found = gap(line("d", 10, asks), programmes=(enough,))
    row = quality(found, "k")
    assert (row.seen, row.shortfall) == (5, 0)
    assert row.attained == pytest.approx(2.4)
    assert row.shortfall_attained == pytest.approx(
        10 * (3 + 0 + 0 + 0 + 1) / 5
    )  # who can more makes nobody else's good
    assert found.attained == pytest.approx((3 + 1) / 5 / 3)
    assert gap(line("d", 10, asks), programmes=(few,)).attained is None


def test_who_gives_it_is_named_or_the_relative_through_which_it_counts() -> None:
    taught = programme({"near": 3, "own": 1}, givers={"near": ("b", "m"), "own": ("n",)}, behind=("m", "n", "b"))
    found = gap(
        line("d", 1, Asked("k", 1, 3), Asked("own", 1, 3), Asked("lost", 1, 3)), programmes=(taught,), relations={"k": [("near", 0.7), ("x", 0.7)], "own": [("near", 0.7)]}
    )  # fmt: skip
    assert [quality(found, name).givers for name in ("k", "own", "lost")] == [("b", "m"), ("n",), ()]
    assert found.type_rows[0].rows == ("m", "n", "b")


def test_shares_name_the_demands_and_cohorts_behind() -> None:
    found = gap(line("d1", 6), line("d2", 2, occupation="x"), graduate=(graduates("c1", 2),))
    assert {row.occupation: row.rows for row in found.structure_rows} == {"o": ("c1", "d1"), "x": ("d2",)}
