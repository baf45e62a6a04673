"""What a cell in another style perhaps means: told as the remedy, never read so."""

from __future__ import annotations

import datetime as dt
import re

from alternance.text import _

__all__ = ["guess_date", "guess_number"]

_PARTS = re.compile(
    r"(\d{1,4})\s?[./\-年]\s?(\d{1,2})\s?[./\-月]\s?(\d{1,4})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
#: A number with its decimals, its thousands, a unit behind it.
_NUMBER = re.compile(r"([+-]?[\d.,'’\s\u00a0\u202f]*\d)\s*(%|[^\W\d]{1,10}\.?)?")
#: Larger numbers are slips of the pen, and would not be shown digit by digit.
_SENSIBLE = 1e12
#: Day 0 of the dates of spreadsheets, as they count from March 1900 on.
_EPOCH = dt.date(1899, 12, 30)
#: Serial numbers that a date is guessed from: 1954 to 2119.
_SERIALS = range(20_000, 80_000)


def guess_date(text: str) -> str | None:
    """Return the ISO forms that a date in another style may mean (several where it is not clear), else None."""
    if _SERIAL.fullmatch(text) and int(float(text)) in _SERIALS:
        return (_EPOCH + dt.timedelta(days=int(float(text)))).isoformat()
    match = _PLAIN.fullmatch(text) or _PARTS.fullmatch(text)
    if not match:
        return None
    first, second, third = (int(part) for part in match.groups())
    orders = [(first, second, third)] if first > 31 else [(third, second, first), (third, first, second)]
    found = []
    for year, month, day in orders:
        try:
            found.append(dt.date(year + 2000 if year < 100 else year, month, day).isoformat())
        except ValueError:
            continue
    return _(" or ").join(dict.fromkeys(found)) or None


def guess_number(text: str, *, whole: bool) -> str | None:
    """Return the number that one in another style means: decimal comma, thousands, percent, unit behind; else None."""
    match = _NUMBER.fullmatch(text) if len(text) < 40 else None
    if not match:
        return None
    digits = re.sub(r"['’\s\u00a0\u202f]", "", match[1])
    if "," in digits and "." in digits:  # the last of the two parts the decimals
        thousands = "," if digits.rfind(",") < digits.rfind(".") else "."
        digits = digits.replace(thousands, "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}([.,]\d{3})+", digits) and (whole or digits.count(",") + digits.count(".") > 1):
        digits = re.sub("[.,]", "", digits)
    else:
        digits = digits.replace(",", ".")
    try:
        value = float(digits) / (100 if match[2] == "%" else 1)
    except ValueError:
        return None
    if abs(value) >= _SENSIBLE or (whole and not value.is_integer()):
        return None
    return str(int(value)) if value.is_integer() else f"{value:.12g}"
