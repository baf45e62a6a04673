"""The trends planted in the past of `dual` are found, those planted and no others; what is planned does not change."""

from __future__ import annotations

import pytest
from tests.sample.made import made

from alternance.framework import known
from alternance.gap.trend import Trend, trends
from alternance.planner.stages.gap import problem
from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.history import add_history
from alternance.sample.tables import load


def found(seed: int) -> dict[tuple[str, str], Trend]:
    community = made("dual", seed).community
    posed = problem(community, known())
    going = trends((*posed.history, *posed.demands), community.meta.first_week)
    return {(one.series.kind, one.series.name): one for one in going}


@pytest.mark.parametrize("seed", [1, 2])
def test_what_grows_stays_and_fades_is_found_with_the_slope_that_was_planted(seed: int) -> None:
    going, truth = found(seed), made("dual", seed).truth["trends"]
    assert sorted(truth["direction"]) == ["fading", "growing", "stable", "stable"]
    for kind, name, slope, direction in truth.rows():
        one = going[kind, name]
        assert one.slope.direction == direction and len(one.series.quarters) == 16
        assert one.slope.low - 1e-9 <= slope <= one.slope.high + 1e-9
    planted = {(kind, name) for kind, name, _, direction in truth.rows() if direction != "stable"}
    assert {key for key, one in going.items() if one.slope.direction != "stable"} == planted


def test_where_demand_moves_a_forecast_beats_the_naive_one() -> None:
    going, truth = found(1), made("dual", 1).truth["trends"]
    for kind, name, _, direction in truth.rows():
        shown = going[kind, name].forecast
        assert shown.error is not None and shown.naive is not None
        assert direction == "stable" or (shown.value is not None and shown.error < shown.naive)


def test_the_past_counts_in_no_gap() -> None:
    community = made("dual", 1).community
    posed = problem(community, known())
    past = {line.id for line in posed.history}
    assert len(past) == 48 and all(name.startswith("anzeigen:") for name in past)
    assert {line.id for line in (*posed.demands, *posed.beyond)} == {"auto:d1", "kern:d1", "stadt:d1"}


def test_without_chance_the_rows_lie_on_the_line() -> None:
    class Never(Chance):
        def between(self, least: int, most: int) -> int:
            return 0

    said = load("dual")["history"] | {"rows": [["k", 20, -3.0, "fading"]], "quarters": 9}
    draft = Draft()
    add_history(draft, said, Never(1, "history"))
    rows = list(draft.rows("demands"))
    assert [row["headcount_low"] for row in rows] == [20, 17, 14, 11, 8, 5, 2, 0, 0]
    assert (str(rows[1]["from"]), str(rows[1]["to"])) == ("2022-10-01", "2022-12-31")
    assert str(rows[-1]["to"]) == "2024-09-30"
