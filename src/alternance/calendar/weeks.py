"""Weeks of different length on one scale: each is divided into as many parts."""

FULL_WEEK = 5  # school days


def unit_of(most_days: int) -> int:
    """Into how many parts a week is divided, so that 1 to `most_days` days of a week are whole numbers of parts."""
    return 60 if most_days <= FULL_WEEK else 420
