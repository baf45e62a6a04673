"""Weeks as schools write them: 36–41, KW 36-41, 36, 38–40, or dates; into Mondays of one school year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from alternance.community.horizon import monday

__all__ = ["SchoolYear", "WeeksError", "title_year"]

_DASH = re.compile(r"\s*(?:[-‐‑‒–—−~～]|\bbis\b|\bto\b|\btill?\b|至|到)\s*")
_LIST = re.compile(r"[,;，、；\n]|\bund\b|\band\b|\+|&|和")
_SIGN = re.compile(
    r"(?:\bkalenderwochen?\b|\bkws?\b|\bkw(?=\d)|\bweeks?\b|\bwochen?\b|\bwk\.?|\bw(?=\d)|第|周|週|\.(?=\s*(?:kw|$|[-–])))",
    re.I,
)
_NUMBER = re.compile(r"(\d{1,2})\.?(?:\s*/\s*(\d{4}|\d{2}))?")
_ISO_WEEK = re.compile(r"(\d{4})-?w(\d{1,2})", re.I)
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})?")
_ISO_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
#: Weeks before the school year and after its begin in which a written year may lie.
_BEFORE, _AFTER = 8, 62
_TITLE = re.compile(r"(20\d\d)\s*[-/–—]\s*(20)?(\d\d)(?!\d)")


class WeeksError(ValueError):
    """Not weeks; `code` is the finding's, `facts` its facts."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def title_year(text: str) -> int | None:
    """Return the first year of a school year such as 2025/26 in `text`; None without one."""
    for match in _TITLE.finditer(text):
        if (int(match[1]) + 1) % 100 == int(match[3]):
            return int(match[1])
    return None


@dataclass(frozen=True)
class SchoolYear:
    """A school year: its first Monday, and whether its weeks are calendar weeks (ISO 8601) or counted from there."""

    first: dt.date
    counted: bool = False

    @classmethod
    def of(cls, year: int) -> SchoolYear:
        """Return the school year from the first Monday of August of `year` on."""
        day = dt.date(year, 8, 1)
        return cls(day + dt.timedelta(days=-day.weekday() % 7))

    def week(self, number: int) -> dt.date:
        """Return the Monday of week `number`, which lies in the 53 weeks from `first` on.

        Raises
        ------
        WeeksError
            When there is none.
        """
        if self.counted:
            if 1 <= number <= 60:
                return self.first + dt.timedelta(weeks=number - 1)
            raise WeeksError("week-none", first=self.first, week=number)
        year = self.first.isocalendar().year
        for candidate in (year, year + 1):
            try:
                day = dt.date.fromisocalendar(candidate, number, 1)
            except ValueError:
                continue
            if self.first <= day < self.first + dt.timedelta(weeks=53):
                return day
        raise WeeksError("week-none", first=self.first, week=number)

    def parse(self, text: str) -> list[dt.date]:
        """Return the Mondays that `text` names, in order, each once.

        Raises
        ------
        WeeksError
            When it names none, or none of this year, or ends before it begins.

        Examples
        --------
        >>> [day.isoformat() for day in SchoolYear.of(2025).parse("KW 51–2")]
        ['2025-12-15', '2025-12-22', '2025-12-29', '2026-01-05']
        """
        weeks: set[dt.date] = set()
        for part in _LIST.split(_ISO_DATE.sub(r"\3.\2.\1", text)):
            if part.strip(" ."):
                weeks.update(self._span(part.strip()))
        if not weeks:
            raise WeeksError("weeks-form")
        return sorted(weeks)

    def _span(self, part: str) -> list[dt.date]:
        if day := self._date(part):
            return [day]
        if match := _ISO_WEEK.fullmatch(part):
            return [self._near(_iso_week(int(match[1]), int(match[2])))]
        ends = self._slash(part) or _DASH.split(part)
        if len(ends) == 1:
            return [self.one(part)]
        if len(ends) != 2:
            raise WeeksError("weeks-form")
        first, last = self._ends(*ends)
        if last < first:
            raise WeeksError("weeks-backwards", first=self.first)
        return [first + dt.timedelta(weeks=k) for k in range((last - first).days // 7 + 1)]

    def _slash(self, part: str) -> list[str] | None:
        """Return the ends of two weeks written 48/49; None where the second number is a year, as in 48/25.

        Raises
        ------
        WeeksError
            Where it may be either: 25/26 in the school year 2025/26.
        """
        match = _NUMBER.fullmatch(_SIGN.sub("", part).strip())
        if match is None or match[2] is None or len(match[2]) == 4:
            return None
        first, second = int(match[1]), int(match[2])
        if second != first + 1:
            return None
        if _year(match[2]) in (self.first.year, self.first.year + 1):
            raise WeeksError("weeks-slash", first=first, second=second, year=_year(match[2]))
        return [match[1], match[2]]

    def _near(self, week: dt.date) -> dt.date:
        """Return `week`, whose year was written, if it lies in the school year or close to it."""
        if not -_BEFORE <= (week - self.first).days // 7 < _AFTER:
            raise WeeksError("week-far", week=week, first=self.first)
        return week

    def _ends(self, first: str, last: str) -> tuple[dt.date, dt.date]:
        """Read both ends; a year said only at the last (08.09.–17.10.2025) holds for the first, or the one before."""
        end = self.one(last)
        said, bare = _GERMAN_DATE.fullmatch(last.strip()), _GERMAN_DATE.fullmatch(first.strip())
        if said and said[3] and bare and not bare[3]:
            year = _year(said[3])
            begin = _day(year, int(bare[2]), int(bare[1]))
            return self._near(begin if begin <= end else _day(year - 1, int(bare[2]), int(bare[1]))), end
        return self.one(first), end

    def one(self, text: str) -> dt.date:
        """Return the Monday of the one week or day that `text` names.

        Raises
        ------
        WeeksError
            When it names none.
        """
        if day := self._date(text.strip()):
            return day
        match = _NUMBER.fullmatch(_SIGN.sub("", text).strip())
        if not match:
            raise WeeksError("weeks-form")
        if match[2]:
            return self._near(_iso_week(_year(match[2]), int(match[1])))
        return self.week(int(match[1]))

    def _date(self, text: str) -> dt.date | None:
        if match := _ISO_DATE.fullmatch(text):
            return self._near(_day(int(match[1]), int(match[2]), int(match[3])))
        if not (match := _GERMAN_DATE.fullmatch(text)):
            return None
        date, month = int(match[1]), int(match[2])
        if match[3]:
            return self._near(_day(_year(match[3]), month, date))
        day = _day(self.first.year, month, date)
        return day if day >= self.first else _day(self.first.year + 1, month, date)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return monday(dt.date(year, month, day))
    except ValueError:
        raise WeeksError("weeks-form") from None


def _iso_week(year: int, number: int) -> dt.date:
    try:
        return dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        raise WeeksError("weeks-form") from None
