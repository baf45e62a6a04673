"""The least that peaks can be, against trying everything, and against the best ever found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.calendar.features import FEATURES, with_feature
from tests.calendar.instances import all_alone, all_calendars
from tests.communities import Items, monday, tiny

from alternance.calendar import build, solve
from alternance.calendar.objective import usage
from alternance.calendar.peaks import least_loads, least_peaks
from alternance.calendar.problem import Problem
from alternance.community import read

MOST = 400
EXAMPLES = Path(__file__).parents[2] / "examples"
#: Example → the lowest sum of peaks of any calendar that was ever found for it, whatever else it cost.
LOWEST: dict[str, float] = {"small": 0.5564010514301416, "courses": 1.4856209150326798, "staged": 1.8634980883758545}

few = settings(
    max_examples=6, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)  # fmt: skip


@pytest.mark.parametrize("feature", [f for f in FEATURES if f not in ("near", "thin")])
@few
@given(data=st.data())
def test_in_every_calendar_each_group_has_a_week_of_at_least_that_load(feature: str, data: Any) -> None:
    problem: Problem = data.draw(with_feature(feature))
    ways = 1
    for k in range(len(problem.cohorts)):
        ways *= len(all_alone(problem, k))
    assume(0 < ways <= MOST)
    least, floor = least_loads(problem), least_peaks(problem)
    for solution, parts in all_calendars(problem):
        used = usage(problem, solution).minutes
        assert floor <= parts.peak + 1e-9
        for r, resource in enumerate(problem.resources):
            if resource.offered is not None:
                there = resource.offered > 0
                loads = used[r, there] / resource.offered[there]
                assert least[r] <= np.max(loads, initial=0.0) + 1e-9


@pytest.mark.parametrize("name", LOWEST)
def test_no_calendar_of_an_example_was_ever_below(name: str) -> None:
    floor = least_peaks(build(read(EXAMPLES / name)).problem)
    assert 0 < floor <= LOWEST[name] + 1e-9


def one_teacher(**more: Any) -> Problem:
    """Return two cohorts of two, whose one teacher of 600 minutes is asked for a module of 300 minutes twice."""
    module = {"minutes": 600, "weekly_min": 300, "weekly_max": 300, "qualification": "q", **more}
    teachers = [{"id": "t", "school": "s", "minutes_per_week": 600}]
    qualified = [{"teacher": "t", "qualification": "q"}]
    modules: Items = {"m": module}
    cohorts: Items = {"c": {}, "d": {}}
    return build(
        tiny(weeks=6, modules=modules, blocks={}, cohorts=cohorts, teachers=teachers, teacher_qualifications=qualified)
    ).problem


def test_a_module_alone_takes_half_of_a_week() -> None:
    """Four weeks of 300 minutes in six of 600: a third, and half of any week with a lesson."""
    assert least_peaks(one_teacher()) == pytest.approx(1 / 2 - 1 / 3)


def test_what_must_lie_between_two_weeks_fills_them() -> None:
    """1,200 minutes in the first two weeks: all that the teacher offers there, and the search finds no less."""
    problem = one_teacher(window_to=monday(1))
    assert least_peaks(problem) == pytest.approx(1 - 1 / 3)
    assert solve(problem, work_limit=2_000).status == "optimal"


def test_of_sections_that_cohorts_share_the_fewest_count() -> None:
    """Four students: in one section, or in two where a section takes three."""
    shared = {"shared": True, "window_to": monday(1)}
    assert least_peaks(one_teacher(section_max=4, **shared)) == pytest.approx(1 / 2 - 1 / 6)
    assert least_peaks(one_teacher(section_max=3, **shared)) == pytest.approx(1 - 1 / 3)
    assert least_peaks(one_teacher(section_max=4, section_ideal=2, **shared)) == pytest.approx(1 - 1 / 3)
