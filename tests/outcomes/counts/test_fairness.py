"""Groups set beside each other, counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from tests.communities import tiny
from tests.outcomes.counts.people_made import BANDS, Person, people
from tests.outcomes.figures import computed, figure

from alternance.community import Community
from alternance.outcomes import solve
from alternance.plan import Plan
from alternance.verify.facts import Facts
from alternance.verify.recounted import RECOUNTS


def made(
    women: int, men: int, left: tuple[int, ...] = (), ranks: dict[int, int] | None = None, declared: str = ""
) -> tuple[Community, Plan]:
    """Return a cohort of women, then men; who is in `left` has no place, `ranks` says who ranked theirs how.

    `declared` has a letter a student: ``y`` who declares a disability, ``n`` who declares none; others say nothing.
    """
    size = women + men
    students = [
        {
            "id": f"c/{n}", "cohort": "c", "sex": "female" if n <= women else "male",
            "disability": {"y": "yes", "n": "no"}.get(declared[n - 1 : n]),
            "languages": "de en" if n % 2 else "tr de", "lat": 51.0, "lon": 13.0 if n <= women else 14.0,
        }
        for n in range(1, size + 1)
    ]  # fmt: skip
    sites: list[dict[str, Any]] = [
        {"id": "s:site", "organisation": "s", "title": "School"},
        {"id": "e:site", "organisation": "e", "title": "Works", "lat": 51.0, "lon": 13.0},
    ]
    community = tiny(cohorts={"c": {"size": size}}, students=students, sites=sites)
    placed: Any = {(f"c/{n}", "b"): "p1" for n in range(1, size + 1) if n not in left}
    plan = computed(community, {}, {("c", "b", 1): (2, 5)}, placed=placed, unplaced=[(f"c/{n}", "b") for n in left])
    said = {f"c/{n}": rank for n, rank in (ranks or {}).items()}
    rank = pl.Series("rank", [said.get(student) for student in plan["placements"]["student"]], dtype=pl.Int64)
    return community, plan.with_tables(placements=plan["placements"].with_columns(rank))


def test_by_sex_the_larger_share_placed_less_the_smaller() -> None:
    assert figure("placed_apart_by_sex", *made(5, 8, left=(1, 6, 7))) == pytest.approx(4 / 5 - 6 / 8, abs=1e-9)
    assert figure("placed_apart_by_sex", *made(5, 5)) == 0


def test_a_group_of_fewer_than_five_is_never_told() -> None:
    assert figure("placed_apart_by_sex", *made(4, 8, left=(1,))) is None
    small = [item for found in solve(*made(4, 8, left=(1,))) for item in found.items if item.row == "female"]
    assert small == []


@pytest.mark.parametrize(
    ("declared", "left", "ranks", "placed", "first"),
    [
        ("yyyyynnnnnn-", (1, 2, 6, 12), {3: 1, 7: 1}, 5 / 6 - 3 / 5, None),  # who says nothing is in no group
        ("yyyyynnnnnn-", (), {n: 1 if n < 7 else 2 for n in range(1, 13)}, 0, 1 - 1 / 6),
        ("yyyynnnnnnnn", (1,), dict.fromkeys(range(1, 13), 1), None, None),  # four of them: never told
        ("yyyyy-------", (1,), {}, None, None),  # one group alone is no difference
    ],
)
def test_by_disability_it_is_what_is_declared(
    declared: str, left: tuple[int, ...], ranks: dict[int, int], placed: float | None, first: float | None
) -> None:
    case = made(6, 6, left, ranks, declared)
    assert figure("placed_apart_by_disability", *case) == pytest.approx(placed, abs=1e-6)
    assert figure("first_choice_apart_by_disability", *case) == pytest.approx(first, abs=1e-6)
    counted = [RECOUNTS[f"{what}_apart_by_disability"](Facts(*case)) for what in ("placed", "first_choice")]
    assert [found.get(("all", "all")) for found in counted] == pytest.approx([placed, first]), "by the verifier too"
    rows = [item.row for found in solve(*case) for item in found.items if found.id == "placed_apart_by_disability"]
    assert ("yes" in rows) == (placed is not None), "nobody learns of four"


def test_by_home_language_it_is_the_one_named_first() -> None:
    # 12 students: the odd ones say German, the even ones Turkish; 2 and 4 lack a place
    assert figure("placed_apart_by_language", *made(6, 6, left=(2, 4))) == pytest.approx(1 - 4 / 6)


def test_by_distance_it_is_the_way_to_the_nearest_site() -> None:
    # the women live beside the works, the men 70 km away: more than 60 minutes
    assert figure("placed_apart_by_distance", *made(6, 6, left=(7, 8, 9))) == pytest.approx(1 / 2)


def test_first_choices_are_among_those_who_ranked_and_five_of_them_are_needed() -> None:
    ranks = {n: 1 if n in (1, 2, 6) else 2 for n in range(1, 13)}
    # women: 1 and 2 of six, and 6; men none
    assert figure("first_choice_apart_by_sex", *made(6, 6, ranks=ranks)) == pytest.approx(3 / 6)
    assert figure("first_choice_apart_by_language", *made(6, 6, ranks=ranks)) == pytest.approx(2 / 6 - 1 / 6)
    assert figure("first_choice_apart_by_distance", *made(6, 6, ranks=ranks)) == pytest.approx(3 / 6)
    assert figure("first_choice_apart_by_sex", *made(6, 6, ranks=dict.fromkeys(range(1, 11), 1))) is None


@pytest.mark.parametrize(
    ("by", "wish"),
    [
        ("sex", lambda name, rank: Person(sex=name, rank=rank)),
        ("disability", lambda name, rank: Person(disability=name, rank=rank)),
        ("language", lambda name, rank: Person(language=name, rank=rank)),
        ("distance", lambda name, rank: Person(way=int(name), rank=rank)),
    ],
)
def test_ranks_of_groups_by_hand(by: str, wish: Callable[[str, int | None], Person]) -> None:
    names = {"sex": "female male", "disability": "no yes", "language": "de tr", "distance": "10 61"}[by].split()
    # of the first 1 1 2 2 3 3, in the middle 2; of the others 1 1 1 1 5, in the middle 1; one has a place without a wish
    ranks = {names[0]: (1, 1, 2, 2, 3, 3), names[1]: (1, 1, 1, 1, 5, None)}
    case = people([wish(name, rank) for name, own in ranks.items() for rank in own])
    found = {row.id: row for row in solve(*case)}
    assert found[f"rank_median_apart_by_{by}"].value == 2 - 1
    assert found[f"rank_worst_apart_by_{by}"].value == 5 - 3
    assert found[f"ranks_apart_by_{by}"].value == pytest.approx(4 / 5 - 2 / 6), "at rank 1: further than at 2, 3 or 5"
    group = [BANDS[int(name)] if by == "distance" else name for name in names]
    rows = {item.row: (item.value, item.of) for item in found[f"ranks_apart_by_{by}"].items}
    assert rows == {
        f"{group[0]} · 1": (2, 6), f"{group[0]} · 2": (4, 6), f"{group[0]} · 3": (6, 6), f"{group[0]} · 5": (6, 6),
        f"{group[1]} · 1": (4, 5), f"{group[1]} · 2": (4, 5), f"{group[1]} · 3": (4, 5), f"{group[1]} · 5": (5, 5),
    }  # fmt: skip
    assert {item.row: item.value for item in found[f"rank_median_apart_by_{by}"].items} == dict(
        zip(group, (2, 1), strict=True)
    )


def test_ranks_lie_apart_where_first_choices_do_not() -> None:
    women, men = (
        [Person("female", rank=rank) for rank in (1, 2, 2, 2, 2)],
        [Person("male", rank=r) for r in (1, 4, 4, 4, 4)],
    )
    case = people(women + men)
    assert figure("first_choice_apart_by_sex", *case) == 0
    assert figure("ranks_apart_by_sex", *case) == pytest.approx(4 / 5), "at ranks 2 and 3"
    assert figure("rank_median_apart_by_sex", *case) == 2
    assert figure("rank_worst_apart_by_sex", *case) == 2


def test_of_four_who_ranked_no_rank_is_told_though_it_is_told_how_many_have_a_place() -> None:
    women, men = [Person("female", rank=2)] * 6, [Person("male", rank=1)] * 4 + [Person("male")] * 2
    case = people(women + men)
    assert figure("placed_apart_by_sex", *case) == 0
    for what in ("first_choice", "rank_median", "rank_worst", "ranks"):
        assert figure(f"{what}_apart_by_sex", *case) is None
