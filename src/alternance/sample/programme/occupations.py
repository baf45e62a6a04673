"""What ESCO says, by label: occupations, competences, and what an occupation asks for."""

from __future__ import annotations

import re
from functools import cache

from alternance.framework import esco

__all__ = ["competence_id", "occupation_id", "requires", "slug"]


@cache
def occupation_id(label: str) -> str:
    """Return the id of the occupation with this label."""
    return str(esco().occupations.filter(label=label)["id"][0])


@cache
def _competences() -> dict[str, str]:
    return {label: id_ for id_, label in reversed(esco().competences.select("id", "label").rows())}


def competence_id(label: str) -> str:
    """Return the id of the competence with this label; of two alike the first."""
    return _competences()[label]


@cache
def requires(occupation: str) -> tuple[tuple[str, bool], ...]:
    """Return (competence, essential) of an occupation, by id."""
    return tuple(esco().requires(occupation))


def slug(text: str, longest: int = 48) -> str:
    """Return `text` as a part of an id.

    Examples
    --------
    >>> slug("C++ (computer programming)")
    'c-plus-plus-computer-programming'
    """
    plain = text.lower().replace("#", "-sharp").replace("+", "-plus")
    return re.sub(r"[^\w]+", "-", plain).strip("-")[:longest].strip("-")
