"""Histories by quarters, forecasts judged by the past, and what is told of them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from alternance import gap
from alternance.gap.problem import Asked, DemandLine
from alternance.gap.trend import backtest, histories, trends
from alternance.gap.trend.forecast import LEAST, TRIED

TODAY = dt.date(2027, 2, 15)


def line(name: str, year: int, number: int, people: float | None, *asks: Asked, occupation: str = "o") -> DemandLine:
    day = dt.date(year, 3 * number - 2, 1)
    return DemandLine(name, occupation, day, day, people, asks)


def past(counts: list[float], *asks: Asked) -> list[DemandLine]:
    """Return a line for each count, in the quarters before 2027."""
    last = 4 * 2027
    quarters = [divmod(last - len(counts) + k, 4) for k in range(len(counts))]
    return [
        line(f"d{k}", year, n + 1, count, *asks)
        for k, ((year, n), count) in enumerate(zip(quarters, counts, strict=True))
    ]


def test_quarters_without_demand_count_nothing_and_the_quarter_of_today_is_not_history() -> None:
    lines = [
        line("a", 2025, 2, 4),
        line("b", 2026, 1, 2, occupation="x"),
        line("c", 2026, 4, 6),
        line("now", 2027, 1, 9),
    ]
    one, other = histories(lines, TODAY)
    assert (
        one.quarters == ("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4") == other.quarters
    )
    assert (one.name, one.people, one.rows) == ("o", (4, 0, 0, 0, 0, 0, 6), ("a", "c"))
    assert (other.name, other.people, other.rows) == ("x", (0, 0, 0, 2, 0, 0, 0), ("b",))


def test_a_competence_counts_people_with_its_weight() -> None:
    found = {s.name: s for s in histories(past([2, 4], Asked("k", 0.5, 2)), TODAY)}
    assert (found["k"].kind, found["k"].people) == ("competence", (1, 2))
    assert found["o"].people == (2, 4)


def test_none_under_eight_quarters() -> None:
    assert trends(past([1] * 7), TODAY) == ()
    assert len(trends(past([1] * 8), TODAY)) == 1
    assert trends([], TODAY) == ()


def test_growing_and_fading_are_told_with_their_interval() -> None:
    grown, shrunk = (
        trends(past([float(k) for k in range(1, 13)], Asked("k", 1, 2)), TODAY)[0],
        trends(past([12.0 - k for k in range(12)]), TODAY)[0],
    )
    assert grown.slope.direction == "growing" and grown.slope.low <= grown.slope.value <= grown.slope.high
    assert shrunk.slope.direction == "fading"
    assert grown.forecast.value == pytest.approx(13)
    assert len(grown.series.rows) == 12


def test_a_forecast_is_shown_only_where_it_beats_both_naive_ones() -> None:
    rng = np.random.default_rng(5)
    for _ in range(60):
        values = rng.uniform(0, 9, 16) + rng.choice([0, 1]) * np.arange(16)
        found = backtest(values)
        tried = range(LEAST, len(values))
        naive = [np.mean([abs(values[n - back] - values[n]) for n in tried]) for back in (1, 4)]
        assert found.naive == pytest.approx(min(naive))
        assert found.error is not None
        assert (found.value is not None) == (found.error < min(naive))


def test_a_season_is_left_to_the_naive_one() -> None:
    found = backtest([9, 0, 0, 1] * 4)  # as a year before is always right
    assert found.naive == 0 and found.value is None


def test_too_short_a_past_gives_no_forecast() -> None:
    assert backtest(range(LEAST + TRIED - 1)).error is None
    assert backtest(range(LEAST + TRIED)).value is not None


def test_a_forecast_is_never_below_nobody() -> None:
    assert backtest([max(0, 11 - k) for k in range(14)]).value in (None, 0.0)


def test_lines_that_ended_before_are_history_and_count_in_no_gap() -> None:
    from tests.communities import FIRST, tiny

    before, beyond = FIRST - dt.timedelta(weeks=4), FIRST + dt.timedelta(weeks=20 + 52 + 1)
    rows = [
        {"id": name, "occupation": "o", "from": day, "to": day, "headcount_low": 3}
        for name, day in (("old", before), ("now", FIRST), ("far", beyond))
    ]
    problem = gap.build(tiny(demands=rows), {}, {}, {})
    assert [[row.id for row in rows] for rows in (problem.history, problem.demands, problem.beyond)] == [
        ["old"],
        ["now"],
        ["far"],
    ]
    found = gap.solve(problem)
    assert sum(row.demanded for row in found.quantity_rows) == 3
    assert found.beyond == ("far",)
