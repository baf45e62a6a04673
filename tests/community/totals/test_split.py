"""An enterprise's total over its units: who asks, who is held, what a unit takes of itself, and the verifier's recount."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from tests.communities import communities, monday, tiny
from tests.placement.test_all_placements import drawn
from tests.tables import table

from alternance.community import Community
from alternance.community.totals import settled, splits, unit_totals
from alternance.verify.given import Given
from alternance.verify.shares import Shares


def two_units(total: int | None, *, most: tuple[int, int] = (9, 9), **tables: Any) -> Community:
    """Return enterprise ``e`` with units ``u`` and ``v``, a position with four seats each, and four students."""
    units = [{"id": u, "site": "e:site", "occupation": "o", "seats_total": n} for u, n in zip("uv", most, strict=True)]
    positions = {"pu": {"unit": "u", "seats": 4}, "pv": {"unit": "v", "seats": 4}}
    who = [
        {"id": "s", "kind": "school", "title": "School"},
        {"id": "e", "kind": "enterprise", "title": "Enterprise", "seats_total": total},
    ]
    given: dict[str, Any] = {"cohorts": {"c": {"size": 4}}, "positions": positions, "hiring_units": units}
    return tiny(**{**given, "organisations": who, **tables})


def wishes(*positions: str) -> list[dict[str, Any]]:
    """Return the wishes of student 1, 2, ...: each a position, or several parted by blanks."""
    return [
        {"student": f"c/{n}", "position": position, "rank": rank}
        for n, listed in enumerate(positions, start=1)
        for rank, position in enumerate(listed.split(), start=1)
    ]


def shares(community: Community) -> dict[str, int]:
    (split,) = splits(community, community.horizon)
    return split.shares


def test_without_a_total_units_have_their_own() -> None:
    community = two_units(None, most=(3, 9))
    assert splits(community, community.horizon) == [] and unit_totals(community) == {"u": 3, "v": 9}
    assert settled(community) is community


def test_only_an_enterprise_says_how_many_it_takes() -> None:
    who = [
        {"id": "s", "kind": "school", "title": "S"},
        {"id": "e", "kind": "authority", "title": "E", "seats_total": 1},
    ]
    community = two_units(None, organisations=who)
    assert unit_totals(community) == {"u": 9, "v": 9}


def test_the_total_goes_where_it_is_asked_for() -> None:
    asked = wishes("pu", "pu", "pu pv", "pv")  # three ask for u, two for v
    assert shares(two_units(4, preferences=asked)) == {"u": 2, "v": 2}
    assert shares(two_units(5, preferences=asked)) == {"u": 3, "v": 2}
    assert shares(two_units(3, preferences=wishes("pu", "pu", "pu", "pu"))) == {"u": 3, "v": 0}


def test_who_says_nothing_asks_for_every_unit_that_serves() -> None:
    assert shares(two_units(4)) == {"u": 2, "v": 2}
    assert shares(two_units(4, preferences=wishes("pu", "pu"))) == {"u": 3, "v": 1}  # 4 and 2 ask


def test_a_unit_that_serves_no_block_of_the_student_is_not_asked_for() -> None:
    units = [{"id": u, "site": "e:site", "occupation": o, "seats_total": 9} for u, o in (("u", "o"), ("v", "other"))]
    elsewhere = two_units(4, hiring_units=units, preferences=wishes("pv", "pv", "pv", "pv"))
    assert shares(elsewhere) == {"u": 2, "v": 2}  # nobody asks: by what they take
    listed = [{"position": "pv", "block": "b"}]
    assert shares(elsewhere.with_tables(position_blocks=table("position_blocks", listed))) == {"u": 0, "v": 4}


def test_a_block_outside_the_horizon_asks_for_nothing_and_holds_nobody() -> None:
    outside = [{"cohort": "c", "kind": "block", "item": "b"}]
    fixed = [{"student": f"c/{n}", "block": "b", "position": "pu"} for n in (1, 2, 3, 4)]
    assert shares(two_units(4, preferences=wishes("pu"), fixed=fixed)) == {"u": 4, "v": 0}
    assert shares(two_units(4, preferences=wishes("pu"), fixed=fixed, outside_horizon=outside)) == {"u": 2, "v": 2}


def test_a_cohort_that_nobody_is_in_yet_counts_with_its_size() -> None:
    units = [{"id": u, "site": "e:site", "occupation": o, "seats_total": 9} for u, o in (("u", "o"), ("v", "other"))]
    assert shares(two_units(4, hiring_units=units, students=[])) == {"u": 4, "v": 0}


def test_who_is_held_goes_first() -> None:
    fixed = [{"student": "c/1", "block": "b", "position": "pv"}, {"student": "c/2", "block": "b", "position": "pv"}]
    lock = [{"id": "l", "what": "position", "student": "c/3", "item": "b", "value": "pv"}]
    asked = wishes("pu", "pu", "pu", "pu")
    assert shares(two_units(3, preferences=asked, fixed=fixed)) == {"u": 1, "v": 2}
    assert shares(two_units(3, preferences=asked, fixed=fixed, locks=lock)) == {"u": 0, "v": 3}
    # all four ask for u and three for v: in proportion once those held have theirs
    assert shares(two_units(5, preferences=asked, fixed=fixed, locks=lock)) == {"u": 2, "v": 3}
    assert shares(two_units(2, preferences=asked, fixed=fixed, locks=lock)) == {"u": 0, "v": 2}  # more held than taken


def test_what_one_unit_cannot_take_goes_to_the_other() -> None:
    asked = wishes("pu", "pu", "pu", "pu")
    assert shares(two_units(5, most=(1, 9), preferences=asked)) == {"u": 1, "v": 4}
    mentors = [{"id": "m", "unit": "u", "students_max": 2}]
    guided = {"pu": {"unit": "u", "seats": 4, "mentor": "m"}, "pv": {"unit": "v", "seats": 4}}
    assert shares(two_units(5, positions=guided, mentors=mentors, preferences=asked)) == {"u": 2, "v": 3}
    weeks = [
        {"position": "pu", "from": monday(0), "to": monday(3), "seats": 1},
        {"position": "pu", "from": monday(4), "to": monday(5), "seats": 3},
        {"position": "pv", "from": monday(0), "to": monday(9)},
    ]
    assert shares(two_units(5, position_weeks=weeks, preferences=asked)) == {"u": 3, "v": 2}  # the fullest week's


def test_a_total_larger_than_all_units_take_changes_nothing() -> None:
    community = two_units(50, most=(3, 9))
    (split,) = splits(community, community.horizon)
    assert split.shares == split.most == {"u": 3, "v": 4} and not split.cuts("u")
    assert two_units(6).meta == community.meta and splits(two_units(6), community.horizon)[0].cuts("u")


def test_a_settled_community_has_the_shares_as_totals_whatever_is_left_out_of_it() -> None:
    community = settled(two_units(3, preferences=wishes("pu", "pu", "pu", "pu")))
    assert unit_totals(community) == {"u": 3, "v": 0}
    assert unit_totals(community.with_tables(preferences=community["preferences"].clear())) == {"u": 3, "v": 0}


def _agree(community: Community) -> int:
    """Hold the split against the verifier's; return how many units it cuts."""
    recount = Shares(Given(community), community.horizon)
    assert {unit: recount.most(unit) for unit in community["hiring_units"]["id"]} == unit_totals(community)
    return sum(split.cuts(unit) for split in splits(community, community.horizon) for unit in split.shares)


def test_the_verifier_counts_the_same_shares() -> None:
    assert sum(_agree(drawn(seed)[0]) for seed in range(120)) > 30


@settings(max_examples=60, deadline=None)
@given(communities())
def test_the_verifier_counts_the_same_shares_in_drawn_communities(community: Community) -> None:
    _agree(community)


@pytest.mark.parametrize("seed", range(40))
def test_the_verifier_counts_the_same_shares_of_many_units(seed: int) -> None:
    draw = random.Random(seed)
    names = [f"u{n}" for n in range(draw.randint(2, 5))]
    units = [
        {"id": u, "site": "e:site", "occupation": draw.choice("ox"), "seats_total": draw.randint(0, 5)} for u in names
    ]
    positions = {f"p{n}": {"unit": draw.choice(names), "seats": draw.randint(0, 3)} for n in range(6)}
    students = [f"c/{n}" for n in range(1, 7)]
    rows = [(s, p) for s in students for p in positions if draw.random() < 0.25]
    where = two_units(
        draw.randint(0, 9), hiring_units=units, positions=positions, cohorts={"c": {"size": 6}, "d": {"size": 2}},
        preferences=[{"student": s, "position": p, "rank": 1} for s, p in rows],
        fixed=[{"student": s, "block": "b", "position": draw.choice(list(positions))} for s in students if draw.random() < 0.3],
        position_blocks=[{"position": p, "block": "b"} for p in positions if draw.random() < 0.1],
        position_weeks=[{"position": p, "from": monday(draw.randint(-2, 4)), "to": monday(draw.randint(5, 25))} for p in positions],
    )  # fmt: skip
    _agree(where)
