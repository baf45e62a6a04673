from __future__ import annotations

import datetime as dt

from alternance.community import Horizon
from alternance.sample.school_year import holiday_weeks


def test_weeks_that_holidays_touch() -> None:
    weeks = dict(holiday_weeks("DE", "SN", Horizon(dt.date(2026, 8, 10), 52)))
    assert weeks[dt.date(2026, 8, 10)] == 0  # the last of the summer
    assert dt.date(2026, 8, 17) not in weeks  # school begins
    assert (weeks[dt.date(2026, 10, 12)], weeks[dt.date(2026, 10, 19)]) == (0, 0)
    assert weeks[dt.date(2026, 12, 21)] == 2  # from Wednesday on
    assert dt.date(2026, 11, 16) not in weeks  # a public holiday alone is no row
    assert weeks[dt.date(2027, 5, 3)] == 3  # Ascension, and the Friday after it
    assert weeks[dt.date(2027, 5, 17)] == 3  # Whit Monday, and the day after it
