"""A lesson: what one line of the file says, in the words of the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["Lesson"]


@dataclass(frozen=True)
class Lesson:
    """One class in one lesson.

    Attributes
    ----------
    number : int
        The lesson's; lines that share it are taught at the same time.
    section : int or None
        Number among the parallel sections of the class in this module; None: not said.
    group : str
        What the file calls the students; empty: not said.
    course : str
        Sections of one lesson that say the same here are taught as one; empty: not said.
    size : int or None
        Students; None: not said.
    first, last : datetime.date
        Mondays of the first and last week.
    minutes : int or None
        In a full week; None: not known.
    room : str
        Kind of room; empty: none.
    """

    number: int
    cohort: str
    module: str
    section: int | None
    group: str
    course: str
    size: int | None
    first: dt.date
    last: dt.date
    minutes: int | None
    teacher: str | None
    room: str
