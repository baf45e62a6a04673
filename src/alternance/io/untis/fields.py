"""A line of Untis's file of lessons, GPU002.TXT: its fields, and what those mean that are read or written here.

One line is one class in one lesson; lines of one lesson number are taught at the same time. Fields stand in a fixed
order, parted by commas (or semicolons or tabs, as set in Untis), texts in quotes, dates as YYYYMMDD; there is no line
of headings. In which weeks a lesson is held is said by its two dates alone.

Source: the maker's manual, "Export/Import Lessons (002): sequence of fields in the DIF file GPU002.TXT"; the open
SVWS-Server of North Rhine-Westphalia reads the same order.
"""

from __future__ import annotations

import re
from enum import IntEnum
from fractions import Fraction

__all__ = ["FEWEST", "FIELDS", "FILE", "Field", "minutes_of", "periods_of", "whole_periods"]

#: What Untis calls the file.
FILE = "GPU002.TXT"
#: Fields of a full line, and of the shortest that says class, subject, room and students.
FIELDS, FEWEST = 45, 10
#: Periods a week as they may be written: nobody has 10,000.
_PERIODS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,6})?")


class Field(IntEnum):
    """Fields by their number in the manual (the first is 1)."""

    LESSON = 1
    PERIODS = 2
    PERIODS_OF_CLASS = 3
    PERIODS_OF_TEACHER = 4
    CLASS = 5
    TEACHER = 6
    SUBJECT = 7
    ROOM = 8
    STUDENTS = 10
    WEEKS = 12
    COURSE = 13
    FROM = 15
    TO = 16
    TITLE = 21
    GROUP = 42

    def __str__(self) -> str:
        return f"{self.value} ({self.name.lower().replace('_', ' ')})"


def periods_of(minutes: int, lesson_minutes: int) -> str:
    """Return minutes a week as periods, with as many decimals as bring the minutes back (five at most).

    Examples
    --------
    >>> periods_of(270, 45), periods_of(100, 45)
    ('6', '2.22222')
    """
    return f"{minutes / lesson_minutes:.5f}".rstrip("0").rstrip(".")


def whole_periods(minutes: int, lesson_minutes: int) -> bool:
    """Tell whether minutes a week are a number of whole periods, as a timetable has them."""
    return minutes % lesson_minutes == 0


def minutes_of(periods: str, lesson_minutes: int) -> int:
    """Return periods a week as whole minutes.

    Raises
    ------
    ValueError
        When it is no number from 0 to 9999.

    Examples
    --------
    >>> minutes_of("2,22222", 45)
    100
    """
    if not _PERIODS.fullmatch(periods):
        raise ValueError(periods)
    return round(Fraction(periods.replace(",", ".")) * lesson_minutes)
