"""Weeks as schools write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alternance.io.weeks import SchoolYear, WeeksError, title_year

YEAR = SchoolYear.of(2025)


def numbers(text: str) -> list[int]:
    return [day.isocalendar().week for day in YEAR.parse(text)]


@pytest.mark.parametrize(
    "text",
    [
        "36–41", "36-41", "KW 36-41", "KW36–KW41", "36. KW - 41. KW", "36.–41. KW", "36 bis 41", "W36-W41", "第36-41周",
        "36, 37, 38–41", "36; 37-41", "01.09.2025–10.10.2025", "1.9.25 - 10.10.25", "01.09.–10.10.2025", "2025-09-01 to 2025-10-10",
        "01.09. bis 10.10.", "Kalenderwochen 36 und 37-41",
    ],
)  # fmt: skip
def test_one_span_in_many_ways(text: str) -> None:
    assert numbers(text) == [36, 37, 38, 39, 40, 41]


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("36, 38–40", [36, 38, 39, 40]),
        ("51–2", [51, 52, 1, 2]),
        ("15.12.–9.1.2026", [51, 52, 1, 2]),
        ("KW 27", [27]),
        ("2026-W05", [5]),
        ("48/49", [48, 49]),
        ("KW 36/37, 40", [36, 37, 40]),
        ("26/27", [26, 27]),
        ("48/25–2/26", [48, 49, 50, 51, 52, 1, 2]),
        ("50/2025 - 2/2026", [50, 51, 52, 1, 2]),
    ],
)
def test_lists_and_the_turn_of_the_year(text: str, weeks: list[int]) -> None:
    assert numbers(text) == weeks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("soon", "weeks-form"),
        ("", "weeks-form"),
        ("36–38–40", "weeks-form"),
        ("41–36", "weeks-backwards"),
        ("53", "week-none"),
        ("31.02.2026", "weeks-form"),
        ("36.41", "weeks-form"),
        ("25/26", "weeks-slash"),
        ("48/49/50", "weeks-form"),
        ("48/51", "week-far"),
        ("01.09.2052", "week-far"),
        ("2024-09-02", "week-far"),
        ("2027-W05", "week-far"),
    ],
)
def test_what_is_no_span_says_why(text: str, code: str) -> None:
    with pytest.raises(WeeksError) as raised:
        YEAR.parse(text)
    assert raised.value.code == code


def test_weeks_counted_from_the_first() -> None:
    year = SchoolYear(dt.date(2025, 9, 1), counted=True)
    assert year.parse("1, 3") == [dt.date(2025, 9, 1), dt.date(2025, 9, 15)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Blockplan 2025/26", 2025),
        ("2025-2026学年", 2025),
        ("Schuljahr 2025/2026", 2025),
        ("2025-10-01", None),
        ("Plan", None),
    ],
)
def test_the_year_in_a_title(text: str, year: int | None) -> None:
    assert title_year(text) == year


@given(st.integers(2015, 2040), st.data())
def test_a_span_reads_back_as_it_was_written(year: int, data: st.DataObject) -> None:
    school = SchoolYear.of(year)
    begin = data.draw(st.integers(0, 50))
    length = data.draw(st.integers(1, 52 - begin))
    days = [school.first + dt.timedelta(weeks=begin + k) for k in range(length)]
    first, last = days[0].isocalendar().week, days[-1].isocalendar().week
    assert school.parse(f"KW {first}–{last}") == days
    assert school.parse(f"{days[0]:%d.%m.%Y} bis {days[-1] + dt.timedelta(days=4):%d.%m.%Y}") == days
