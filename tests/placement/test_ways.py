"""Minutes of the way: known, else estimated, else unknown."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.communities import tiny

from alternance.placement.ways import Ways, estimate

LAT, LON = st.floats(-89, 89), st.floats(-180, 180)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert estimate(51.0, 13.0, 52.0, 13.0) == math.ceil(10 + 1.5 * 6371.0088 * math.radians(1)) == 177
    assert estimate(51.0, 13.0, 51.0, 13.0) == 10
    # at 60 degrees north a degree of longitude is half as long
    assert abs(estimate(60.0, 13.0, 60.0, 14.0) - (10 + 1.5 * 6371.0088 * math.radians(0.5))) < 1.1


@given(LAT, LON, LAT, LON)
def test_a_way_is_as_long_back_and_never_longer_than_half_round_the_earth(
    a: float, b: float, c: float, d: float
) -> None:
    there, back = estimate(a, b, c, d), estimate(c, d, a, b)
    assert there == back
    assert 10 <= there <= 10 + 1.5 * math.pi * 6371.0088 + 1


def test_the_known_way_goes_before_the_estimate_and_without_coordinates_it_is_unknown() -> None:
    sites: list[dict[str, Any]] = [
        {"id": "s:site", "organisation": "s", "title": "S"},
        {"id": "e:site", "organisation": "e", "title": "E", "lat": 51.0, "lon": 13.0},
        {"id": "nowhere", "organisation": "e", "title": "N"},
    ]
    students = [{"id": "c/1", "cohort": "c", "lat": 51.0, "lon": 13.0}, {"id": "c/2", "cohort": "c", "lat": 51.0}]
    travel = [{"student": "c/1", "site": "nowhere", "minutes": 0}]
    ways = Ways(tiny(sites=sites, students=students, travel=travel))
    assert [ways.minutes("c/1", site) for site in ("e:site", "nowhere", "s:site")] == [10, 0, None]
    assert [ways.minutes("c/2", site) for site in ("e:site", "nowhere")] == [None, None]
