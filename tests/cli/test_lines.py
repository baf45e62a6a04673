"""Progress: rewritten in place on a terminal, one line a stage and now and then elsewhere."""

from __future__ import annotations

import pytest

from alternance.cli.lines import Lines, line
from alternance.planner import Progress


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def searching(value: float | None = 12.0) -> Progress:
    return Progress("calendar", "searching", value, 9.0)


def test_best_bound_and_gap_are_told() -> None:
    assert line(searching()) == "calendar   searching, best 12.0, bound 9.0, gap 25.0%"
    assert line(searching(None)) == "calendar   searching, bound 9.0"
    assert line(Progress("gap", "3 lines")) == "gap        3 lines"


@pytest.mark.parametrize(("value", "bound"), [(0.0, 0.0), (5.0, 5.0), (5.0, 5.0000001)])
def test_a_gap_is_never_below_0(value: float, bound: float) -> None:
    assert "-" not in line(Progress("calendar", "x", value, bound))


def test_elsewhere_a_line_a_stage_and_every_ten_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(clock, in_place=False)
    lines(searching(None))
    for second in range(25):
        clock.now = float(second)
        lines(searching())
    lines(Progress("calendar", "2 cohorts", done=True))
    found = capsys.readouterr().err.splitlines()
    # the first solution, and then every ten seconds
    assert [text.split()[1] for text in found] == ["searching,", "searching,", "searching,", "2"]
    assert found[-1].endswith("(24.0 s)")
    assert not any("\x1b" in text for text in found)


def test_a_line_is_rewritten_in_place_at_most_ten_times_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = Lines(clock, in_place=True)
    for hundredth in range(100):
        clock.now = hundredth / 100
        lines(searching())
    lines(Progress("calendar", "2 cohorts", done=True))
    text = capsys.readouterr().err
    assert text.count("\n") == 1
    assert text.endswith("\r\x1b[2Kcalendar   2 cohorts (1.0 s)\n")
    assert 8 <= text.count("searching") <= 11
