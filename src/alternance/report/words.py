"""How the report writes days, weeks, numbers and shares; language-neutral signs, words from the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from alternance.community.teaching_weeks import Counted
from alternance.text import N_, _, language, many, say

__all__ = [
    "LEVELS",
    "SHARES",
    "UNITS",
    "apart",
    "clauses",
    "count",
    "day",
    "days",
    "listed",
    "month",
    "month_year",
    "number",
    "percent",
    "quantity",
    "taught_weeks",
    "weeks",
]

MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
#: What the levels of an aim are called, by level.
LEVELS = (N_("none"), N_("aware"), N_("assisted"), N_("independent"), N_("proficient"))
#: Units of indicators that no table names.
UNITS = (
    N_("seat-weeks"), N_("student-weeks"), N_("weeks"), N_("sections"), N_("visits"), N_("rank"), N_("ranks"),
    N_("teachers"),
)  # fmt: skip
#: Units of figures that are shares of 1, shown in per cent.
SHARES = ("0 to 1", "share of contract")
#: A narrow space that no line breaks at: parts thousands in every language.
NARROW = "\u202f"
#: Languages that write a comma before the tenths → the comma.
COMMAS = {"ru": ","}


def month(date: dt.date) -> str:
    """Return the month's short name."""
    return _(MONTHS[date.month - 1])


def month_year(date: dt.date) -> str:
    """Return the month's short name with its year."""
    return say("{month} {year}", month=month(date), year=date.year)


def day(date: dt.date) -> str:
    """Return a day as people write it."""
    return say("{day} {month} {year}", day=date.day, month=month(date), year=date.year)


def days(first: dt.date, last: dt.date) -> str:
    """Return the days from Monday `first` to the Friday of the week of Monday `last`."""
    friday = last + dt.timedelta(days=4)
    if first.year != friday.year:
        return say("{begin} – {end}", begin=day(first), end=day(friday))
    return say(
        "{day} {month} – {last_day} {last_month} {year}",
        day=first.day, month=month(first), last_day=friday.day, last_month=month(friday), year=friday.year,
    )  # fmt: skip


def weeks(first: dt.date, last: dt.date, counted: Mapping[dt.date, Counted] | None = None) -> str:
    """Return the ISO numbers of the weeks from Monday `first` to Monday `last`, and what a school counts them as."""
    one, other = first.isocalendar().week, last.isocalendar().week
    shown = say("week {week}", week=one) if first == last else say("weeks {first}–{last}", first=one, last=other)
    taught = taught_weeks(first, last, counted or {})
    return say("{weeks} ({taught})", weeks=shown, taught=taught) if taught else shown


def taught_weeks(first: dt.date, last: dt.date, counted: Mapping[dt.date, Counted]) -> str:
    """Return the teaching weeks from Monday `first` to Monday `last`, as a school counts them; empty where it does not.

    The part of the school's year is said where it has more than one.
    """
    own = [counted[week] for week in sorted(counted) if first <= week <= last]
    if not own:
        return ""
    begin, end = own[0], own[-1]
    facts = {"first": begin.number, "last": end.number, "part": begin.part}
    if begin.part != end.part:
        text = N_("teaching weeks {first} of part {part} to {last} of part {other}")
        return say(text, other=end.part, **facts)
    if max(one.part for one in counted.values()) == 1:
        text = N_("teaching week {first}") if begin == end else N_("teaching weeks {first}–{last}")
    elif begin == end:
        text = N_("teaching week {first} of part {part}")
    else:
        text = N_("teaching weeks {first}–{last} of part {part}")
    return say(text, **facts)


def number(value: float, digits: int = 1) -> str:
    """Return a number; whole ones without a decimal point, and never −0."""
    places = 0 if abs(value - round(value)) < 10**-digits / 2 else digits
    return _written(f"{round(value, places) + 0.0:,.{places}f}")


def percent(share: float, digits: int = 0) -> str:
    """Return a share of 1 in per cent; never 0 or 100 where it is only nearly so."""
    shown = 100 * share
    places = max(digits, 1 if (0 < abs(shown) < 1 or 99 < abs(shown) < 100) else 0)
    return say("{number} %", number=_written(f"{shown:.{places}f}"))


def _written(figure: str) -> str:
    """Return a figure with the signs of the language in use."""
    point = COMMAS.get(language(), ".")
    return figure.replace(",", NARROW).replace(".", point).replace("-", "−")


def listed(parts: Iterable[str]) -> str:
    """Return the parts that are not empty one after the other, parted as the language does."""
    return _(", ").join(filter(None, parts))


def clauses(parts: Iterable[str]) -> str:
    """Return parts that hold commas of their own one after the other."""
    return _("; ").join(filter(None, parts))


def count(value: int, one: str, more: str, **values: object) -> str:
    """Return `one` or `more`, both marked with `N_`, in the form for `value`, which is put in as `n`."""
    return many(one, more, value, n=number(value), **values)


def quantity(value: float | None, unit: str, more: int = 0) -> str:
    """Return a figure, a share in per cent, with `more` digits than usual; a dash where nothing could be counted."""
    if value is None:
        return "–"
    return percent(value, more) if unit in SHARES else number(value, 1 + more)


def apart(one: float | None, other: float | None, unit: str) -> tuple[str, str]:
    """Return two figures with as many digits as it takes to see that they differ, up to three more than usual."""
    for more in range(4):
        texts = quantity(one, unit, more), quantity(other, unit, more)
        if texts[0] != texts[1]:
            return texts
    return quantity(one, unit), quantity(other, unit)
