"""Options are judged when they are made; a watch tells and times, or does neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from alternance.planner import Options, Progress
from alternance.planner.progress import Watch


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"mode": "free"}, "free"), ({"work_limit": 0}, "0"), ({"workers": 0}, "0 workers"), ({"seed": -1}, "-1")],
)
def test_what_cannot_be_asked_is_named(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Options(**wrong)


def ticking() -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += 1.5


def test_stages_are_timed_by_the_clock_that_is_given() -> None:
    ticks = ticking()
    watch = Watch(clock=lambda: next(ticks))
    with watch.timed("gap"):
        pass
    assert watch.times == {"gap": 1.5}


def test_without_clock_and_listener_nothing_is_timed_or_told() -> None:
    watch = Watch()
    with watch.timed("gap"):
        watch.tell("gap", "x")
    assert watch.times == {}


def test_a_listener_is_told_everything() -> None:
    told: list[Progress] = []
    Watch(told.append).tell("gap", "x", 2.0, 1.0, done=True)
    assert told == [Progress("gap", "x", 2.0, 1.0, True)]
