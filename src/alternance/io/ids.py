"""Ids made of titles: short, of letters and digits of any script, none twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alternance.io.names import plain

__all__ = ["ids_below", "short"]

LONGEST = 40


def short(title: str) -> str:
    """Return a title as the end of an id; empty where it has no letter or digit.

    Examples
    --------
    >>> short("Read drawings & plans"), short("铣削加工"), short("–")
    ('read-drawings-plans', '铣削加工', '')
    """
    return re.sub(r"\W+", "-", plain(title)).strip("-")[:LONGEST].strip("-")


def ids_below(owner: str, titles: Iterable[str]) -> list[str]:
    """Return an id below `owner` for each title, in their order; of those alike the later ones are numbered.

    Examples
    --------
    >>> ids_below("school:cook", ["Soups", "Soups", "?"])
    ['school:cook.soups', 'school:cook.soups-2', 'school:cook.item']
    """
    found: dict[str, None] = {}
    for title in titles:
        base = wanted = f"{owner}.{short(title) or 'item'}"
        number = 1
        while wanted in found:
            number += 1
            wanted = f"{base}-{number}"
        found[wanted] = None
    return list(found)
