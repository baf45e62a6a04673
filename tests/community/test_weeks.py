"""Weeks: the horizon, the school's days in them with a Land's holidays, and the weeks in which trainees may begin."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alternance.community import Community, Horizon, Meta, monday
from alternance.community.school_days import public_holidays, school_days
from alternance.community.starts import StartsError, allows

FIRST = dt.date(2026, 9, 7)
days = st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1))


@settings(max_examples=50)
@given(days, days, st.integers(1, 520))
def test_an_index_is_the_week_of_its_day(first: dt.date, day: dt.date, weeks: int) -> None:
    horizon = Horizon(monday(first), weeks)
    index = horizon.index(day)
    assert horizon.monday(index) == monday(day)
    assert (day in horizon) == (0 <= index < weeks)


def test_the_ends_of_a_horizon() -> None:
    horizon = Horizon(FIRST, 2)
    assert horizon.mondays() == [FIRST, dt.date(2026, 9, 14)]
    assert [day in horizon for day in (FIRST - dt.timedelta(1), FIRST, dt.date(2026, 9, 20), dt.date(2026, 9, 21))] == [
        False, True, True, False,
    ]  # fmt: skip


def community(country: str, region: str, weeks: pl.DataFrame | None = None) -> Community:
    """Return two schools and a year that begins on 7 September 2026."""
    schools = pl.DataFrame({"id": ["n", "s"], "kind": ["school"] * 2, "title": ["North", "South"]})
    tables = {"organisations": schools, **({} if weeks is None else {"school_weeks": weeks})}
    return Community(Meta("T", FIRST, 52, country=country, region=region), tables)


def short_weeks(place: Community, school: str = "n") -> dict[str, int]:
    """Return the weeks of fewer than five days: Monday → days."""
    found = school_days(place)[school]
    return {place.horizon.monday(week).isoformat(): int(count) for week, count in enumerate(found) if count < 5}


def test_the_holidays_of_saxony() -> None:
    """Saxony alone keeps the day of prayer and repentance; Reformation day falls on a Saturday, Christmas on a Friday."""
    assert short_weeks(community("DE", "SN")) == {
        "2026-11-16": 4,  # day of prayer and repentance, Wednesday 18 November
        "2026-12-21": 4,  # Christmas day, a Friday; the second one is a Saturday
        "2026-12-28": 4,  # New Year's day, a Friday
        "2027-03-22": 4,  # Good Friday, 26 March
        "2027-03-29": 4,  # Easter Monday
        "2027-05-03": 4,  # Ascension day, Thursday 6 May
        "2027-05-17": 4,  # Whit Monday
    }


def test_other_lands_have_other_days() -> None:
    bavaria, germany = short_weeks(community("DE", "BY")), short_weeks(community("DE", ""))
    assert "2026-11-16" not in bavaria and bavaria["2027-01-04"] == 4  # Epiphany, Wednesday 6 January
    assert bavaria["2027-05-24"] == 4 and "2027-05-24" not in germany  # Corpus Christi, Thursday 27 May
    assert short_weeks(community("DE", "no such land")) == germany


def test_without_a_country_that_is_known_there_are_no_holidays() -> None:
    assert short_weeks(community("", "")) == short_weeks(community("XX", "SN")) == {}
    assert public_holidays("", "SN", Horizon(FIRST, 9)) == set()


def test_a_school_says_its_own_weeks() -> None:
    weeks = pl.DataFrame({"school": ["n", "n", "s"], "week": [dt.date(2026, 12, 21), dt.date(2026, 11, 16), dt.date(2025, 1, 6)],
                          "days": [0, 5, 1]})  # fmt: skip
    own = community("DE", "SN", weeks)
    north, south = short_weeks(own), short_weeks(own, "s")
    assert north["2026-12-21"] == 0 and "2026-11-16" not in north
    assert south["2026-12-21"] == 4 and south["2026-11-16"] == 4


@pytest.mark.parametrize(
    ("starts", "weeks"),
    [
        ("any", {0, 1, 2, 3, 4, 5}), ("every 1 from 2026-09-14", {1, 2, 3, 4, 5}), ("every 2 from 2026-09-14", {1, 3, 5}),
        ("every 4 from 2026-08-10", {0, 4}), ("2026-09-07 2026-10-05", {0, 4}), ("2020-01-06", set()),
    ],
)  # fmt: skip
def test_starts(starts: str, weeks: set[int]) -> None:
    assert {week for week in range(6) if allows(starts, FIRST + dt.timedelta(weeks=week))} == weeks


@pytest.mark.parametrize(
    "starts",
    [
        "",
        " ",
        "Any",
        "every 0 from 2026-09-07",
        "every 2 from 2026-09-08",
        "every two from 2026-09-07",
        "every 2",
        "2026-09-08",
        "2026-09-07, 2026-09-14",
        "2026-13-01",
    ],
)
def test_what_is_no_list_of_starts(starts: str) -> None:
    with pytest.raises(StartsError):
        allows(starts, FIRST)
