"""Seats, counted by hand: p1 has 2 for 10 weeks, x1 has 1 for weeks 5 to 9 of the horizon."""

from __future__ import annotations

import pytest
from tests.outcomes.counts.made import seats
from tests.outcomes.figures import figure, told


def test_seats_offered_are_of_no_school_but_of_the_enterprise() -> None:
    assert told("seats_offered_weeks", *seats()) == {("all", "all"): 25, ("enterprise", "e"): 25}


def test_seats_used_of_those_offered_within_the_horizon() -> None:
    # offered: p1 2 × 10 weeks, x1 1 × 5 weeks (5 to 9; its span's seats, not its own)
    assert figure("seats_used_share", *seats(("c/1", "p1"), ("c/2", "p1"), ("c/3", "x1"))) == pytest.approx(12 / 25)
    assert figure("seats_used_share", *seats()) == 0


def test_promised_seats_that_nobody_takes() -> None:
    assert figure("promised_seats_unused", *seats(("c/1", "p1"), ("c/2", "p1"))) == 6  # weeks 0 to 3, 8, 9
    assert figure("promised_seats_unused", *seats(("c/3", "x1"))) == 10


def test_where_some_position_is_not_known_nothing_is_said_of_seats() -> None:
    known = seats(("c/1", "p1"), ("c/2", None))
    assert figure("seats_used_share", *known) is None
    assert figure("promised_seats_unused", *known) is None
    assert figure("own_field_share", *known) == 1  # of those whose position is known
