"""recommendation.json: a recommendation written and read; whatever is wrong is named with place, value and remedy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar, cast, get_args

from alternance.gap.errors import RecommendationError
from alternance.gap.recommend.recommendation import (
    Action,
    Hours,
    Kind,
    Limit,
    Purchase,
    Recommendation,
    Resized,
    Step,
)
from alternance.text import N_, say

__all__ = ["FORMAT", "VERSION", "read", "write"]

#: What the file says it is, and the version of its form.
FORMAT, VERSION = "alternance-recommendation", 2
_PARTS: dict[str, type[Any]] = {
    "actions": Action,
    "improvements": Purchase,
    "hours": Hours,
    "sizes": Resized,
    "frontier": Step,
    "costs": Step,
    "limits": Limit,
}
#: What a member holds, by its annotation in the dataclass.
_KINDS: dict[str, tuple[tuple[type, ...], str]] = {
    "str": ((str,), N_("a text")),
    "str | None": ((str, type(None)), N_("a text or null")),
    "Kind": ((str,), N_("a text")),
    "int": ((int,), N_("a whole number")),
    "float": ((float, int), N_("a number")),
    "bool": ((bool,), N_("true or false")),
    "int | None": ((int, type(None)), N_("a whole number or null")),
    "float | None": ((float, int, type(None)), N_("a number or null")),
    "tuple[str, ...]": ((list,), N_("a list of texts")),
}
T = TypeVar("T")


def write(recommendation: Recommendation) -> str:
    """Return the recommendation as JSON, ready to be written into a file."""
    facts = {"format": FORMAT, "version": VERSION, **asdict(recommendation)}
    return json.dumps(facts, indent=2, ensure_ascii=False) + "\n"


def read(text: str, place: str) -> Recommendation:
    """Read a recommendation.

    Parameters
    ----------
    text : str
        What the file holds.
    place : str
        What the file is called in messages.

    Raises
    ------
    RecommendationError
        When it is no recommendation, of another version, or a member is missing or of another kind.

    Examples
    --------
    >>> read("{}", "advice.json")
    Traceback (most recent call last):
    ...
    alternance.gap.errors.RecommendationError: advice.json: format is None, not alternance-recommendation. \
Name a file that `alternance recommend` wrote
    """
    try:
        facts = json.loads(text)
    except ValueError as error:
        what = N_("{place}: this is not JSON ({error}). Name a file that `alternance recommend` wrote")
        raise RecommendationError(say(what, place=place, error=error)) from None
    found = facts.get("format") if isinstance(facts, dict) else None
    if found != FORMAT:
        what = N_("{place}: format is {found}, not {wanted}. Name a file that `alternance recommend` wrote")
        raise RecommendationError(say(what, place=place, found=found, wanted=FORMAT))
    if facts.get("version") != VERSION:
        what = N_("{place}: version is {found}, this version of Alternance reads {wanted}. Recommend again")
        raise RecommendationError(say(what, place=place, found=facts.get("version"), wanted=VERSION))
    parts = {name: _parts(part, facts.get(name), f"{place}, {name}") for name, part in _PARTS.items()}
    return _made(Recommendation, {**facts, **parts}, place)


def _parts(part: type[T], rows: Any, place: str) -> tuple[T, ...]:
    if not isinstance(rows, list):
        raise RecommendationError(say("{place}: not a list. Recommend again", place=place))
    return tuple(_made(part, row, f"{place}, {number}") for number, row in enumerate(rows, start=1))


def _made(made: type[T], facts: Any, place: str) -> T:
    if not isinstance(facts, Mapping):
        raise RecommendationError(say("{place}: not an object with members. Recommend again", place=place))
    members = {}
    for member in fields(cast("Any", made)):
        if member.name not in facts:
            what = N_("{place}: {member} is missing. Recommend again")
            raise RecommendationError(say(what, place=place, member=member.name))
        value = facts[member.name]
        known = member.name in _PARTS and made is Recommendation
        members[member.name] = value if known else _checked(member.type, value, place, member.name)
    return made(**members)


def _checked(kind: Any, value: Any, place: str, member: str) -> Any:
    types, expected = _KINDS[str(kind)]
    good = isinstance(value, types) and (bool in types or not isinstance(value, bool))
    if good and isinstance(value, list):
        good = all(isinstance(item, str) for item in value)
    if good and kind == "Kind" and value not in get_args(Kind):
        good, expected = False, ", ".join(get_args(Kind))
    if not good:
        what = N_("{place}: {member} is {value}, not {expected}. Recommend again, or write it so")
        raise RecommendationError(say(what, place=place, member=member, value=value, expected=say(expected)))
    return tuple(value) if isinstance(value, list) else value
