"""Cells of hours: a number, a range, with the word or without; the middle of a range counts."""

from __future__ import annotations

import re

from alternance.io.us_standard.notes import Notes
from alternance.io.us_standard.sheets import Row
from alternance.text import N_

__all__ = ["between", "minutes"]

_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
_HOURS = re.compile(rf"(?:approx\.?|approximately|about|ca\.?|~)?\s*{_NUMBER}\s*(?:hours?|hrs?\.?|h)?", re.I)
_RANGE = re.compile(rf"{_NUMBER}\s*(?:hours?|hrs?\.?|h)?\s*(?:-|–|—|to)\s*{_NUMBER}\s*(?:hours?|hrs?\.?|h)?", re.I)
#: More hours than ten years of full weeks are a slip of the pen.
_MOST = 20_000


def minutes(row: Row, head: str, notes: Notes) -> int | None:
    """Return the minutes that a cell of hours says; None where it is empty, or not understood, which is noted."""
    text = row[head]
    if not text:
        return None
    if (one := _HOURS.fullmatch(text)) is not None:
        hours = _number(one[1], one[2])
    elif (two := _RANGE.fullmatch(text)) is not None:
        low, high = _number(two[1], two[2]), _number(two[3], two[4])
        hours = (low + high) / 2
        if low > high:
            hours = _MOST + 1
        else:
            notes.note(N_("a range of hours ({text}); its middle, {hours:g}, is taken"), row.sheet, row.number, head,
                       text=text, hours=hours)  # fmt: skip
    else:
        hours = _MOST + 1
    if hours > _MOST:
        notes.note(N_("not understood as hours: {text}; left empty"), row.sheet, row.number, head, text=text)
        return None
    return round(hours * 60) or None


def between(row: Row, least: str, most: str, notes: Notes) -> int | None:
    """Return the minutes of a pair of cells: where both are filled their middle, which is noted."""
    low, high = minutes(row, least, notes), minutes(row, most, notes)
    if low is not None and high is not None and low < high:
        middle = (low + high) // 2
        notes.note(N_("{low:g} to {high:g} hours; the middle, {hours:g}, is taken"), row.sheet, row.number, most,
                   low=low / 60, high=high / 60, hours=middle / 60)  # fmt: skip
        return middle
    if low is not None and high is not None and low > high:
        text = N_("the least hours ({low:g}) are more than the most ({high:g}); the most are taken")
        notes.note(text, row.sheet, row.number, most, low=low / 60, high=high / 60)
    return high if high is not None else low


def _number(whole: str, rest: str | None) -> float:
    return float(whole.replace(",", "") + (rest or ""))
