"""Cohorts are parted only where nothing one asks for can be taken by another."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from tests.communities import monday, tiny
from tests.planner.parts.twice import several

from alternance.community import Community
from alternance.planner.parts import components


def two(**tables: Any) -> Community:
    """Return two communities in one; rows that are given tie them together, or do not."""
    community = several(tiny(cohorts={"c": {}, "d": {}}), tiny())
    more = {
        name: pl.concat([community[name], pl.DataFrame(rows, schema_overrides=dict(community[name].schema))],
                        how="diagonal_relaxed")
        for name, rows in tables.items()
    }  # fmt: skip
    return community.with_tables(**more)


APART = [("0-c", "0-d"), ("1-c",)]
SHARES = {"room": "0-r", "from": monday(0), "to": monday(3), "places": 2}
SITE = {"id": "x:site", "organisation": "x", "title": "Centre"}


def test_what_shares_nothing_is_apart() -> None:
    assert components(two()) == APART


@pytest.mark.parametrize(
    "tables",
    [
        {"position_blocks": [{"position": "0-p1", "block": "1-b"}]},
        {"hiring_units": [{"id": "x", "site": "0-e:site", "occupation": "1-o", "seats_total": 2}],
         "position_blocks": [{"position": "y", "block": "0-b"}],
         "positions": [{"id": "y", "unit": "x", "title": "Y", "seats": 1}]},
        {"peer_groups": [{"group": "g", "student": "0-c/1"}, {"group": "g", "student": "1-c/1"}]},
        {"cohorts": [{"id": "1-x", "programme": "1-p", "school": "0-s", "first_week": monday(0),
                      "due_week": monday(9), "size": 1, "minutes_per_day": 360}]},
        {"offers": [{"module": "0-m", "week": monday(0), "places": 9}],
         "programme_modules": [{"programme": "1-p", "module": "0-m"}]},
        {"blocks": [{"id": "x", "programme": "1-p", "title": "X", "form": "studio", "place": "0-o", "order": 2}]},
    ],
    ids=["a position", "an occupation", "friends", "a school", "places of a module", "a studio"],
)  # fmt: skip
def test_whatever_can_be_taken_from_another_ties(tables: dict[str, Any]) -> None:
    assert len(components(two(**tables))) == 1


@pytest.mark.parametrize(
    "tables",
    [
        {"programme_modules": [{"programme": "1-p", "module": "0-m"}]},
        {"peer_groups": [{"group": "g", "student": "0-c/1"}, {"group": "h", "student": "1-c/1"}]},
        {"block_resources": [{"block": block, "kind": "room", "what": "cell", "minutes_per_week": 60} for block in ("0-b", "1-b")],
         "rooms": [{"id": f"{n}-r", "site": f"{n}-s:site", "kind": "cell", "places": 9, "minutes_per_week": 900} for n in (0, 1)]},
    ],
    ids=["a module", "other groups", "a kind of room of one's own"],
)  # fmt: skip
def test_what_is_alike_but_not_taken_does_not_tie(tables: dict[str, Any]) -> None:
    assert components(two(**tables)) == APART


@pytest.mark.parametrize("asker", ["lessons", "practice"])
@pytest.mark.parametrize("how", ["owned by no school", "shared"])
def test_rooms_that_several_schools_may_use_tie_those_who_ask_for_their_kind(asker: str, how: str) -> None:
    kind = [f"{n}-{x}" for n in (0, 1) for x in ("b", "m")]
    centre = how == "owned by no school"
    tables: dict[str, Any] = {
        "organisations": [{"id": "x", "kind": "training centre", "title": "X"}],
        "sites": [SITE],
        "rooms": [
            {
                "id": "0-r",
                "site": "x:site" if centre else "0-s:site",
                "kind": "cell",
                "places": 9,
                "minutes_per_week": 900,
            }
        ],
    }
    if not centre:
        tables["room_shares"] = [{**SHARES, "school": f"{n}-s"} for n in (0, 1)]
    if asker == "practice":
        tables["block_resources"] = [
            {"block": name, "kind": "room", "what": "cell", "minutes_per_week": 60}
            for name in kind
            if name.endswith("b")
        ]
    community = two(**tables)
    if asker == "lessons":
        community = community.with_tables(modules=community["modules"].with_columns(room_kind=pl.lit("cell")))
    assert len(components(community)) == 1


def test_rows_in_any_order_give_the_same_parts() -> None:
    turned = Community(two().meta, {name: table.reverse() for name, table in two().tables.items()})
    assert components(turned) == APART
