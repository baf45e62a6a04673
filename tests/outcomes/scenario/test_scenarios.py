"""Changed communities: they change what they say, by what they say, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from tests.communities import FIRST, monday, tiny

from alternance.community import Community
from alternance.community.apart import limits_above
from alternance.community.schema import TABLES
from alternance.outcomes.scenario import (
    in_post,
    largest_enterprise,
    more_demand,
    more_seats,
    more_teachers,
    sensitivities,
    without_enterprise,
)
from alternance.outcomes.scenario.in_step import in_step
from alternance.planner.stages.check import check


def changed(before: Community, after: Community) -> set[str]:
    return {name for name in TABLES if not before[name].equals(after[name])}


def made(**tables: Any) -> Community:
    """Return ten positions of two seats each, at units of two enterprises, one of them with a mentor and a promise."""
    positions = {f"p{n}": {"seats": 2, "unit": "u" if n < 8 else "v", "promised": 2 * (n == 3)} for n in range(10)}
    positions["p0"]["mentor"] = "m"
    who = [{"id": "s", "kind": "school", "title": "School"}]
    who += [{"id": id_, "kind": "enterprise", "title": id_.upper()} for id_ in ("e", "f")]
    sites = [{"id": f"{id_}:site", "organisation": id_, "title": id_} for id_ in ("s", "e", "f")]
    units = [
        {"id": "u", "site": "e:site", "occupation": "o", "seats_total": 16},
        {"id": "v", "site": "f:site", "occupation": "o", "seats_total": 4},
    ]
    given: dict[str, Any] = {
        "organisations": who, "sites": sites, "hiring_units": units,
        "mentors": [{"id": "m", "unit": "u", "students_max": 2}],
        "demands": [
            {"id": f"d{n}", "enterprise": "f" if n else None, "occupation": "o", "from": FIRST, "to": FIRST,
             "headcount_low": low, "headcount_high": high}
            for n, (low, high) in enumerate(((1, 1), (1, 2), (1, None), (7, 9)))
        ],
    }  # fmt: skip
    return tiny(positions=positions, **{**given, **tables})


@pytest.mark.parametrize("percent", [-50, -10, 0, 10, 33])
def test_whole_numbers_keep_their_sum_as_near_as_can_be_and_change_little(percent: int) -> None:
    for counts in ([1] * 30, [2, 3, 5, 7], [0, 0, 4], []):
        found = in_step(counts, percent)
        assert abs(sum(found) - sum(counts) * (100 + percent) / 100) <= 1 / 2
        assert all(abs(now - count * (100 + percent) / 100) <= 1 for now, count in zip(found, counts, strict=True))
        assert all(now >= 0 for now in found)


@pytest.mark.parametrize(("percent", "seats", "most"), [(-10, 18, 18), (10, 22, 22)])
def test_seats_change_with_their_units_and_mentors_and_no_more_is_promised_than_there_is(
    percent: int, seats: int, most: int
) -> None:
    given = made()
    found = more_seats(given, percent).community
    assert found["positions"]["seats"].sum() == seats
    assert found["hiring_units"]["seats_total"].sum() == most
    assert changed(given, found) <= {"positions", "position_weeks", "hiring_units", "mentors"}
    own = dict(found["positions"].select("id", "seats").rows())
    assert all(promised <= own[id_] for id_, promised in found["position_weeks"].select("position", "promised").rows())
    check(found)


@pytest.mark.parametrize(("percent", "held", "total"), [(-50, 0, 2), (-50, 4, 4), (-10, 0, 8), (10, 0, 12), (0, 0, 10)])
def test_the_total_of_an_enterprise_changes_with_its_units_and_takes_all_who_are_held(
    percent: int, held: int, total: int
) -> None:
    """Enterprise e has 16 of the 20 seats; a tenth of all are 2, half of them 10, in both 8 of these at e."""
    who: list[dict[str, Any]] = [{"id": "s", "kind": "school", "title": "School"}]
    who += [{"id": "f", "kind": "enterprise", "title": "F"}]
    who += [{"id": "e", "kind": "enterprise", "title": "E", "seats_total": 10}]
    fixed = [{"student": f"c/{n}", "block": "b", "position": f"p{n}"} for n in range(1, held + 1)]
    given = made(organisations=who, fixed=fixed, cohorts={"c": {"size": 9}})
    found = more_seats(given, percent).community
    assert dict(found["organisations"].select("id", "seats_total").rows()) == {"s": None, "e": total, "f": None}


def test_seats_of_some_weeks_change_like_the_position() -> None:
    weeks = [{"position": f"p{n}", "from": FIRST, "to": monday(19), "seats": 1 if n == 2 else None} for n in range(10)]
    given = made(position_weeks=weeks)
    fewer = more_seats(given, -50).community
    step = dict(zip(given["positions"]["id"], fewer["positions"]["seats"] - given["positions"]["seats"], strict=True))
    said = {
        id_: seats for id_, seats in fewer["position_weeks"].select("position", "seats").rows() if seats is not None
    }
    assert said == {"p2": max(0, 1 + step["p2"])}


@pytest.mark.parametrize(("percent", "total"), [(-50, 12), (50, 24)])
def test_no_total_comes_to_bind_over_a_position_that_ranks_for_itself(percent: int, total: int) -> None:
    """Half of the unit's positions offer nothing in these weeks, so that they cannot offer less; the others twice as much."""
    seats = [0 if n < 4 else 4 if n < 8 else 2 for n in range(10)]
    weeks = [{"position": f"p{n}", "from": FIRST, "to": monday(19), "seats": k} for n, k in enumerate(seats)]
    own = [{"position": f"p{n}", "student": "c/1", "rank": 1} for n in (2, 9)]
    given = made(position_weeks=weeks, position_rankings=own)
    found = more_seats(given, percent).community
    assert dict(found["hiring_units"].select("id", "seats_total").rows())["u"] == total
    assert not any(limit.may_bind for limit in limits_above(found, found.horizon))
    check(found)


def test_contracts_stand_and_no_more_is_reserved_or_asked_as_the_least_than_there_is() -> None:
    given = made(
        cohorts={"c": {"size": 4}},
        fixed=[{"student": f"c/{n}", "block": "b", "position": "p1"} for n in (1, 2)],
        locks=[{"id": "l", "what": "position", "student": "c/3", "item": "b", "value": "p2"}],
        reserved_seats=[{"position": f"p{n}", "for": "c", "seats": 2} for n in range(10)],
    )
    lean = given["positions"].with_columns(seats_min=given["positions"]["seats"])
    found = more_seats(given.with_tables(positions=lean), -90).community
    own = dict(found["positions"].select("id", "seats").rows())
    assert own == {f"p{n}": {1: 2, 2: 1}.get(n, own[f"p{n}"]) for n in range(10)} and sum(own.values()) <= 4
    assert dict(found["reserved_seats"].select("position", "seats").rows()) == {id_: n for id_, n in own.items() if n}
    assert (found["positions"]["seats_min"] <= found["positions"]["seats"]).all()
    check(found)


def test_demand_changes_in_whole_people_and_what_is_not_known_stays_so() -> None:
    given = made()
    found = more_demand(given, 50).community["demands"]
    assert found["headcount_low"].sum() == 15 and found["headcount_high"].null_count() == 1
    known = found.drop_nulls("headcount_high")
    assert (known["headcount_low"] <= known["headcount_high"]).all()
    assert changed(given, more_demand(given, 50).community) == {"demands"}
    check(more_demand(given, -50).community)


def test_teachers_get_more_or_less_of_contract_and_ceiling() -> None:
    teachers = [
        {"id": "t", "school": "s", "minutes_per_week": 1000, "ceiling": 1100, "other_duties_minutes": 980},
        {"id": "v", "school": "s", "minutes_per_week": 500},
    ]
    given = tiny(teachers=teachers)
    found = more_teachers(given, -10).community
    rows = found["teachers"].select("minutes_per_week", "ceiling", "other_duties_minutes").rows()
    assert rows == [(900, 990, 900), (450, None, 0)]
    check(found)


def test_a_lost_enterprise_offers_and_demands_nothing_and_what_was_fixed_there_is_given_up() -> None:
    given = made(
        fixed=[{"student": "c/1", "block": "b", "position": "p9"}],
        locks=[{"id": "l", "what": "position", "student": "c/2", "item": "b", "value": "p8"}],
    )
    assert largest_enterprise(given) == "e"
    found = without_enterprise(given, "f")
    assert found.assumed == ("without F",)
    rows = found.community["position_weeks"].select("position", "seats", "promised").rows()
    assert {id_ for id_, seats, _ in rows if seats == 0} == {"p8", "p9"}
    assert found.community["demands"]["id"].to_list() == ["d0"]
    assert not found.community["fixed"].height and not found.community["locks"].height
    check(found.community)
    with pytest.raises(ValueError, match="has no position"):
        without_enterprise(given, "s")


def test_in_post_only_other_forms_become_in_post_or_are_dropped_with_all_that_names_them() -> None:
    phases = {"phases": [{"weeks": 1, "alone": {"a": None}}], "applies": ["m"]}
    blocks: dict[str, Any] = {
        "b": phases,
        "class": {**phases, "form": "order class", "enterprise": "e"},
        "lab": {**phases, "form": "joint platform", "place": "laboratory"},
    }
    given = tiny(
        blocks=blocks,
        rooms=[{"id": "r", "site": "s:site", "kind": "laboratory", "places": 20, "minutes_per_week": 2000}],
        cycles=[{"block": "lab", "first_week": FIRST}],
        outside_horizon=[{"cohort": "c", "kind": "block", "item": "lab"}],
    )
    found = in_post(given)
    assert found.community["blocks"].select("id", "form", "enterprise").rows() == [
        ("b", "in-post", None), ("class", "in-post", None)
    ]  # fmt: skip
    for name in ("phases", "phase_aims", "block_modules", "cycles"):
        assert "lab" not in found.community[name]["block"].to_list()
    assert not found.community["outside_horizon"].height
    assert found.assumed == ("Block class is held as in-post practice.", "Block lab is left out.")
    check(found.community)


def test_of_all_that_there_is_a_little_more_and_less() -> None:
    titles = [found.title for found in sensitivities(made())]
    assert titles == [
        "-10 % seats", "+10 % seats", "-10 % people demanded", "+10 % people demanded", "-10 % teachers' minutes",
        "+10 % teachers' minutes", "without E",
    ]  # fmt: skip
    assert [found.id for found in sensitivities(tiny(demands=[], teachers=[]), 20)] == [
        "seats-20",
        "seats+20",
        "without-e",
    ]
    for percent in (0, 100):
        with pytest.raises(ValueError, match="between 1 and 99"):
            sensitivities(made(), percent)
