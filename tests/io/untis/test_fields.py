"""Periods and minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alternance.io.untis.fields import Field, minutes_of, periods_of


@given(st.integers(0, 9_000), st.integers(1, 240))
def test_periods_bring_the_minutes_back(minutes: int, lesson: int) -> None:
    assert minutes_of(periods_of(minutes, lesson), lesson) == minutes


@pytest.mark.parametrize("text", ["", "x", "-1", "1e9", "1e999999999", "1/0", "٣", "12345", "1.1234567", " 1", "nan"])
def test_what_is_no_number_of_periods(text: str) -> None:
    with pytest.raises(ValueError):
        minutes_of(text, 45)


def test_a_field_is_shown_by_its_number_and_name() -> None:
    assert str(Field.STUDENTS) == "10 (students)" and str(Field.PERIODS_OF_CLASS) == "3 (periods of class)"
