"""Demand, counted by hand from the plan's tables of the gap."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import FIRST, tiny
from tests.outcomes.figures import computed, figure
from tests.plans import plan_table

from alternance.community import Community
from alternance.plan import Plan

DEMANDS = [{"id": "d", "occupation": "o", "from": FIRST, "to": FIRST, "headcount_low": 1}]
#: Occupation, quarter, demanded, supplied: o 10 against 7, x 2 against 5, y 4 against none.
QUANTITY = [
    ("o", "2027-Q1", 6.0, 7.0),
    ("o", "2027-Q2", 4.0, 0.0),
    ("x", "2027-Q1", 2.0, 5.0),
    ("y", "2027-Q1", 4.0, 0.0),
]


def made(**tables: list[dict[str, Any]]) -> tuple[Community, Plan]:
    community = tiny(demands=DEMANDS)
    plan = computed(community)
    quantity = [{"occupation": o, "quarter": q, "demanded": d, "supplied": s, "gap": s - d} for o, q, d, s in QUANTITY]
    return community, plan.with_tables(
        **{name: plan_table(name, rows) for name, rows in {"gap_quantity": quantity, **tables}.items()}
    )


def test_people_missing_too_many_and_met_are_by_occupation() -> None:
    assert figure("gap_quantity_too_few", *made()) == 3 + 4
    assert figure("gap_quantity_too_many", *made()) == 3
    assert figure("demand_met_share", *made()) == pytest.approx((7 + 2) / 16)


def test_shares_lie_apart_by_half_the_sum_of_their_differences() -> None:
    rows = [
        {"occupation": o, "demanded": d, "supplied": s, "gap": s - d}
        for o, d, s in (("o", 0.75, 0.5), ("x", 0.25, 0.5))
    ]
    assert figure("gap_structure", *made(gap_structure=rows)) == 0.25
    nobody = [row | {"supplied": 0.0, "gap": -0.5} for row in rows]
    assert figure("gap_structure", *made(gap_structure=nobody)) is None


def test_quality_is_levels_missing_of_those_asked() -> None:
    rows = [
        {
            "programme": "p",
            "competence": "k",
            "demanded": 10.0,
            "level_asked": 3.0,
            "shortfall": 10.0,
            "level_given": 2.0,
        },
        {
            "programme": "p",
            "competence": "l",
            "demanded": 5.0,
            "level_asked": 2.0,
            "shortfall": 5.0,
            "level_given": 1.0,
        },
        {
            "programme": "p",
            "competence": "n",
            "demanded": 0.0,
            "level_asked": 0.0,
            "shortfall": 0.0,
            "level_given": 1.0,
        },
    ]
    assert figure("gap_quality", *made(gap_quality=rows)) == 15 / 40
    assert figure("gap_quality", *made(gap_quality=rows), "p") == 15 / 40
    assert figure("gap_quality", *made()) is None


def test_type_is_weighted_by_the_people_demanded_of_the_programmes_occupation() -> None:
    rows = [{"programme": "p", "theory_minutes": 300, "practice_minutes": 100, "compound": 0.5}]
    assert figure("gap_compound", *made(gap_type=rows)) == 0.5
    assert figure("practice_time_share", *made(gap_type=rows)) == 0.25
    assert figure("gap_compound", *made(gap_type=[rows[0] | {"compound": None}])) is None


def test_without_demand_nothing_is_said_of_it() -> None:
    community = tiny()
    for name in ("demand_met_share", "gap_quantity_too_few", "gap_structure", "gap_quality", "gap_compound"):
        assert figure(name, community, computed(community)) is None
