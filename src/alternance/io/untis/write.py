"""Lessons as the bytes of a file GPU002.TXT."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from alternance.io.untis.encoding import ENCODINGS
from alternance.io.untis.fields import FIELDS, Field, periods_of
from alternance.io.untis.lesson import Lesson
from alternance.io.untis.words import Words
from alternance.text import N_, say

__all__ = ["SEPARATORS", "UnwritableError", "lessons_file"]

#: What Untis lets one choose.
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
#: A lesson holds to the Sunday: make-up days lie on any day.
_SUNDAY = dt.timedelta(days=6)


class UnwritableError(ValueError):
    """A name has signs that the encoding does not know."""


def lessons_file(
    lessons: Iterable[Lesson], words: Words, lesson_minutes: int, *, encoding: str = "utf-8", separator: str = "comma"
) -> bytes:
    """Return the file of one school's lessons. Linear in the lessons.

    Parameters
    ----------
    lesson_minutes : int
        Length of a period, in minutes.
    encoding, separator : str
        Keys of `ENCODINGS` and `SEPARATORS`.

    Raises
    ------
    UnwritableError
        When a name has a sign that the encoding does not know.
    """
    part = SEPARATORS[separator]
    text = "".join(f"{part.join(_line(one, words, lesson_minutes))}\r\n" for one in lessons)
    try:
        return text.encode(ENCODINGS[encoding])
    except UnicodeEncodeError as error:
        why = N_("{signs} cannot be written in {encoding}; take utf-8")
        raise UnwritableError(say(why, signs=error.object[error.start : error.end], encoding=encoding)) from None


def _line(one: Lesson, words: Words, lesson_minutes: int) -> list[str]:
    named, subject = words.classes.shown(one.cohort), words.modules.shown(one.module)
    said = {
        Field.LESSON: str(one.number),
        Field.CLASS: _quoted(named),
        Field.TEACHER: _quoted(words.teachers.shown(one.teacher) if one.teacher else ""),
        Field.SUBJECT: _quoted(subject),
        Field.ROOM: _quoted(words.rooms.shown(one.room) if one.room else ""),
        Field.STUDENTS: "" if one.size is None else str(one.size),
        Field.COURSE: _quoted(one.course),
        Field.FROM: f"{one.first:%Y%m%d}",
        Field.TO: f"{one.last + _SUNDAY:%Y%m%d}",
        Field.TITLE: _quoted(words.titles.get(one.module, "")),
        Field.GROUP: _quoted(f"{named}/{subject}/{one.section or 1}"),
    }
    if one.minutes is not None:
        periods = periods_of(one.minutes, lesson_minutes)
        said |= dict.fromkeys((Field.PERIODS, Field.PERIODS_OF_CLASS, Field.PERIODS_OF_TEACHER), periods)
    cells = [""] * FIELDS
    for field, cell in said.items():
        cells[field - 1] = cell
    return cells


def _quoted(text: str) -> str:
    """Return a text field on one line; quotes within it are doubled."""
    return '"' + " ".join(text.split()).replace('"', '""') + '"' if text else ""
