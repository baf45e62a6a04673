"""Answers about one pair: true of the placement, and the student comes in when what is named yields."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from tests.communities import tiny
from tests.placement.stays import held, stay
from tests.placement.test_all_placements import LIMITS, drawn

from alternance.community import Community
from alternance.placement import Placement, Why, place, why
from alternance.policy.limits import Limits

BLOCK = {"b": {"phases": [{"weeks": 4}]}}
TABLES = {
    "position": ("positions", "seats"),
    "mentor": ("mentors", "students_max"),
    "unit": ("hiring_units", "seats_total"),
}


@pytest.mark.parametrize("everybody", [False, True])
def test_every_pair_gets_an_answer_that_is_true(everybody: bool) -> None:
    seen = Counter[str]()
    for seed in range(60):
        where, stays = drawn(seed)
        result = place(where, stays, LIMITS, everybody=everybody)
        has = held(result)
        fixed = {s for s, *_ in where["fixed"].select("student").rows()} | set(where["locks"]["student"])
        for student in where["students"]["id"]:
            for position in where["positions"]["id"]:
                answer = why(result, student, "b", position)
                seen[answer.code] += 1
                assert answer.instead == has.get((student, "b")) and answer.lines
                assert (answer.code == "held") == (answer.instead == position)
                assert bool(answer.reasons) == (answer.code == "not-eligible")
                assert bool(answer.full) == (answer.code == "full")
                assert answer.code != "fixed" or student in fixed
    assert min(seen[code] for code in ("held", "fixed", "not-wanted", "better", "full")) > 5, seen
    assert not everybody or seen["beyond"] > 0, seen


def crowd(**more: Any) -> Community:
    """Three students want one seat of position p; the unit ranks them 3, 2, 1."""
    wishes = [{"student": f"c/{n}", "position": "p", "rank": 1} for n in (1, 2, 3)]
    ranks = [{"unit": "u", "student": f"c/{n}", "rank": 4 - n} for n in (1, 2, 3)]
    usual: dict[str, Any] = {
        "positions": {"p": {"seats": 1, "mentor": "m"}},
        "mentors": [{"id": "m", "unit": "u", "students_max": 9}],
    }
    return tiny(
        **{
            **usual,
            "cohorts": {"c": {"size": 3}},
            "blocks": BLOCK,
            "preferences": wishes,
            "unit_rankings": ranks,
            **more,
        }
    )


def asked(where: Community, student: str = "c/1", position: str = "p") -> tuple[Placement, Why]:
    result = place(where, [stay(where, 4)], LIMITS)
    return result, why(result, student, "b", position)


@pytest.mark.parametrize(
    ("tables", "level"),
    [
        ({}, "position"),
        ({"positions": {"p": {"seats": 9, "mentor": "m"}}, "mentors": [{"id": "m", "unit": "u", "students_max": 1}]}, "mentor"),
        ({"positions": {"p": {"seats": 9}}, "hiring_units": [{"id": "u", "site": "e:site", "occupation": "o", "seats_total": 1}]}, "unit"),
    ],
)  # fmt: skip
def test_a_full_limit_is_named_with_its_holders_and_with_two_places_more_the_student_has_one(
    tables: dict[str, Any], level: str
) -> None:
    where = crowd(**tables)
    _, answer = asked(where)
    assert answer.code == "full" and level in [full.level for full in answer.full]
    name = {"position": "p", "mentor": "m", "unit": "u"}[level]
    assert f"{name} takes 1 in these weeks: c/3, all ranked higher" in answer.lines
    more = {}
    for full in answer.full:  # c/2 is ahead of c/1, so that two places must come
        table, column = TABLES[full.level]
        more[table] = where[table].with_columns(where[table][column] + 2)
    _, now = asked(where.with_tables(**more))
    assert now.code == "held"


def test_a_position_that_ranks_for_itself_is_said_to_and_decides() -> None:
    own = [{"position": "p", "student": "c/2", "rank": 1}]  # the unit ranks c/3 first
    _, answer = asked(crowd(position_rankings=own))
    assert answer.lines[0] == "p takes 1 in these weeks: c/2, all ranked higher by the position itself"
    _, alike = asked(crowd(position_rankings=own), student="c/3")
    assert alike.code == "full" and asked(crowd(), student="c/3")[1].code == "held"
    tied = [{"position": "p", "student": f"c/{n}", "rank": 1} for n in (1, 2)]
    result, _ = asked(crowd(position_rankings=tied))
    left = next(s for s in ("c/1", "c/2") if held(result).get((s, "b")) is None)
    assert why(result, left, "b", "p").lines[0].endswith("none ranked lower by the position itself")


def test_what_fixed_students_took_is_said() -> None:
    where = crowd(fixed=[{"student": "c/3", "block": "b", "position": "p"}])
    result, answer = asked(where)
    assert answer.lines[0] == "p has nothing left in these weeks: others are fixed there or came earlier"
    assert why(result, "c/3", "b", "p").code == "held"


def test_who_is_not_away_and_a_position_that_is_not_there() -> None:
    result, _ = asked(crowd())
    with pytest.raises(KeyError, match="needs no position"):
        why(result, "c/1", "another", "p")
    with pytest.raises(KeyError):
        why(result, "c/1", "b", "none")


def test_of_an_unknown_age_each_rule_that_asks_it_is_told_and_only_those_in_force() -> None:
    unknown = [{"id": f"c/{n}", "cohort": "c"} for n in (1, 2, 3)]
    long = {"positions": {"p": {"seats": 3, "minutes_per_day": 600}}, "mentors": []}
    _, answer = asked(crowd(students=unknown, **long))
    assert answer.reasons == ("birth-date-unknown",)
    assert answer.lines == (
        "Date of birth of c/1 unknown; the rule minimum-age asks: At least 16 years old on the first day of practice. "
        "Enter it in students.birth_date",
        "Date of birth of c/1 unknown; the rule weekly-minutes-under-18 asks: At most 2400 minutes a week under 18, "
        "school and practice told together. Enter it in students.birth_date",
    )
    where = crowd(students=unknown, **long)
    assert why(place(where, [stay(where, 4)], Limits(())), "c/1", "b", "p").code == "held"
