"""Lines of a file of lessons as lessons of the community; what is not understood is told with its field."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from alternance.community.findings import Place
from alternance.community.horizon import Horizon, monday
from alternance.io.problems import Found
from alternance.io.untis.called import Called
from alternance.io.untis.fields import FEWEST, Field, minutes_of
from alternance.io.untis.lesson import Lesson
from alternance.io.untis.scan import Line
from alternance.io.untis.words import Words

__all__ = ["Parser"]

#: Of one kind of finding so many are told; whoever mends these will read again.
_TOLD = 1_000
#: How far from the weeks planned a lesson may lie.
_FAR = dt.timedelta(weeks=261)
_WHOLE, _NUMBER, _DAY = re.compile(r"[0-9]{1,9}"), re.compile(r"[1-9][0-9]{0,3}"), re.compile(r"[0-9]{8}")


@dataclass
class Parser:
    """Reads the lines of files; the same thing in the same field is told once, where it stands first.

    Parameters
    ----------
    horizon : Horizon
        The weeks planned: those of a lesson without dates, and what dates are held against.
    lesson_minutes : int
        Length of a period, in minutes.
    modules : mapping of str to frozenset of str
        Cohort → modules of its programme: of several that a subject may mean, those count.
    """

    words: Words
    horizon: Horizon
    lesson_minutes: int
    modules: Mapping[str, frozenset[str]]
    found: Found
    _file: str = ""
    _wrong: int = 0
    _seen: set[tuple[object, ...]] = field(default_factory=set)
    _told: Counter[str] = field(default_factory=Counter)

    def lessons(self, file: str, lines: Iterable[Line]) -> Iterator[tuple[Lesson, Place]]:
        """Yield the lessons of the community's classes, each with its place. Linear in the lines."""
        self._file = file
        for line in lines:
            before = self._wrong
            if (lesson := self._lesson(line)) is not None and self._wrong == before:
                yield lesson, Place(self._file, line.row)

    def _lesson(self, line: Line) -> Lesson | None:
        """Return what a line says; None: nothing of a class here, or not understood."""
        if line.cells is None:
            self._error("lesson-quotes", line)
            return None
        if len(line) < FEWEST:
            self._error("lesson-fields", line, count=len(line), fewest=FEWEST)
            return None
        if not line[Field.CLASS]:
            self._warn("lesson-no-class", line, Field.CLASS)
            return None
        cohort = self._one(self.words.classes, line, Field.CLASS, "lesson-class")
        module = self._one(self.words.modules, line, Field.SUBJECT, "lesson-subject", cohort) if cohort else None
        if cohort is None or module is None:
            return None
        teacher = self._one(self.words.teachers, line, Field.TEACHER, "lesson-teacher") if self._staffed(line) else None
        first, last = self._weeks(line)
        minutes = self._minutes(line)
        if minutes == 0:
            self._warn("lesson-idle", line)
            return None
        if line[Field.WEEKS]:
            self._warn("lesson-some-weeks", line, Field.WEEKS, first=first, last=last)
        return Lesson(
            number=self._whole(line, Field.LESSON) or 0, cohort=cohort, module=module, section=self._section(line),
            group=line[Field.GROUP], course=line[Field.COURSE], size=self._whole(line, Field.STUDENTS),
            first=first, last=last, minutes=minutes, teacher=teacher, room=self._room(line, module),
        )  # fmt: skip

    def _warn(self, code: str, line: Line, column: Field | None = None, **facts: object) -> None:
        """Tell something."""
        value = line[column] if column is not None else None
        key = code, column, (self._file, line.row) if column is None else value, str(facts)
        if key not in self._seen and self._told[code] < _TOLD:
            self._seen.add(key)
            self._told[code] += 1
            place = Place(self._file, line.row, None if column is None else str(column))
            self.found.note(code, place, value or None, **facts)

    def _error(self, code: str, line: Line, column: Field | None = None, **facts: object) -> None:
        """Tell something that spoils the line."""
        self._wrong += 1
        self._warn(code, line, column, **facts)

    def _one(self, called: Called, line: Line, column: Field, unknown: str, cohort: str = "") -> str | None:
        """Return the one id meant; of several modules that fit, one of the class's own programme alone is taken."""
        fits = called.fits(line[column]) if line[column] else frozenset()
        if len(fits) > 1:
            fits = fits & self.modules.get(cohort, frozenset()) or fits
        if len(fits) == 1:
            return next(iter(fits))
        if fits:
            self._error("lesson-several", line, column, names=", ".join(sorted(fits)))
            return None
        self._warn(unknown, line, column, guess=called.guess(line[column]))
        return None

    def _staffed(self, line: Line) -> bool:
        """Tell whether a teacher is named: Untis writes ? where none is yet."""
        return bool(line[Field.TEACHER]) and not line[Field.TEACHER].startswith("?")

    def _whole(self, line: Line, column: Field) -> int | None:
        if _WHOLE.fullmatch(line[column]):
            return int(line[column])
        if line[column] or column is Field.LESSON:
            self._error("lesson-number", line, column)
        return None

    def _minutes(self, line: Line) -> int | None:
        column = Field.PERIODS if line[Field.PERIODS] else Field.PERIODS_OF_CLASS
        if not line[column]:
            return None
        try:
            return minutes_of(line[column], self.lesson_minutes)
        except ValueError:
            self._error("lesson-periods", line, column)
            return None

    def _weeks(self, line: Line) -> tuple[dt.date, dt.date]:
        """Return the first and last week; a lesson without dates is held in all weeks planned, as in Untis all year."""
        first = self._week(line, Field.FROM) or self.horizon.first_week
        last = self._week(line, Field.TO) or self.horizon.monday(self.horizon.weeks - 1)
        if first > last:
            self._error("lesson-backwards", line, Field.TO, first=first)
        return first, last

    def _week(self, line: Line, column: Field) -> dt.date | None:
        text = line[column]
        if not text.strip("0"):
            return None
        try:
            if not _DAY.fullmatch(text):
                raise ValueError(text)
            week = monday(dt.date(int(text[:4]), int(text[4:6]), int(text[6:])))
        except (ValueError, OverflowError):
            self._error("lesson-date", line, column)
            return None
        first, last = self.horizon.first_week, self.horizon.monday(self.horizon.weeks - 1)
        if not first - _FAR <= week <= last + _FAR:
            self._error("lesson-far", line, column, first=first, last=last)
            return None
        return week

    def _section(self, line: Line) -> int | None:
        """Return the number of the section, where the student group is named as we name it: class/subject/number."""
        named, slash, number = line[Field.GROUP].rpartition("/")
        ours = slash and named == f"{line[Field.CLASS]}/{line[Field.SUBJECT]}" and _NUMBER.fullmatch(number)
        return int(number) if ours else None

    def _room(self, line: Line, module: str) -> str:
        """Return the kind of room; a room that the community does not know is of the kind that the module asks."""
        if not line[Field.ROOM]:
            return ""
        kinds = {self.words.kinds[room] for room in self.words.rooms.fits(line[Field.ROOM])}
        if len(kinds) == 1:
            return kinds.pop()
        asked = self.words.asks.get(module) or ""
        self._warn("lesson-room", line, Field.ROOM, kind=asked or "–")
        return asked
