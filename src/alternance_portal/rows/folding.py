"""Text as it is searched and sorted: alike on every database, in every script.

Databases differ in what they think equal and what comes first, by version and by settings; so what is searched and
sorted is stored folded, and compared byte by byte.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "in_order"]

#: Digits to which numbers are filled up, so that 9 comes before 10.
DIGITS = 9
_NUMBER = re.compile(r"\d+")


def folded(*texts: str | None) -> str:
    """Return texts as one that is searched: without capitals, accents and full-width forms, blanks as one.

    Examples
    --------
    >>> folded("Straße  Nr. ２", "Ёлка")
    'strasse nr. 2 елка'
    """
    apart = unicodedata.normalize("NFKD", " ".join(text for text in texts if text)).casefold()
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def in_order(*texts: str | None) -> str:
    """Return texts as one that is sorted: folded, and numbers by their size.

    Examples
    --------
    >>> sorted(["IM 10", "im 9", "EL 26"], key=in_order)
    ['EL 26', 'im 9', 'IM 10']
    """
    return _NUMBER.sub(lambda number: number[0].zfill(DIGITS), folded(*texts))
