"""Whom placement leaves out gets other weeks, where other weeks do; the best round is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import polars as pl
import pytest
from tests.communities import FIRST, monday, tiny
from tests.planner.made import drawn

from alternance.calendar import Cut
from alternance.community import Community
from alternance.plan import Plan
from alternance.planner import Options, Progress, plan
from alternance.planner.progress import Watch
from alternance.planner.rounds import Round, best_round, movable
from alternance.planner.stages.calendar import Timetable
from alternance.planner.stages.placement import Seated
from alternance.verify import verify

FEW = Options()


def crowded(**more: object) -> Community:
    """Return three cohorts of one, all of them late: by week there are seats for them in weeks 2, 4 and 6.

    Position a ends with week 7, b begins with week 4: who begins in week 2 needs a, who begins in week 6 needs b, and for
    the one between them none is free in all four weeks.
    """
    return tiny(
        weeks=16,
        cohorts={name: {"size": 1, "due_week": FIRST} for name in ("c", "d", "f")},
        positions={
            "a": {"seats": 1, "from": monday(0), "to": monday(7)},
            "b": {"seats": 1, "from": monday(4), "to": monday(13)},
        },
        **more,  # type: ignore[arg-type]
    )


def begins(made: Plan) -> list[int]:
    return sorted(made.horizon.index(first) for first in made["spans"]["from"])


@cache
def planned(rounds: int) -> Plan:
    return plan(crowded(), replace(FEW, rounds=rounds))


def test_without_rounds_one_is_left_out() -> None:
    made = planned(0)
    assert begins(made) == [2, 4, 6]
    assert (made.meta.unplaced_before, made.meta.unplaced_after) == (1, 1)


def test_a_round_finds_other_weeks_for_the_one() -> None:
    made = planned(3)
    assert begins(made) == [2, 4, 8]
    assert (made.meta.unplaced_before, made.meta.unplaced_after) == (1, 0)
    assert made["unplaced"].height == 0
    assert verify(crowded(), made).violations == 0
    assert made.meta.bounds["calendar"] <= planned(0).meta.objective["calendar"] < made.meta.objective["calendar"]


def test_rounds_are_told_and_repeat() -> None:
    told: list[Progress] = []
    made = plan(crowded(), replace(FEW, workers=1), told.append)
    assert made.hash == planned(3).hash
    assert [p.text for p in told if "round" in p.text] == [
        "round 1 of at most 3: 1 students lack a place, the calendar looks for other weeks"
    ]


def test_who_cancels_keeps_the_best_round_and_it_says_so() -> None:
    stopped = []
    made = plan(crowded(), FEW, lambda p: stopped.extend([p] if "lack one" in p.text else []),
                lambda: bool(stopped))  # fmt: skip
    assert (made.meta.status, made.meta.reproducible) == ("cut short", False)
    assert begins(made) == [2, 4, 6]


def test_nobody_is_moved_for_a_student_whom_no_week_helps() -> None:
    """The student of d may go nowhere: one round, and that is all."""
    forbidden = [{"student": "d/1", "position": name, "reason": "no"} for name in ("a", "b")]
    told: list[Progress] = []
    made = plan(crowded(forbidden=forbidden), FEW, told.append)
    assert made.meta.unplaced_after == 1
    assert begins(made)[:2] == [2, 4]
    assert [p.text for p in told if "round" in p.text] == []


@pytest.mark.parametrize(
    ("reasons", "moved"),
    [
        (["full"], True),
        (["full", "not-wanted"], True),
        (["full", "not-wanted", "not-wanted"], True),
        (["no-seat-in-weeks", "start-not-allowed"], True),
        (["not-wanted", "way-too-long"], False),
        (["full", "not-ready"], True),
        (["no-seat-in-weeks", "not-ready"], False),
        (["minimum-age"], False),
        (["fixed-full"], False),
        (["searching"], False),
        (["no-seat-in-weeks", "forbidden", "forbidden"], False),
        (["no-seat-in-weeks", "forbidden"], True),
        (["no-seat-in-weeks", "birth-date-unknown"], False),  # whatever the weeks, nobody knows the age
    ],
)
def test_only_who_met_a_full_position_or_one_that_was_shut_is_movable(reasons: list[str], moved: bool) -> None:
    """Two positions serve the block."""
    rows = [{"student": "s", "block": "b", "reason": name, "count": count} for name, count in Counter(reasons).items()]
    other = [{"student": "t", "block": "b", "reason": "not-ready", "count": 1}]
    assert movable(pl.DataFrame(rows + other), {"b": 2}).height == (len(rows) if moved else 0)


def a_round(without: Sequence[str], cost: float, *, status: str = "planned") -> Round:
    """Return a round that leaves these students out."""
    made = Timetable({}, status, (), (), (), {"calendar": cost}, {}, status == "planned")
    rows = [
        {
            "student": s,
            "cohort": "c",
            "block": "b",
            "from": FIRST,
            "to": FIRST,
            "reason": "full",
            "count": 1,
            "detail": ".",
        }
        for s in without
    ]
    if status == "not found":
        return Round(made, drawn(), None)
    table = pl.DataFrame(rows) if rows else drawn()["unplaced"]
    return Round(made, drawn().with_tables(unplaced=table), Seated(table, table, None))  # type: ignore[arg-type]


def run(
    rounds: Sequence[Round], most: int = 3, cancelled: Callable[[], bool] | None = None
) -> tuple[int, int, bool, list[int]]:
    """Return which round was first, which is kept, whether some were left out, and how many cuts each was made under."""
    asked: list[int] = []

    def attempt(cuts: Sequence[Cut]) -> Round:
        asked.append(len(cuts))
        return rounds[len(asked) - 1]

    def cuts_of(_last: Round) -> list[Cut]:
        return [Cut(("b",), len(asked), len(asked), 0, "")]

    first, best, cut = best_round(attempt, cuts_of, most, Watch(), cancelled)
    return rounds.index(first), rounds.index(best), cut, asked


def test_the_round_with_fewest_left_out_is_kept_then_the_cheapest_then_the_earliest() -> None:
    assert run([a_round("ab", 1), a_round("a", 3), a_round("a", 2), a_round("a", 2)]) == (0, 2, False, [0, 1, 2, 3])
    assert run([a_round("a", 1), a_round("ab", 0)], most=1) == (0, 0, False, [0, 1])


def test_rounds_end_where_there_is_no_calendar_under_the_cuts() -> None:
    assert run([a_round("a", 1), a_round("", 9, status="not found"), a_round("", 0)]) == (0, 0, True, [0, 1])


def test_a_round_that_was_cut_short_is_the_last() -> None:
    rounds = [a_round("ab", 1), a_round("abc", 2, status="cut short"), a_round("", 0)]
    assert run(rounds) == (0, 0, True, [0, 1])
    assert run([a_round("ab", 1), a_round("a", 2, status="cut short")]) == (0, 1, False, [0, 1])
    assert run([a_round("a", 1), a_round("", 0)], cancelled=lambda: True) == (0, 0, True, [0])
