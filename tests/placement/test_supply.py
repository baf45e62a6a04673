"""Seats by week, taken once in the position, its mentor and its unit."""

from __future__ import annotations

from typing import Any

from tests.communities import monday, tiny

from alternance.placement.supply import Supply

SPANS: list[dict[str, Any]] = [
    {"position": "p", "from": monday(2), "to": monday(4)},
    {"position": "p", "from": monday(6), "to": monday(7), "seats": 1, "starts": str(monday(6))},
    {"position": "p", "from": monday(-5), "to": monday(0), "seats": 0},
    {"position": "p", "from": monday(11), "to": monday(99)},
]


def supply(**more: Any) -> Supply:
    usual: dict[str, Any] = {"weeks": 13, "positions": {"p": {"seats": 3}}, "position_weeks": SPANS}
    return Supply(tiny(**{**usual, **more}))


def test_seats_are_the_spans_own_or_the_positions_and_none_outside() -> None:
    assert supply().offered["p"].tolist() == [0, 0, 3, 3, 3, 0, 1, 1, 0, 0, 0, 3, 3]


def test_a_position_begins_where_a_span_allows_it_and_lasts_over_several() -> None:
    one = supply()
    begins = [week for week in range(13) if one.begins("p", monday(week))]
    assert begins == [0, 2, 3, 4, 6, 11, 12]  # in week 0 it may begin, but has no seat
    assert one.lasts("p", [2, 3, 4, 6, 7]) and not one.lasts("p", [4, 5]) and not one.lasts("p", [0])


def test_what_is_taken_is_gone_in_position_mentor_and_unit_but_still_offered() -> None:
    mentors = [{"id": "m", "unit": "u", "students_max": 2}]
    units = [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": 5}]
    one = supply(positions={"p": {"seats": 3, "mentor": "m"}}, mentors=mentors, hiring_units=units)
    place = one.positions["p"]
    assert one.room(place, [2, 3]) == 2  # the mentor's
    one.take(place, [3])
    assert (one.free["p"][3], one.mentor_free["m"][3], one.unit_free["u"][3]) == (2, 1, 4)
    assert one.room(place, [2, 3]) == 1 and one.room(place, [2]) == 2 and one.offered["p"][3] == 3
    one.take(place, [3])
    one.take(place, [3])
    assert one.room(place, [3]) == 0  # never below


def test_a_block_is_served_by_occupation_and_by_list_in_the_order_of_ids() -> None:
    units = [{"id": u, "site": "e:site", "occupation": o, "seats_total": 5} for u, o in (("u", "o"), ("v", "other"))]
    positions = {"z": {}, "a": {"unit": "v"}, "b": {"unit": "v"}}
    listed = [{"position": "a", "block": "b"}]
    one = supply(positions=positions, position_weeks=[], hiring_units=units, position_blocks=listed)
    assert [position.id for position in one.serving("b")] == ["a", "z"]
    assert (
        one.serves("a", "b") and not one.serves("b", "b") and not one.serves("a", "none") and one.serving("none") == []
    )
