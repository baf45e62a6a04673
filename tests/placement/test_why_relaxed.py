"""Why a pair may not be: each reason relaxed alone is gone and the others stay; with the last one gone the student comes in."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.communities import communities, monday, tiny
from tests.placement.stays import held, stay

from alternance.community import Community
from alternance.placement import Stay, place, why
from alternance.policy.limits import Limits
from alternance.readiness.givers import Given

LIMITS = Limits.of(["alternance-core"])
NOTHING = Given({})
READY = Given({"a": ((0, 4),)})
#: What stands in the way: reason → (tables with it, tables without it). `given` and `took` are no tables.
Change = dict[str, Any]
IN_THE_WAY: dict[str, tuple[Change, Change]] = {
    "forbidden": ({"forbidden": [{"student": "c/1", "position": "p", "reason": "x"}]}, {"forbidden": []}),
    "way-too-long": ({"travel": [{"student": "c/1", "site": "e:site", "minutes": 61}]}, {"travel": []}),
    "language": ({"language": "zh"}, {"language": "de"}),
    "minimum-age": ({"birth": dt.date(2015, 1, 1)}, {"birth": dt.date(2000, 1, 1)}),
    "start-not-allowed": ({"starts": str(monday(1))}, {"starts": "any"}),
    "no-seat-in-weeks": ({"to": monday(9)}, {"to": monday(19)}),
    "not-ready": ({"given": NOTHING}, {"given": READY}),
    "enterprise-known": ({"rotation": "other enterprise"}, {"rotation": "any"}),
}


def made(facts: Change) -> tuple[Community, Stay]:
    """One student with position p on top of the list, where nobody else is; the block before was in the same enterprise."""
    where = tiny(
        cohorts={"c": {"size": 1}},
        blocks={
            "first": {"order": 1, "phases": [{"weeks": 1}]},
            "b": {"order": 2, "rotation": facts["rotation"], "phases": [{"weeks": 4, "alone": {"a": None}}]},
        },
        positions={"p": {"language": facts["language"], "starts": facts["starts"], "to": facts["to"]}},
        students=[
            {"id": "c/1", "cohort": "c", "birth_date": facts["birth"], "travel_max": 60, "languages": "de"},
        ],
        preferences=[{"student": "c/1", "position": "p", "rank": 1}],
        outside_horizon=[{"cohort": "c", "kind": "block", "item": "first", "ended": monday(-3)}],
        fixed=[{"student": "c/1", "block": "first", "position": "p"}],
        forbidden=facts["forbidden"],
        travel=facts["travel"],
    )
    return where, stay(where, 8, given=facts["given"])


def facts_of(reasons: set[str]) -> Change:
    found: Change = {}
    for reason, (there, gone) in IN_THE_WAY.items():
        found |= there if reason in reasons else gone
    return found


def answer(reasons: set[str]) -> tuple[set[str], bool]:
    """The reasons told, and whether the student has the position."""
    where, one = made(facts_of(reasons))
    result = place(where, [one], LIMITS)
    return set(why(result, "c/1", "b", "p").reasons), held(result) == {("c/1", "b"): "p"}


@pytest.mark.parametrize("seed", range(25))
def test_each_reason_relaxed_alone_is_gone_and_the_last_one_lets_the_student_in(seed: int) -> None:
    chance = random.Random(seed)
    reasons = set(chance.sample(sorted(IN_THE_WAY), chance.randint(1, len(IN_THE_WAY))))
    assert answer(reasons) == (reasons, False)
    for reason in reasons:
        assert answer(reasons - {reason}) == (reasons - {reason}, len(reasons) == 1)
    order = sorted(reasons, key=lambda _: chance.random())
    for number in range(1, len(order) + 1):
        assert answer(set(order[number:])) == (set(order[number:]), number == len(order))


def relaxed(where: Community, student: str, position: str, reason: str) -> Community | None:
    """The community without what a reason says; None where tables alone do not decide it."""
    students, positions = where["students"], where["positions"]
    mine = pl.col("id") == student
    if reason == "forbidden":
        rows = where["forbidden"]
        return where.with_tables(
            forbidden=rows.filter((pl.col("student") != student) | (pl.col("position") != position))
        )
    if reason == "way-too-long":
        far = pl.when(~mine).then(pl.col("travel_max"))
        return where.with_tables(students=students.with_columns(far.alias("travel_max")))
    if reason == "language":
        spoken = pl.when(pl.col("id") != position).then(pl.col("language"))
        return where.with_tables(positions=positions.with_columns(spoken.alias("language")))
    if reason in ("birth-date-unknown", "minimum-age", "weekly-minutes-under-18"):
        born = pl.when(mine).then(pl.lit(dt.date(1990, 1, 1))).otherwise(pl.col("birth_date"))
        return where.with_tables(students=students.with_columns(born.alias("birth_date")))
    if reason == "start-not-allowed":
        begins = pl.when(pl.col("position") == position).then(pl.lit("any")).otherwise(pl.col("starts"))
        return where.with_tables(position_weeks=where["position_weeks"].with_columns(begins.alias("starts")))
    return None


def test_over_random_communities_a_reason_relaxed_is_gone_and_the_others_stay() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=16, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(communities())
    def judge(where: Community) -> None:
        rooms = ("studio", "joint platform")
        for cohort, programme in where["cohorts"].select("id", "programme").rows():
            blocks = where["blocks"].filter(programme=programme)
            for block, form in blocks.select("id", "form").rows():
                if form in rooms or where["phases"].filter(block=block).is_empty():
                    continue
                stays = [stay(where, 2, cohort=cohort, block=block)]
                if max(stays[0].weeks) >= where.horizon.weeks:
                    continue
                _each_reason(where, stays, cohort, block, seen)

    judge()
    assert min(seen[reason] for reason in ("forbidden", "way-too-long", "language")) > 0, seen
    assert seen["start-not-allowed"] + seen["minimum-age"] + seen["weekly-minutes-under-18"] > 0, seen


def _each_reason(where: Community, stays: list[Stay], cohort: str, block: str, seen: Counter[str]) -> None:
    result = place(where, stays, LIMITS)
    for student in where["students"].filter(cohort=cohort)["id"]:
        for position in where["positions"]["id"]:
            told = why(result, student, block, position)
            for reason in told.reasons:
                less = relaxed(where, student, position, reason)
                if less is None:
                    continue
                now = place(less, stays, LIMITS)
                by_age = (
                    {"minimum-age", "weekly-minutes-under-18"}
                    if reason in ("minimum-age", "weekly-minutes-under-18")
                    else set()
                )
                left = set(told.reasons) - {reason} - by_age
                again = why(now, student, block, position)
                assert set(again.reasons) == left
                if left:  # something else stands in the way: this reason alone decided nothing
                    assert held(now).get((student, block)) != position
                seen[reason] += 1
