"""Everybody placed where groups go together and positions open only with some: the verifier judges it by the tables."""

from __future__ import annotations

from typing import Any

import polars as pl
from tests.communities import tiny

from alternance.community import Community
from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.verify import verify


def everybody(where: Community) -> Plan:
    return plan(where, Options(work_limit=100, workers=1, rounds=0, place_everybody=True))


def broken(where: Community, made: Plan) -> set[str]:
    return {rule.rule.id for rule in verify(where, made).rules if rule.violations}


def at_two_sites(wishes: dict[int, str], below: list[int], **more: Any) -> Community:
    """Positions of u at the site of e, of v at the site of f; u ranks the students of `below` last."""
    return tiny(
        weeks=16, cohorts={"c": {"size": len(wishes)}}, blocks={"b": {"phases": [{"weeks": 2}]}},
        organisations=[{"id": o, "kind": k, "title": o, "staff": 99} for o, k in
                       (("s", "school"), ("e", "enterprise"), ("f", "enterprise"))],
        sites=[{"id": f"{o}:site", "organisation": o, "title": o} for o in "sef"],
        preferences=[{"student": f"c/{n}", "position": p, "rank": rank} for n, own in wishes.items()
                     for rank, p in enumerate(own, start=1)],
        unit_rankings=[{"unit": "u", "student": f"c/{n}", "rank": 1 + (n in below)} for n in wishes],
        **more,
    )  # fmt: skip


def units(total: int) -> list[dict[str, Any]]:
    return [
        {"id": u, "site": f"{o}:site", "occupation": "o", "seats_total": most}
        for u, o, most in (("u", "e", total), ("v", "f", 9))
    ]


def forbidden(students: list[int], *positions: str) -> list[dict[str, Any]]:
    return [{"student": f"c/{n}", "position": p, "reason": "x"} for n in students for p in positions]


def priced(where: Community, kind: str) -> Plan:
    """Return the plan, after a look: all are placed, one thing of `kind` blocks, and hiding it is found out."""
    made = everybody(where)
    assert broken(where, made) == set() and made["unplaced"].is_empty()
    assert made["blocking"].select("kind", "why").rows() == [(kind, "place everybody")]
    assert "stable" in broken(where, made.with_tables(blocking=made["blocking"].clear()))
    return made


def test_a_group_that_makes_way_is_the_price() -> None:
    """c/1 and c/2 go together, to p rather than to q; c/3 and c/4 may be at p alone, which ranks them below."""
    where = at_two_sites(
        {1: "pq", 2: "pq", 3: "p", 4: "p"}, [3, 4], hiring_units=units(9),
        positions={"p": {"unit": "u", "seats": 2}, "q": {"unit": "v", "seats": 2}},
        peer_groups=[{"group": "g", "student": f"c/{n}"} for n in (1, 2)], forbidden=forbidden([3, 4], "q"),
    )  # fmt: skip
    made = priced(where, "group")
    assert dict(made["placements"].select("student", "position").rows()) == {
        "c/1": "q", "c/2": "q", "c/3": "p", "c/4": "p",
    }  # fmt: skip
    apart = made["placements"].with_columns(
        position=pl.when(pl.col("student") == "c/1").then(pl.lit("p")).otherwise(pl.col("position"))
    )
    assert "groups-together" in broken(where, made.with_tables(placements=apart))


def test_a_position_that_closes_is_the_price() -> None:
    """p opens with two, who make way for three who may be at q alone, in a unit that takes three."""
    where = at_two_sites(
        {1: "pr", 2: "pr", 3: "q", 4: "q", 5: "q"}, [3, 4, 5], hiring_units=units(3),
        positions={"p": {"unit": "u", "seats": 2, "seats_min": 2}, "q": {"unit": "u", "seats": 3},
                   "r": {"unit": "v", "seats": 2}},
        forbidden=forbidden([3, 4, 5], "p", "r"),
    )  # fmt: skip
    assert set(priced(where, "opening")["placements"]["position"]) == {"q", "r"}


def test_a_position_opens_with_those_who_did_not_rank_it() -> None:
    """Three want the one seat of p; q opens with two, whom stability leaves out."""
    where = at_two_sites(
        {1: "p", 2: "p", 3: "p"}, [2, 3], hiring_units=units(9),
        positions={"p": {"unit": "u", "seats": 1}, "q": {"unit": "v", "seats": 2, "seats_min": 2}},
    )  # fmt: skip
    made = everybody(where)
    assert broken(where, made) == set() and made["blocking"].is_empty() and made["unplaced"].is_empty()
    assert made["placements"].select("position", "door").rows() == [
        ("p", "round"),
        ("q", "completion"),
        ("q", "completion"),
    ]
