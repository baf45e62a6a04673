"""A published plan to stay close to: what is past stays, what is near costs most, what is told says how much moved."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from tests.communities import FIRST, monday, tiny

from alternance.community import Community
from alternance.community.meta import Weights
from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.verify import verify

WEEK = 9


def a_community(late: float = 0.2) -> Community:
    """One cohort that is late whatever is done; a week late costs `late`, a week moved 1 or less."""
    return tiny(weeks=24, cohorts={"c": {"due_week": FIRST}}, facts={"weights": Weights(late=late, moved=1.0)})


@cache
def published() -> Plan:
    """Return a plan whose block begins in week 9, far later than need be."""
    lock = {"id": "l", "what": "block start", "cohort": "c", "item": "b", "value": monday(WEEK).isoformat()}
    return plan(tiny(weeks=24, locks=[lock]), Options(work_limit=2000))


def begin(late: float = 0.2, near: Plan | None = None, today: dt.date | None = None) -> tuple[int, Plan]:
    """Return the week in which the block begins, and the plan."""
    made = plan(a_community(late), Options(work_limit=2000, near=near, today=today))
    assert verify(a_community(late), made).violations == 0
    return min(made.horizon.index(first) for first in made["spans"]["from"]), made


def test_without_it_the_block_begins_as_soon_as_it_may() -> None:
    week, made = begin()
    assert week == 2
    assert "near" not in made.meta.options


def test_where_moving_costs_more_than_being_late_nothing_moves() -> None:
    week, made = begin(near=published())
    assert week == WEEK
    assert made.meta.objective["moved"] == 0
    assert made.meta.options["near"] == published().hash


def test_where_being_late_costs_more_it_moves_and_says_how_far() -> None:
    week, made = begin(late=3.0, near=published())
    assert week == 2
    assert made.meta.objective["moved"] == pytest.approx((WEEK - 2) * 8 / (8 + WEEK))


def test_what_is_past_stays_whatever_it_costs() -> None:
    week, made = begin(late=3.0, near=published(), today=monday(WEEK + 1))
    assert week == WEEK
    assert made.meta.options["today"] == monday(WEEK + 1).isoformat()


def test_a_day_needs_a_plan() -> None:
    with pytest.raises(ValueError, match="today"):
        Options(today=FIRST)
